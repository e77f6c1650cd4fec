"""An axis of days: from a day to its place, with years and quarters to draw behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mreza.rooms.quality.pictures.axes import place

QUARTER_MONTHS = (1, 4, 7, 10)


@dataclass(frozen=True)
class Span:
    """A year or a quarter on the axis: where it begins and ends, where its name stands."""

    x: str
    middle: str
    end: str
    name: str


@dataclass(frozen=True)
class Days:
    """Days from `first` to `last` at places from `left` to `right`; others at the edge."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        share = (day - self.first).days / whole
        return self.left + min(max(share, 0), 1) * (self.right - self.left)

    def place(self, day: date) -> str:
        return place(self.at(day))

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def years(self) -> list[Span]:
        starts = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 2)]
        return [self._span(start, end, str(start.year)) for start, end in pairwise(starts)]

    def quarters(self) -> list[str]:
        """Where quarters begin that are not the beginning of a year."""
        return [self.place(day) for day in self._quarter_days() if day.month != 1]

    def _span(self, start: date, end: date, name: str) -> Span:
        x, last = self.at(start), self.at(end)
        return Span(place(x), place((x + last) / 2), place(last), name)

    def _quarter_days(self) -> Iterator[date]:
        for year in range(self.first.year, self.last.year + 1):
            for month in QUARTER_MONTHS:
                if self.shows(date(year, month, 1)):
                    yield date(year, month, 1)


def quarter(day: date) -> tuple[int, int]:
    """Year and number of the quarter that a day is in."""
    return day.year, (day.month - 1) // 3 + 1


def quarter_end(day: date) -> date:
    """The last day of its quarter, and with it a round end of an axis."""
    year, number = quarter(day)
    return date(year, 12, 31) if number == 4 else _day_before(date(year, number * 3 + 1, 1))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
