"""Months as their first days, and the spans that reports are about."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from mreza.kernel.errors import UnknownNameError


def first_of(day: date) -> date:
    return day.replace(day=1)


def last_of(month: date) -> date:
    """The last day of the month."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def moved(month: date, by: int) -> date:
    """The month so many months later (or earlier)."""
    whole = month.year * 12 + month.month - 1 + by
    return date(whole // 12, whole % 12 + 1, 1)


def between(first: date, last: date) -> list[date]:
    """All months from `first` to `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [moved(first, number) for number in range(count + 1)]


def before(day: date) -> date:
    """The last whole month before `day`."""
    return first_of(first_of(day) - timedelta(days=1))


def read(text: str) -> date:
    """`2026-10` as its first day. Raises `UnknownNameError`."""
    year, dash, month = text.partition("-")
    known = dash and len(year) == 4 and len(month) == 2 and year.isascii() and month.isascii()
    if not (known and (year + month).isdigit() and int(year) > 1900 and 1 <= int(month) <= 12):
        raise UnknownNameError(f"no month {text[:20]!r}", remedy="Write a month as 2026-10")
    return date(int(year), int(month), 1)


def written(month: date) -> str:
    """`2026-10`."""
    return f"{month:%Y-%m}"
