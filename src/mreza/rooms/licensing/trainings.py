"""One entry of a training serves both: points here, the home's indicator 5.4.2 in `workforce`.

Whoever is on an organiser's list and on the staff of a home gets an attendance in its records too,
once: a home that recorded the training before keeps its own entry. Own applications are nobody's
but the practitioner's and make no entry at her employer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import ngettext

from mreza.rooms.licensing import duplicates, law
from mreza.rooms.licensing.models.events import Event, EventAttendance, SharedTraining
from mreza.rooms.licensing.models.register import Practitioner, PractitionerEmployment
from mreza.rooms.network.folding import folded
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.models import (
    Employment,
    StaffMember,
    Training,
    TrainingAttendance,
    TrainingKind,
)
from mreza.rooms.workforce.uses import Use
from mreza.site.accounts.models import User

CENT = Decimal("0.01")  # the records of a home keep hours with two decimals


def share(event: Event, attendances: Iterable[EventAttendance], *, by: User) -> int:
    """Record who listened in the homes they work in; returns how many records now serve both."""
    minutes = {
        one.practitioner_id: one.minutes
        for one in attendances
        if one.role == EventAttendance.Role.PASSIVE
    }
    staff = staff_of(event, minutes)
    whole = sum(session.minutes for session in event.sessions.all())
    known: dict[str, tuple[Training, bool]] = {}
    for practitioner, member in staff:
        home = str(member.organisation_id)
        if home not in known:
            known[home] = _training(event, home, whole, by)
        _attendance(event, practitioner, member, known[home], (minutes[practitioner], whole), by)
    return len(staff)


def staff_of(event: Event, practitioners: Collection[int]) -> list[tuple[int, StaffMember]]:
    """Who of them is employed in a home in those days: by account, or by employer and name."""
    days = _days(event)
    employed = Employment.objects.filter(valid__overlap=days, withdrawn=False).values("staff")
    people = Practitioner.objects.filter(pk__in=practitioners, withdrawn=False)
    users = {one.user_id: one.pk for one in people if one.user_id}
    jobs: dict[str, dict[str, list[int]]] = {}
    works = PractitionerEmployment.objects.filter(
        practitioner__in=[one.pk for one in people], valid__overlap=days, withdrawn=False
    ).select_related("practitioner")
    for job in works:
        name = _letters(job.practitioner.name)
        jobs.setdefault(str(job.employer_id), {}).setdefault(name, []).append(job.practitioner_id)
    found = StaffMember.objects.filter(
        Q(user__in=users) | Q(organisation__in=jobs), pk__in=employed, withdrawn=False
    ).order_by("pk")
    return _matched(found, users, jobs)


def _matched(
    staff: Iterable[StaffMember],
    users: Mapping[int, int],
    jobs: Mapping[str, Mapping[str, list[int]]],
) -> list[tuple[int, StaffMember]]:
    """By account first; by name only where it is one person on each side."""
    named: dict[tuple[int, str], list[StaffMember]] = {}
    found: dict[tuple[int, str], StaffMember] = {}
    for member in staff:
        home = str(member.organisation_id)
        account = users.get(member.user_id or 0)
        if account is not None:
            found[account, home] = member
        same = jobs.get(home, {}).get(_letters(member.name), [])
        if len(same) == 1:
            named.setdefault((same[0], home), []).append(member)
    for key, members in named.items():
        if len(members) == 1:
            found.setdefault(key, members[0])
    return [(practitioner, member) for (practitioner, _home), member in found.items()]


def _letters(name: str) -> str:
    """A name whichever of its parts comes first."""
    return " ".join(sorted(folded(name).split()))


def _days(event: Event) -> DateRange:
    return DateRange(event.first, event.last + timedelta(days=1))


def _training(event: Event, home: str, whole: int, by: User) -> tuple[Training, bool]:
    """The home's record of this training, and whether it was made only now."""
    stored = Training.objects.filter(organisation=home, valid=_days(event), withdrawn=False)
    same = [one for one in stored if duplicates.alike(one.title, event.title)]
    if same:
        return same[0], False
    contents = {one.content for one in event.sessions.all() if one.content}
    inside = home == str(event.organiser_id)
    made = Training(
        organisation_id=home, title=event.title, organiser=event.organiser_name,
        kind=TrainingKind.INTERNAL if inside else TrainingKind.EXTERNAL, valid=_days(event),
        hours=_hours(event, whole), content=contents.pop() if len(contents) == 1 else "",
    )  # fmt: skip
    records.add(made, by=by)
    return made, True


def _attendance(
    event: Event, practitioner: int, member: StaffMember, training: tuple[Training, bool],
    minutes: tuple[int, int], by: User,
) -> None:  # fmt: skip
    kept = TrainingAttendance.objects.filter(
        training=training[0], staff=member, withdrawn=False
    ).first()
    attendance = kept or TrainingAttendance(
        training=training[0], staff=member,
        hours=_hours(event, minutes[0]) if minutes[0] < minutes[1] else None,
    )  # fmt: skip
    if kept is None:
        records.add(attendance, by=by)
    elif kept.licensing.filter(withdrawn=False).exists():
        return  # the home's entry serves another event already, or this one
    SharedTraining.objects.create(
        event=event, practitioner_id=practitioner, attendance=attendance, made=kept is None,
        made_training=training[1],
    )  # fmt: skip


def _hours(event: Event, minutes: int) -> Decimal:
    """Teaching hours as a home's records keep them: rounded to two decimals."""
    length = law.number("hour_length", event.last)
    return (Decimal(minutes) / length).quantize(CENT, ROUND_HALF_UP)


def take_back(event: Event, practitioners: Collection[int], *, by: User, reason: str) -> None:
    """What was made in the homes' records goes with the credits; a home's own entry stays."""
    shared = SharedTraining.objects.filter(
        event=event, practitioner__in=practitioners, withdrawn=False
    ).select_related("attendance__training")
    for one in shared:
        if one.made and not one.attendance.withdrawn:
            records.withdraw(one.attendance, by=by, reason=reason)
        one.withdrawn = True
        one.save(update_fields=["withdrawn"])
    _empty(event, by, reason)


def _empty(event: Event, by: User, reason: str) -> None:
    """A training that was made here and that nobody attends any more."""
    made = Training.objects.filter(
        attendances__licensing__event=event, attendances__licensing__made_training=True,
        withdrawn=False,
    ).distinct()  # fmt: skip
    for training in made:
        if not training.attendances.filter(withdrawn=False).exists():
            records.withdraw(training, by=by, reason=reason)


def use_of(training: Training) -> list[Use]:
    """For the page of a home's training: how many of its entries also bring licence points."""
    shared = SharedTraining.objects.filter(
        attendance__training=training, attendance__withdrawn=False, withdrawn=False
    )
    counted = Counter(shared.values_list("event", flat=True))
    return [
        Use(
            ngettext(
                "One entry: %(people)s attendance here also brought licence points.",
                "One entry: %(people)s attendances here also brought licence points.", people,
            ) % {"people": people},
            people, reverse("licensing:event", args=[event]),
        )
        for event, people in counted.items()
    ]  # fmt: skip


def homes_of(practitioner: int) -> dict[str, str]:
    """Key of the event and the home in whose records the same attendance stands; one query."""
    name = OrganisationVersion.objects.filter(
        organisation=OuterRef("attendance__training__organisation")
    ).order_by("-valid")
    shared = SharedTraining.objects.filter(practitioner=practitioner, withdrawn=False)
    named = shared.annotate(home=Subquery(name.values("name")[:1]))
    return {key: home or "" for key, home in named.values_list("event__key", "home")}
