"""People of the register: whose record an account is, whom somebody leads, search, employers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from mreza.rooms.licensing.models import (
    Application,
    CorrectionRequest,
    Credit,
    Disclosure,
    EventAttendance,
    Practitioner,
    PractitionerEmployment,
    ReminderSent,
)
from mreza.rooms.licensing.queries.licences import LicenceState, states, valid_on
from mreza.rooms.network.folding import words
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce.models import Appointment, Change
from mreza.rooms.workforce.rules import LEADING

LEAST_LETTERS: Final = 3
MOST_FOUND: Final = 50


@dataclass(frozen=True)
class Found:
    """Somebody of the register with the licence that counts on the day."""

    person: Practitioner
    state: LicenceState | None


def homes_led_by(user: Any, day: date) -> frozenset[str]:
    """Organisations in which somebody is quality officer or responsible person; one query."""
    held = Appointment.objects.filter(
        on(day), Q(user=user.pk) | Q(staff__user=user.pk), post__in=LEADING, withdrawn=False
    )
    return frozenset(held.values_list("organisation_id", flat=True))


def record_of(user: Any) -> int | None:
    """The register's record of the very person whose account it is."""
    if not user.is_authenticated:
        return None
    found = Practitioner.objects.filter(user=user.pk, withdrawn=False)
    return found.values_list("pk", flat=True).first()


def matching(text: str) -> QuerySet[Practitioner]:
    """Practitioners whose name or number has every word of `text`; all for an empty one."""
    found = Practitioner.objects.filter(withdrawn=False)
    for word in words(text)[:6]:
        found = found.filter(search__contains=word)
    return found.order_by("sort_key", "number")


def letters(text: str) -> int:
    """How many letters and digits the longest word of a search has."""
    return max((len(word) for word in words(text)), default=0)


def public(text: str, day: date) -> tuple[list[Found], bool]:
    """Holders of a valid licence by name or number, and whether there are more than are shown.

    Whoever asks says at least three letters, and is shown fifty at most: the register can be asked
    whether somebody holds a licence, not be copied.
    """
    if letters(text) < LEAST_LETTERS:
        return [], False
    valid = valid_on(day).filter(practitioner=OuterRef("pk"))
    found = list(matching(text).filter(Exists(valid))[: MOST_FOUND + 1])
    return with_states(found[:MOST_FOUND], day), len(found) > MOST_FOUND


def with_states(people: Sequence[Practitioner], day: date) -> list[Found]:
    """Two queries more."""
    known = states([one.pk for one in people], day)
    return [Found(one, known.get(one.pk)) for one in people]


def employed_at(organisation: str, day: date) -> list[Practitioner]:
    """Practitioners whom an organisation employs on a day, by name; one query."""
    employments = PractitionerEmployment.objects.filter(
        on(day), employer=organisation, withdrawn=False, practitioner__withdrawn=False
    ).select_related("practitioner")
    found = {one.practitioner_id: one.practitioner for one in employments}
    return sorted(found.values(), key=lambda one: (one.sort_key, one.number))


def employments(practitioner: int) -> list[PractitionerEmployment]:
    """All employments on record, newest first, with the employer's newest `name`."""
    names = OrganisationVersion.objects.filter(organisation=OuterRef("employer")).order_by("-valid")
    found = PractitionerEmployment.objects.filter(practitioner=practitioner, withdrawn=False)
    return list(found.annotate(name=Subquery(names.values("name")[:1])).order_by("-valid"))


def credits_of(practitioner: int) -> list[Credit]:
    """All credits, newest first; withdrawn ones too, because they stay in the history."""
    return list(Credit.objects.filter(practitioner=practitioner))


def applications_of(practitioner: int) -> list[Application]:
    """Her own applications with files, decisions and steps, newest first."""
    found = Application.objects.filter(practitioner=practitioner).select_related("event")
    return list(found.prefetch_related("attachments", "decisions", "steps"))


def attendances_of(practitioner: int) -> list[EventAttendance]:
    """Organisers' lists that she is on; withdrawn ones too."""
    found = EventAttendance.objects.filter(practitioner=practitioner)
    return list(found.select_related("event").order_by("-event__last", "-pk"))


def reminders_of(practitioner: int) -> list[ReminderSent]:
    """Reminders that went out to her, newest first."""
    return list(ReminderSent.objects.filter(licence__practitioner=practitioner).order_by("-day"))


def disclosures(practitioner: int, most: int) -> list[Disclosure]:
    """The newest looks at somebody's data."""
    return list(Disclosure.objects.filter(practitioner=practitioner)[:most])


def requests(practitioner: int) -> list[CorrectionRequest]:
    return list(CorrectionRequest.objects.filter(practitioner=practitioner))


def all_requests() -> QuerySet[CorrectionRequest]:
    """Requests of all, those that wait first, oldest of them first."""
    found = CorrectionRequest.objects.select_related("practitioner")
    return found.order_by(F("decided_at").desc(nulls_first=True), "at")


def changes(person: Practitioner, most: int) -> list[Change]:
    """The history of somebody's records, newest first."""
    found = Change.objects.filter(organisation=person.organisation_id, subject=person.subject)
    return list(found[:most])
