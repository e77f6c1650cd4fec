"""Any rule over any windows and holidays: nothing between two windows, nothing twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mreza.kernel import due
from mreza.kernel.due import DueDate, Given, Rule, Span
from mreza.kernel.months import add_months, month_end
from mreza.kernel.working_days import WorkingDays

settings.register_profile("due", max_examples=60, deadline=None)
DAYS = st.dates(date(2008, 1, 1), date(2034, 12, 31))
REST = st.sampled_from(["keep", "next_working_day", "previous_working_day"])
SPANS = st.builds(Span, st.integers(0, 60), st.sampled_from(["days", "working_days", "months"]))
POSITIVE = st.builds(Span, st.integers(1, 60), st.sampled_from(["days", "working_days", "months"]))
SHORT = st.builds(Span, st.integers(0, 60), st.sampled_from(["days", "working_days"]))
MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: (day.month, day.day))
PARTS = st.sampled_from([1, 2, 3, 4, 6, 12])
STATES = st.lists(st.builds(due.State, MONTH_DAYS, MONTH_DAYS), min_size=1, max_size=3).map(tuple)
KINDS: dict[str, st.SearchStrategy[Rule]] = {
    "monthly": st.builds(due.Monthly, st.integers(1, 31), st.booleans(), on_rest_day=REST),
    "working_day": st.builds(
        due.MonthlyWorkingDay, st.integers(1, 15), st.booleans(), on_rest_day=REST
    ),
    "after_period": st.builds(due.AfterPeriod, PARTS, SHORT, on_rest_day=REST),
    "yearly": st.tuples(MONTH_DAYS, st.sampled_from([-1, 0, 1]), REST).map(
        lambda drawn: due.Yearly(*drawn[0], drawn[1], on_rest_day=drawn[2])
    ),
    "times_a_year": st.builds(due.TimesAYear, PARTS, on_rest_day=REST),
    "states": st.builds(due.States, STATES, on_rest_day=REST),
    "once": st.builds(due.Once, DAYS, on_rest_day=REST),
    "after_event": st.builds(due.AfterEvent, SPANS, on_rest_day=REST),
    "before_event": st.builds(due.BeforeEvent, SPANS, on_rest_day=REST),
    "reviews": st.builds(due.Reviews, POSITIVE, on_rest_day=REST),
    "validity": st.builds(
        due.Validity, st.integers(1, 120), from_event=st.booleans(), on_rest_day=REST
    ),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def _calendar(drawn: set[tuple[int, int]]) -> WorkingDays:
    def of(year: int) -> frozenset[date]:
        return frozenset(date(year, month, min(day, 28)) for month, day in drawn)

    return WorkingDays(of)


CALENDARS = st.sets(MONTH_DAYS, max_size=16).map(_calendar)
GIVENS = st.builds(
    Given,
    CALENDARS,
    st.lists(DAYS, max_size=4).map(tuple),
    st.lists(DAYS, max_size=4).map(tuple),
    st.none() | DAYS,
)
WINDOWS = st.tuples(DAYS, st.integers(0, 800)).map(
    lambda drawn: (drawn[0], drawn[0] + timedelta(days=drawn[1]))
)


@each_kind
@settings(settings.get_profile("due"))
@given(st.data(), GIVENS, WINDOWS)
def test_a_window_cut_anywhere_gives_what_the_whole_gives(
    kind: str, data: st.DataObject, known: Given, window: tuple[date, date]
) -> None:
    rule = data.draw(KINDS[kind])
    first, last = window
    cut = data.draw(st.dates(first, last))
    whole = rule.items(first, last, known)
    parts = [*rule.items(first, cut, known), *rule.items(cut + timedelta(days=1), last, known)]
    assert parts == whole
    assert [item.due for item in whole] == sorted(item.due for item in whole)
    assert all(first <= item.due <= last for item in whole)


@each_kind
@settings(settings.get_profile("due"))
@given(st.data(), GIVENS, WINDOWS)
def test_a_day_that_moves_becomes_a_working_day(
    kind: str, data: st.DataObject, known: Given, window: tuple[date, date]
) -> None:
    rule = data.draw(KINDS[kind])
    working = known.working_days
    for item in rule.items(*window, known):
        if rule.on_rest_day != "keep":
            assert working.is_working(item.due)


@each_kind
@settings(settings.get_profile("due"))
@given(st.data(), GIVENS, WINDOWS)
def test_each_item_has_a_period_of_its_own(
    kind: str, data: st.DataObject, known: Given, window: tuple[date, date]
) -> None:
    rule = data.draw(KINDS[kind])
    items = rule.items(*window, known)
    assert all((item.first is None) == (item.last is None) for item in items)
    assert all(item.first <= item.last for item in items if item.first and item.last)
    if kind in ("monthly", "working_day", "yearly", "times_a_year", "after_period"):
        assert len({item.first for item in items}) == len(items)


@pytest.mark.parametrize("kind", ["after_event", "before_event"])
@settings(settings.get_profile("due"))
@given(st.data(), CALENDARS, DAYS, st.integers(0, 60))
def test_a_later_event_is_never_due_earlier(
    kind: str, data: st.DataObject, working: WorkingDays, event: date, days: int
) -> None:
    rule = data.draw(KINDS[kind])
    (early,), (late,) = (
        _all(rule, Given(working, events=(day,))) for day in (event, event + timedelta(days=days))
    )
    assert early.due <= late.due


def _all(rule: Rule, known: Given) -> list[DueDate]:
    return rule.items(date(1990, 1, 1), date(2060, 1, 1), known)


@settings(settings.get_profile("due"))
@given(CALENDARS, DAYS, st.integers(1, 60))
def test_working_days_forward_and_back_meet(working: WorkingDays, day: date, number: int) -> None:
    start = working.on_or_after(day)
    there = working.after(start, number)
    assert working.is_working(there)
    assert working.before(there, number) == start
    assert working.between(start + timedelta(days=1), there) == number
    assert working.on_or_before(day) <= day <= start


@given(DAYS, st.integers(-200, 200), st.integers(-200, 200))
def test_months_add_up_from_the_first_of_a_month(day: date, some: int, more: int) -> None:
    first = day.replace(day=1)
    assert add_months(add_months(first, some), more) == add_months(first, some + more)
    assert add_months(day, some) <= month_end(add_months(first, some))
    assert add_months(day, some) <= add_months(day, some + 1)
