"""Days, months and working hours: the arithmetic of periods, without a database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

WORKDAYS = 5


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def of_range(valid: object, within: Span) -> Span | None:
    """The days of a range of the database that lie in `within`; None when there are none."""
    lower: date | None = getattr(valid, "lower", None)
    upper: date | None = getattr(valid, "upper", None)
    first = max(lower, within.first) if lower else within.first
    last = min(upper - timedelta(days=1), within.last) if upper else within.last
    return Span(first, last) if first <= last else None


def days(first: date, last: date) -> DateRange:
    """The range of the database from `first` to `last`, both included."""
    return DateRange(first, last + timedelta(days=1))


def meeting(first: date, last: date) -> Q:
    """Rows whose `valid` has a day from `first` to `last`."""
    return Q(valid__overlap=days(first, last))


def common(one: Span, other: Span) -> Span | None:
    """The days of both; None when there are none."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    return Span(first, last) if first <= last else None


def workdays(span: Span) -> int:
    """Mondays to Fridays of a span. Public holidays count: they are due and paid by contract."""
    weeks, rest = divmod(span.days, 7)
    begins = span.first.weekday()
    return weeks * WORKDAYS + sum((begins + day) % 7 < WORKDAYS for day in range(rest))


def months(first: date, last: date) -> list[date]:
    """First days of the months from that of `first` to that of `last`."""
    found = [first.replace(day=1)]
    while (following := next_month(found[-1])) <= last:
        found.append(following)
    return found


def next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_of_month(month: date) -> date:
    return next_month(month) - timedelta(days=1)


def whole_months(first: date, last: date) -> list[date] | None:
    """The calendar months that make up the period exactly; None for any other period."""
    if first.day != 1 or last != last_of_month(last):
        return None
    return months(first, last)


def days_of(spans: Iterable[Span]) -> int:
    """How many different days the spans have together."""
    counted, reached = 0, date.min
    for span in sorted(spans):
        begins = max(span.first, reached + timedelta(days=1)) if reached > date.min else span.first
        if begins <= span.last:
            counted += (span.last - begins).days + 1
            reached = span.last
    return counted
