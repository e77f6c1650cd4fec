"""The kinds of time limit that documents set, each a small rule that yields due days.

What they share is in `due_dates`; its names that a reader of rules needs are here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import ClassVar, Final, Literal

from mreza.kernel.due_dates import LONGEST_REST, DueDate, Given, HeldBy, Rule, Span
from mreza.kernel.months import (
    YEAR,
    add_months,
    day_before,
    day_of,
    month_end,
    parts_of_year,
    year_of,
)

__all__ = [
    "AfterEvent", "AfterPeriod", "BeforeEvent", "DueDate", "Given", "Monthly", "MonthlyWorkingDay",
    "Once", "Reviews", "Rule", "Span", "State", "States", "TimesAYear", "Validity", "Yearly",
]  # fmt: skip
_DAY: Final = timedelta(days=1)
_YEARS_OF_DATES: Final = (2, 9997)  # the years in which date arithmetic has room either side


def _years(first: date, last: date) -> range:
    """Years whose periods can be due in the window: a due day lies up to a year off its period."""
    low, high = _YEARS_OF_DATES
    return range(max(first.year - 2, low), min(last.year + 2, high) + 1)


@dataclass(frozen=True)
class Monthly(Rule):
    """By day `day` of the month after each month, or of the same month."""

    name: ClassVar[str] = "monthly"
    day: int
    same_month: bool = False

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for year in _years(first, last):
            for start, end in parts_of_year(year, 1):
                month = start if self.same_month else end + _DAY
                yield DueDate(day_of(month.year, month.month, self.day), start, end)


@dataclass(frozen=True)
class MonthlyWorkingDay(Rule):
    """By the `number`-th working day of the month after each month, or of the same month."""

    name: ClassVar[str] = "monthly_working_day"
    number: int
    same_month: bool = False

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        month = first.replace(day=1)
        while month <= last:
            start = month if self.same_month else add_months(month, -1)
            due = given.working_days.after(day_before(month), self.number)
            yield DueDate(due, start, month_end(start))
            month = add_months(month, 1)


@dataclass(frozen=True)
class AfterPeriod(Rule):
    """So long after the end of each part of the year of `months` months (3: each quarter)."""

    name: ClassVar[str] = "after_period"
    months: int
    span: Span

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for year in _years(first, last):
            for start, end in parts_of_year(year, self.months):
                # A span is at most a year: ends outside of this cannot be due in the window.
                if first - timedelta(days=400) <= end <= last + LONGEST_REST:
                    yield DueDate(self.span.after(end, given.working_days), start, end)


@dataclass(frozen=True)
class Yearly(Rule):
    """By a day of each year, for the year `for_year` years off: -1 is the year before."""

    name: ClassVar[str] = "yearly"
    month: int
    day: int
    for_year: Literal[-1, 0, 1] = -1

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for year in _years(first, last):
            due = day_of(year - self.for_year, self.month, self.day)
            yield DueDate(due, *year_of(year))


@dataclass(frozen=True)
class TimesAYear(Rule):
    """At least so many times a year: by the end of each equal part of it."""

    name: ClassVar[str] = "times_a_year"
    times: int

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for year in _years(first, last):
            for start, end in parts_of_year(year, YEAR // self.times):
                yield DueDate(end, start, end)


@dataclass(frozen=True)
class State:
    """The state of (month, day), due on (month, day); one before its state day is next year's."""

    as_of: tuple[int, int]
    due: tuple[int, int]


@dataclass(frozen=True)
class States(Rule):
    """The state on given days of each year, each with its own due day."""

    name: ClassVar[str] = "states"
    states: tuple[State, ...]

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for year in _years(first, last):
            for state in self.states:
                due = day_of(year + (state.due < state.as_of), *state.due)
                yield DueDate(due, as_of=day_of(year, *state.as_of))


@dataclass(frozen=True)
class Once(Rule):
    """By one day, once; where the document says so, about a period."""

    name: ClassVar[str] = "once"
    day: date
    first: date | None = None
    last: date | None = None
    held_by: ClassVar[HeldBy] = "itself"

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        yield DueDate(self.day, self.first, self.last)


@dataclass(frozen=True)
class AfterEvent(Rule):
    """So long after each event."""

    name: ClassVar[str] = "after_event"
    span: Span

    @property
    def needs_event(self) -> bool:
        return True

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for event in sorted(given.events):
            if event <= last + LONGEST_REST:
                yield DueDate(self.span.after(event, given.working_days), event=event)


@dataclass(frozen=True)
class BeforeEvent(Rule):
    """At least so long before each event."""

    name: ClassVar[str] = "before_event"
    span: Span
    held_by: ClassVar[HeldBy] = "due"

    @property
    def needs_event(self) -> bool:
        return True

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        for event in sorted(given.events):
            if event >= first - LONGEST_REST:
                yield DueDate(self.span.before(event, given.working_days), event=event)


@dataclass(frozen=True)
class Reviews(Rule):
    """At most so long apart, counted from each day it was done, at first from the duty's start.

    A review left out does not stop the count: the next is due as long after that due day.
    """

    name: ClassVar[str] = "reviews"
    span: Span
    held_by: ClassVar[HeldBy] = "due"

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        anchors = sorted({*given.done, *([given.start] if given.start else [])})
        for anchor, following in zip_longest(anchors, anchors[1:]):
            yield from self._from(anchor, following or last + LONGEST_REST, given)

    def _from(self, anchor: date, until: date, given: Given) -> Iterator[DueDate]:
        """The review due after `anchor`, and those after it that nobody did by `until`."""
        number, before, due = 1, anchor, self.span.after(anchor, given.working_days)
        while number == 1 or due <= until:
            yield DueDate(due, before + _DAY, due)
            number, before = number + 1, due
            due = self._due(anchor, before, number, given)

    def _due(self, anchor: date, before: date, number: int, given: Given) -> date:
        if self.span.unit == "months":  # from the anchor, so that month ends stay month ends
            return add_months(anchor, self.span.number * number)
        return self.span.after(before, given.working_days)


@dataclass(frozen=True)
class Validity(Rule):
    """Something valid for so many months from each event or from the duty's start; or until a day.

    It is due on the last day of validity: a renewal must be in place by then.
    """

    name: ClassVar[str] = "validity"
    months: int = 0
    until: date | None = None
    from_event: bool = False
    held_by: ClassVar[HeldBy] = "itself"

    @property
    def needs_event(self) -> bool:
        return self.from_event

    def nominal(self, first: date, last: date, given: Given) -> Iterator[DueDate]:
        if self.until is not None:
            yield DueDate(self.until, given.start, self.until)
            return
        starts = given.events if self.from_event else [given.start] if given.start else []
        for start in sorted(starts):
            # Of 12 months from 29 February the month has no 29th: its last day is still inside.
            end = add_months(start, self.months)
            due = day_before(end) if end.day == start.day else end
            yield DueDate(due, start, due, event=start if self.from_event else None)
