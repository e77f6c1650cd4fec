"""When something is due: what every kind of time limit shares. The kinds are in `due`.

A rule yields its due days in a window. Nothing here asks a clock or a calendar: working days,
days of events, days on which a thing was done and the first day of the duty are handed in as
`Given`. The window is about the due day, so two windows that meet give what the whole gives.

A time limit that falls on a rest day stays there, unless `on_rest_day` says that the document (or
the law it refers to) moves it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import ClassVar, Final, Literal

from mreza.kernel.months import add_months
from mreza.kernel.working_days import WorkingDays

OnRestDay = Literal["keep", "next_working_day", "previous_working_day"]
Unit = Literal["days", "working_days", "months"]
# What must lie in the time an obligation holds for an item to be owed: the period, state day or
# event it is about; its due day; or nothing, because the rule names the very day.
HeldBy = Literal["subject", "due", "itself"]
LONGEST_REST: Final = timedelta(days=31)  # no row of rest days is longer


@dataclass(frozen=True)
class DueDate:
    """One thing owed by `due`.

    What it is about is given by the rule: a period from `first` to `last`, the state on `as_of`,
    or an `event`; the others are None.
    """

    due: date
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    event: date | None = None


@dataclass(frozen=True)
class Given:
    """What rules cannot know: events, what was done (each in any order), when the duty began."""

    working_days: WorkingDays
    events: tuple[date, ...] = ()
    done: tuple[date, ...] = ()
    start: date | None = None


@dataclass(frozen=True)
class Span:
    """A length of time, counted without the day it starts from."""

    number: int
    unit: Unit

    def after(self, day: date, working_days: WorkingDays) -> date:
        if self.unit == "working_days":
            return working_days.after(day, self.number)
        if self.unit == "months":
            return add_months(day, self.number)
        return day + timedelta(days=self.number)

    def before(self, day: date, working_days: WorkingDays) -> date:
        if self.unit == "working_days":
            return working_days.before(day, self.number)
        if self.unit == "months":
            return add_months(day, -self.number)
        return day - timedelta(days=self.number)


@dataclass(frozen=True)
class Rule(ABC):
    """A time limit. `name` is what acts call it in their obligations.toml."""

    name: ClassVar[str]
    on_rest_day: OnRestDay = field(default="keep", kw_only=True)
    held_by: ClassVar[HeldBy] = "subject"

    @property
    def needs_event(self) -> bool:
        """Whether nothing is due until days of events are given."""
        return False

    def items(self, first: date, last: date, given: Given) -> list[DueDate]:
        """What is due from `first` to `last`, both included, by due day."""
        found = [
            replace(item, due=self._moved(item.due, given.working_days))
            for item in self.nominal(first, last, given)
            if self._can_fall(item.due, first, last)
        ]
        return sorted((item for item in found if first <= item.due <= last), key=_by_due)

    @abstractmethod
    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        """Due days before rest days are looked at: all in and around the window, maybe more."""

    def _can_fall(self, due: date, first: date, last: date) -> bool:
        """Whether the day can fall into the window; spares asking for holidays far outside."""
        early = LONGEST_REST if self.on_rest_day == "next_working_day" else timedelta(0)
        late = LONGEST_REST if self.on_rest_day == "previous_working_day" else timedelta(0)
        return first - early <= due <= last + late

    def _moved(self, due: date, working_days: WorkingDays) -> date:
        if self.on_rest_day == "next_working_day":
            return working_days.on_or_after(due)
        if self.on_rest_day == "previous_working_day":
            return working_days.on_or_before(due)
        return due


def _by_due(item: DueDate) -> date:
    return item.due
