"""Arithmetic of calendar months, which the standard library leaves out.

A day that a month does not have becomes its last: 31 January and a month is 28 or 29 February.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

YEAR: Final = 12
_DAY: Final = timedelta(days=1)


def day_of(year: int, month: int, day: int) -> date:
    """That day of the month, or the month's last when it has fewer days."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, number: int) -> date:
    """The same day of the month so many months later (earlier when below zero)."""
    years, month = divmod(day.month - 1 + number, YEAR)
    return day_of(day.year + years, month + 1, day.day)


def month_end(day: date) -> date:
    return day_of(day.year, day.month, 31)


def parts_of_year(year: int, months: int) -> Iterator[tuple[date, date]]:
    """First and last day of each part of `months` months; a divisor of 12."""
    for month in range(1, YEAR + 1, months):
        first = date(year, month, 1)
        yield first, month_end(date(year, month + months - 1, 1))


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def day_before(day: date) -> date:
    return day - _DAY
