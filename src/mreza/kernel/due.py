"""When something is due: each kind of time limit that documents set, as a small rule.

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

from mreza.kernel.months import (
    YEAR,
    add_months,
    day_before,
    day_of,
    month_end,
    parts_of_year,
    year_of,
)
from mreza.kernel.working_days import WorkingDays

OnRestDay = Literal["keep", "next_working_day", "previous_working_day"]
Unit = Literal["days", "working_days", "months"]
# What must lie in the time an obligation holds for an item to be owed: the period, state day or
# event it is about; its due day; or nothing, because the rule names the very day.
HeldBy = Literal["subject", "due", "itself"]
_DAY: Final = timedelta(days=1)
_LONGEST_REST: Final = timedelta(days=31)  # no row of rest days is longer
_YEARS_OF_DATES: Final = (2, 9997)  # the years in which date arithmetic has room either side


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
        early = _LONGEST_REST if self.on_rest_day == "next_working_day" else timedelta(0)
        late = _LONGEST_REST if self.on_rest_day == "previous_working_day" else timedelta(0)
        return first - early <= due <= last + late

    def _moved(self, due: date, working_days: WorkingDays) -> date:
        if self.on_rest_day == "next_working_day":
            return working_days.on_or_after(due)
        if self.on_rest_day == "previous_working_day":
            return working_days.on_or_before(due)
        return due


def _by_due(item: DueDate) -> date:
    return item.due


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
                if first - timedelta(days=400) <= end <= last + _LONGEST_REST:
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
            if event <= last + _LONGEST_REST:
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
            if event >= first - _LONGEST_REST:
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
        for anchor, following in zip(anchors, [*anchors[1:], None], strict=True):
            until = last + _LONGEST_REST if following is None else following
            yield from self._from(anchor, until, given)

    def _from(self, anchor: date, until: date, given: Given) -> Iterator[DueDate]:
        """The review due after `anchor`, and those after it that nobody did by `until`."""
        start, number, due = anchor, 1, self._due(anchor, 1, given)
        while number == 1 or due <= until:
            yield DueDate(due, start + _DAY, due)
            start, number = due, number + 1
            due = self._due(anchor, number, given)

    def _due(self, anchor: date, number: int, given: Given) -> date:
        # Counted from the anchor, so that 31 January stays a month's end throughout.
        return replace(self.span, number=self.span.number * number).after(
            anchor, given.working_days
        )


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
            due = day_before(add_months(start, self.months))
            yield DueDate(due, start, due, event=start if self.from_event else None)
