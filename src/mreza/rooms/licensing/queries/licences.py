"""Licences on a day: the period they are in, their status, and how many are valid."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.db.models import CharField, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import pgettext_lazy

from mreza.rooms.licensing.models import Licence, LicenceEvent
from mreza.rooms.licensing.models import LicenceEventKind as Kind


class Status(models.TextChoices):
    """What a licence is on a day."""

    VALID = "valid", pgettext_lazy("licence status", "valid")
    SUSPENDED = "suspended", pgettext_lazy("licence status", "suspended")
    REVOKED = "revoked", pgettext_lazy("licence status", "revoked")
    LAPSED = "lapsed", pgettext_lazy("licence status", "lapsed")


AFTER = {
    Kind.GRANTED: Status.VALID,
    Kind.RENEWED: Status.VALID,
    Kind.REINSTATED: Status.VALID,
    Kind.SUSPENDED: Status.SUSPENDED,
    Kind.REVOKED: Status.REVOKED,
    Kind.LAPSED: Status.LAPSED,
}
ENDED = (Status.REVOKED, Status.LAPSED)


@dataclass(frozen=True)
class LicenceState:
    """The licence period that counts on a day, and what made its status. `since` is that day."""

    licence: Licence
    status: Status
    since: date
    reason: str = ""

    @property
    def first(self) -> date:
        return self.licence.first_day

    @property
    def last(self) -> date:
        return self.licence.last_day or date.max  # a constraint of the model: every one has an end

    @property
    def days(self) -> int:
        """Days of the period, first and last included."""
        return (self.last - self.first).days + 1

    @property
    def is_valid(self) -> bool:
        return self.status == Status.VALID


def history(practitioners: Collection[int]) -> QuerySet[Licence]:
    """Licences with what happened to them, oldest first; two queries."""
    events = Prefetch("events", LicenceEvent.objects.order_by("day", "pk"))
    return (
        Licence.objects.filter(practitioner__in=practitioners, withdrawn=False)
        .order_by("practitioner_id", "valid")
        .prefetch_related(events)
    )


def states(practitioners: Collection[int], day: date) -> dict[int, LicenceState]:
    """By practitioner, the newest licence that had begun by `day`; two queries."""
    return states_among(history(practitioners), day)


def states_among(licences: Iterable[Licence], day: date) -> dict[int, LicenceState]:
    """As `states`, of licences that were read, oldest first."""
    begun = {one.practitioner_id: one for one in licences if one.first_day <= day}
    return {key: state(one, day) for key, one in begun.items()}


def state(licence: Licence, day: date) -> LicenceState:
    """What the licence is on `day`, by the last thing that had happened to it."""
    past = [event for event in licence.events.all() if event.day <= day]
    event = past[-1] if past else None
    status = AFTER[Kind(event.kind)] if event else Status.VALID
    last = licence.last_day
    if last is not None and last < day and status not in ENDED:
        return LicenceState(licence, Status.LAPSED, last + timedelta(days=1))
    since = event.day if event else licence.first_day
    return LicenceState(licence, status, since, event.reason if event else "")


def valid_on(day: date) -> QuerySet[Licence]:
    """Licences that are valid on `day`: in their period, and neither suspended nor ended."""
    latest = LicenceEvent.objects.filter(licence=OuterRef("pk"), day__lte=day)
    happened = Coalesce(
        Subquery(latest.order_by("-day", "-pk").values("kind")[:1]),
        Value(Kind.GRANTED.value),
        output_field=CharField(),
    )
    running = Licence.objects.filter(
        withdrawn=False, practitioner__withdrawn=False, valid__contains=day
    )
    ended = [Kind.SUSPENDED, Kind.REVOKED, Kind.LAPSED]
    return running.annotate(happened=happened).exclude(happened__in=ended)


def valid_count(day: date) -> int:
    """How many practitioners hold a valid licence on `day`."""
    return valid_on(day).count()


def ending(first: date, last: date) -> QuerySet[Licence]:
    """Licences whose last day lies in these days and which no next one follows, soonest first."""
    following = Licence.objects.filter(
        practitioner=OuterRef("practitioner"), withdrawn=False,
        valid__startswith__gte=OuterRef("valid__endswith"),
    )  # fmt: skip
    return (
        Licence.objects.filter(
            withdrawn=False, practitioner__withdrawn=False,
            valid__endswith__gt=first, valid__endswith__lte=last + timedelta(days=1),
        )
        .exclude(models.Exists(following))
        .exclude(models.Exists(LicenceEvent.objects.filter(
            licence=OuterRef("pk"), kind__in=[Kind.REVOKED, Kind.LAPSED])))
        .select_related("practitioner")
        .order_by("valid__endswith", "practitioner__sort_key")
    )  # fmt: skip
