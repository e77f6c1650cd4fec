"""Arithmetic of working days: Monday to Friday, except work-free holidays.

Which days are work-free is data of a country, so it is handed in as a function of the year; see
`mreza.data.calendar` for Slovenia's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """`holidays(year)` gives the work-free holidays of that year; weekends need not be in it."""

    holidays: Callable[[int], Collection[date]]

    def is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.holidays(day.year)

    def on_or_after(self, day: date) -> date:
        """`day` itself when it is a working day, otherwise the next one."""
        while not self.is_working(day):
            day += _DAY
        return day

    def on_or_before(self, day: date) -> date:
        """`day` itself when it is a working day, otherwise the one before."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def after(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`, which itself does not count; 0 is `day`."""
        for _ in range(number):
            day = self.on_or_after(day + _DAY)
        return day

    def before(self, day: date, number: int) -> date:
        """The `number`-th working day before `day`, which itself does not count; 0 is `day`."""
        for _ in range(number):
            day = self.on_or_before(day - _DAY)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days there are from `first` to `last`, both included."""
        days = range(first.toordinal(), last.toordinal() + 1)
        return sum(self.is_working(date.fromordinal(ordinal)) for ordinal in days)
