"""Working days and different days of spans: against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mreza.rooms.workforce.spans import Span, days_of, last_of_month, months, workdays

DAYS = st.dates(date(2023, 12, 1), date(2027, 3, 31))
SPANS = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)), DAYS, st.integers(0, 400)
)


def each(span: Span) -> list[date]:
    return [span.first + timedelta(days=number) for number in range(span.days)]


@given(SPANS)
def test_working_days_are_mondays_to_fridays(span: Span) -> None:
    assert workdays(span) == sum(day.weekday() < 5 for day in each(span))


@given(st.lists(SPANS, max_size=6))
def test_days_of_several_spans_count_once(spans: list[Span]) -> None:
    assert days_of(spans) == len({day for span in spans for day in each(span)})


@given(SPANS)
def test_months_cover_the_period_without_gaps(span: Span) -> None:
    found = months(span.first, span.last)
    assert found[0] <= span.first
    assert last_of_month(found[-1]) >= span.last
    follows = [last_of_month(one) + timedelta(days=1) == other for one, other in pairwise(found)]
    assert all(follows)
