"""Due items: what is owed by when, and where it stands on a day. Computed, kept nowhere.

Three days never merge: `due` is the act's; `on_time_until` may lie later, where a supervisor
allowed it; `locked` says that the item can no longer be answered by whoever owes it. The day on
which it was done is that of the record or answer, never the day somebody entered it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mreza.kernel.due import DueDate
from mreza.kernel.obligations import Obligation
from mreza.rooms.obligations.events import Happening
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.obligations.models import Answer

_DAY = timedelta(days=1)


class State(TextChoices):
    """Where a due item stands."""

    OVERDUE = "overdue", _("overdue")
    SOON = "soon", _("due soon")
    UPCOMING = "upcoming", _("upcoming")
    DONE = "done", _("done in time")
    LATE = "late", _("done late")
    WAIVED = "waived", _("waived")


OPEN = frozenset({State.OVERDUE, State.SOON, State.UPCOMING})


@dataclass(frozen=True, slots=True)
class Slot:
    """A due day of an obligation before anybody is asked: the same for all whom it binds.

    `moment` names it for good; `opens` is the first day on which the deed counts for it, and
    `closes` the day before that of the next one.
    """

    moment: str
    due: date
    opens: date
    closes: date
    about: DueDate
    event: Happening | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A due item of an organisation on a day."""

    obligation: Obligation
    organisation: str
    slot: Slot
    state: State
    on_time_until: date
    done_on: date | None = None
    evidence: Evidence | None = None
    answer: Answer | None = None
    extension: Answer | None = None

    @property
    def key(self) -> str:
        """Names the item for good: act, code, organisation, moment."""
        found = self.obligation
        return f"{found.act}/{found.code}/{self.organisation}/{self.slot.moment}"

    @property
    def due(self) -> date:
        return self.slot.due

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def days_left(self, today: date) -> int:
        """Days until the last day that counts as on time; below zero when that is over."""
        return (self.on_time_until - today).days


def moment_of(item: DueDate, happening: Happening | None = None) -> str:
    """What names a due day for good, whatever day a later text or calendar makes of it."""
    if happening is not None:
        return f"event-{happening.key}"
    return (item.first or item.as_of or item.due).isoformat()


def slots_of(
    found: list[DueDate], happenings: Mapping[date, Sequence[Happening | None]]
) -> list[Slot]:
    """Due days with the time in which a deed counts for each, by due day.

    A deed within a period counts for it when the period ends with its due day; a report on a period
    or a state counts from the day after. Where neither is given, from the day after the last one.
    """
    opened = [_opens(item, found[place - 1] if place else None) for place, item in enumerate(found)]
    slots: list[Slot] = []
    for place, (item, opens) in enumerate(zip(found, opened, strict=True)):
        later = next((day for day in opened[place + 1 :] if day > opens), None)
        closes = later - _DAY if later else date.max
        of_event = happenings.get(item.event, []) if item.event else [None]
        slots += [
            Slot(moment_of(item, one), item.due, opens, closes, item, one) for one in of_event
        ]
    return slots


def _opens(item: DueDate, before: DueDate | None) -> date:
    if item.event is not None:
        return min(item.event, item.due)
    if item.first is not None and item.last is not None:
        return item.first if item.due <= item.last else item.last + _DAY
    if item.as_of is not None:
        return item.as_of
    return before.due + _DAY if before is not None else item.due - timedelta(days=366)


def shows(found: Evidence, slot: Slot) -> bool:
    """Whether a record is about the slot: by its period where both have one, else by its day."""
    about = slot.about
    first, last = about.first or about.as_of, about.last or about.as_of
    if found.first and found.last and first and last:
        return found.first <= first and last <= found.last
    return slot.opens <= found.day <= slot.closes


def stated(
    obligation: Obligation,
    organisation: str,
    slot: Slot,
    *,
    today: date,
    soon: int,
    evidence: Evidence | None = None,
    answer: Answer | None = None,
    extension: Answer | None = None,
) -> Item:
    """The item with its state of `today`. An answer by hand goes before a record that was found."""
    until = max(slot.due, extension.day) if extension and extension.day else slot.due
    done = None
    if answer is not None and answer.kind == Answer.Kind.DONE:
        done = answer.day
    elif answer is None and evidence is not None:
        done = evidence.day
    if answer is not None and answer.kind == Answer.Kind.WAIVED:
        state = State.WAIVED
    elif done is not None:
        state = State.DONE if done <= until else State.LATE
    elif today > until:
        state = State.OVERDUE
    else:
        state = State.SOON if (until - today).days <= soon else State.UPCOMING
    return Item(obligation, organisation, slot, state, until, done, evidence, answer, extension)


def counted(items: list[Item]) -> dict[str, int]:
    """How many items stand in each state, all states in their order."""
    counts: dict[str, Any] = dict.fromkeys(State.values, 0)
    for item in items:
        counts[item.state] += 1
    return counts
