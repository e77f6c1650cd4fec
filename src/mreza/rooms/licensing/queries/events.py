"""Events: the calendar, one with its points, who attended, organisers; each takes the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from django.db.models import Prefetch, Q, QuerySet

from mreza.rooms.licensing import duplicates, proposing
from mreza.rooms.licensing.models.applications import Decision
from mreza.rooms.licensing.models.credits import Content
from mreza.rooms.licensing.models.events import (
    Authorisation,
    Event,
    EventAttendance,
    EventChange,
)
from mreza.rooms.licensing.proposing import Line
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce.models import ImportedFile

SHOWN: Final = (Event.State.APPROVED, Event.State.CANCELLED)


@dataclass(frozen=True)
class Listed:
    """An evaluated event with what it brings to whoever attends all of it."""

    event: Event
    lines: tuple[Line, ...]

    @property
    def changes(self) -> list[EventChange]:
        """How it was moved or cancelled, the last one last."""
        return list(self.event.changes.all())

    @property
    def cancelled(self) -> bool:
        return self.event.state == Event.State.CANCELLED

    @property
    def points(self) -> Fraction:
        return sum((line.points for line in self.lines), Fraction(0))

    @property
    def contents(self) -> list[tuple[str, int]]:
        """(mandatory content, minutes of it)."""
        return [(line.work.content, line.work.content_minutes) for line in self.lines
                if line.work.content]  # fmt: skip


def calendar(
    first: date, last: date | None = None, *, content: str = "", text: str = ""
) -> list[Listed]:
    """Evaluated events that end on `first` or later (to `last`), by day; three queries.

    Cancelled ones stay in it, so that whoever meant to go is told.
    """
    found = Event.objects.filter(state__in=SHOWN, last__gte=first)
    if last:
        found = found.filter(first__lte=last)
    text = text.replace("\x00", "")  # what no text of the database holds
    if text:
        found = found.filter(
            Q(title__icontains=text) | Q(place__icontains=text) | Q(organiser_name__icontains=text)
        )
    listed = [_listed(one) for one in _with_decisions(found.order_by("first", "pk"))]
    if content in Content.values:
        listed = [one for one in listed if content in dict(one.contents)]
    return listed


def listed(number: int) -> Listed:
    """One evaluated event, cancelled or not. Raises `Event.DoesNotExist`."""
    found = Event.objects.filter(state__in=SHOWN)
    return _listed(_with_decisions(found).get(pk=number))


def _with_decisions(found: QuerySet[Event]) -> QuerySet[Event]:
    decided = Decision.objects.order_by("-number")
    return found.select_related("application").prefetch_related(
        Prefetch("application__decisions", queryset=decided), "changes"
    )


def _listed(event: Event) -> Listed:
    decided = list(event.application.decisions.all())
    lines = decided[0].lines if decided else []
    return Listed(event, tuple(proposing.from_json(line) for line in lines))


def attendances(event: Event) -> Sequence[EventAttendance]:
    """Who is on the lists of an event, by name."""
    found = EventAttendance.objects.filter(event=event, withdrawn=False)
    return list(found.select_related("practitioner").order_by("practitioner__folded", "role"))


def lists(event: Event) -> Sequence[ImportedFile]:
    """Files that were sent for an event."""
    return list(
        ImportedFile.objects.filter(dataset=f"event-{event.pk}", organisation=event.organiser_id)
        .defer("waiting", "faults")
    )  # fmt: skip


def organisers(day: date) -> list[tuple[str, str]]:
    """(code, name) of organisations that are or were authorised, or held evaluated events."""
    codes = Authorisation.objects.values("organisation").union(
        Event.objects.filter(state=Event.State.APPROVED).values("organiser")
    )
    known = [code for (code,) in codes.values_list("organisation")]
    found = OrganisationVersion.objects.filter(on(day), organisation__in=known)
    return list(found.order_by("sort_key").values_list("organisation_id", "name"))


def organiser_named(told: str, day: date) -> tuple[str, str]:
    """(code, registered name) of the organiser that is meant; ("", as told) for another one."""
    for code, name in organisers(day):
        if duplicates.alike(told, name):
            return code, name
    return "", told.strip()


def authorisations() -> Sequence[Authorisation]:
    """Every authorisation, those that hold first."""
    found = Authorisation.objects.select_related("by", "ended_by")
    return list(found.order_by("-valid", "organisation"))
