"""An evaluated event is moved or cancelled, with a reason that its calendar tells everybody.

The decision is about a programme. Moved, the event keeps it only with the same programme and
lecturers, which whoever moves it confirms; with another programme it is cancelled and applied for
anew. The programme itself cannot be changed after the decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from mreza.rooms.licensing import checking, duplicates, time_limits
from mreza.rooms.licensing.actions.applications import hold_anew, release
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.applications.refusals import (
    AppliedAlreadyError,
    EventChangeError,
    NoReasonError,
    StaleError,
)
from mreza.rooms.licensing.models.events import Event, EventAttendance, EventChange

What = EventChange.What


@dataclass(frozen=True)
class Moved:
    """New days and place; `same` says that programme and lecturers stay as they were decided."""

    first: date
    last: date
    place: str
    same: bool


@transaction.atomic
def cancel(event: Event, *, reason: str, author: Author) -> EventChange:
    """It will not be: it takes no lists, and the same may be applied for again."""
    held = _held(event, reason, author)
    release(held.application)
    change = _noted(held, What.CANCELLED, reason, author)
    held.state = Event.State.CANCELLED
    held.save(update_fields=["state"])
    return change


@transaction.atomic
def move(event: Event, to: Moved, *, reason: str, author: Author) -> EventChange:
    """On other days or elsewhere, with its decision. Raises `AppliedAlreadyError`."""
    held = _held(event, reason, author)
    _may_move(held, to, author.day)
    change = _noted(held, What.MOVED, reason, author)
    held.first, held.last, held.place = to.first, to.last, to.place.strip()
    held.key = duplicates.key_of(held.title, held.organiser_name, held.first, held.last)
    held.authorised = checking.authorised(held.organiser_id, held.first)
    try:
        with transaction.atomic():
            held.save()
            hold_anew(held.application)
    except IntegrityError as error:
        raise AppliedAlreadyError("event", "") from error
    return change


def number(event: Event) -> int:
    """How many changes there were: what a form was opened on."""
    return event.changes.count()


def _held(event: Event, reason: str, author: Author) -> Event:
    """The event, locked: evaluated, nobody credited, as the form knew it."""
    if not reason.strip():
        raise NoReasonError("change")
    held = Event.objects.select_for_update().get(pk=event.pk)
    if author.revision is not None and number(held) != author.revision:
        raise StaleError
    if held.state != Event.State.APPROVED:
        raise EventChangeError("state")
    if EventAttendance.objects.filter(event=held, withdrawn=False).exists():
        raise EventChangeError("listed")
    return held


def _may_move(held: Event, to: Moved, day: date) -> None:
    """Before it is over, to days that come, in time by the day on which it was applied for."""
    if held.last < day or to.first < day:
        raise EventChangeError("past")
    if not to.same:
        raise EventChangeError("programme")
    sent = held.application.submitted_on
    if sent and to.first < held.first and to.first < time_limits.earliest_start(sent):
        raise EventChangeError("early", time_limits.earliest_start(sent))


def _noted(held: Event, what: str, reason: str, author: Author) -> EventChange:
    return EventChange.objects.create(
        event=held, number=number(held) + 1, what=what, first=held.first, last=held.last,
        place=held.place, reason=reason.strip(), by=author.by,
        by_name=author.by.get_full_name(), at=author.now,
    )  # fmt: skip
