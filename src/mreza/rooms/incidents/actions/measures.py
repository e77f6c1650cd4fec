"""Measures: set for an incident, done by their owner, or cancelled for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from mreza.rooms.incidents.actions.held import Author, finish, hold
from mreza.rooms.incidents.models import Incident, IncidentEvent, Measure
from mreza.rooms.incidents.queries.one import round_of
from mreza.rooms.incidents.refusals import MeasureSettledError
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class NewMeasure:
    """What is to be done, by whom and by when; `owner` where they can sign in."""

    text: str
    level: str
    nature: str
    owner_name: str
    due: date
    owner: User | None = None


@transaction.atomic
def add(incident: Incident, new: NewMeasure, *, author: Author) -> Measure:
    """Add a measure to the round that runs."""
    held = hold(incident, "add_measure", author)
    measure = Measure.objects.create(incident=held, round=round_of(held), **vars(new))
    after = {"measure": measure.pk, "text": new.text, "due": new.due.isoformat()}
    finish(held, "add_measure", author, after=after)
    return measure


@transaction.atomic
def done(measure: Measure, *, day: date, note: str, author: Author) -> IncidentEvent:
    """Say that a measure was done. Raises `MeasureSettledError` when it is done or cancelled."""
    held = hold(measure.incident, "finish_measure", author)
    found = _open(measure)
    found.done_on, found.done_note = day, note.strip()
    found.save(update_fields=["done_on", "done_note"])
    after = {"measure": found.pk, "text": found.text, "done_on": day.isoformat()}
    return finish(held, "finish_measure", author, why=note, after=after)


@transaction.atomic
def cancel(measure: Measure, *, why: str, author: Author) -> IncidentEvent:
    """Give a measure up, for a reason; it stays in the list."""
    held = hold(measure.incident, "cancel_measure", author, why)
    found = _open(measure)
    found.cancelled_because = why.strip()
    found.save(update_fields=["cancelled_because"])
    after = {"measure": found.pk, "text": found.text}
    return finish(held, "cancel_measure", author, why=why, after=after)


def _open(measure: Measure) -> Measure:
    found = Measure.objects.get(pk=measure.pk)
    if not found.open:
        raise MeasureSettledError
    return found
