"""Sundays and work-free holidays, which the acts name and do not list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mreza.data import calendar
from mreza.kernel.errors import NotRegulatedError

FIXED = (
    "01-01", "01-02", "02-08", "04-27", "05-01", "05-02", "06-25", "08-15", "10-31", "11-01",
    "12-25", "12-26",
)  # fmt: skip
EASTER = {2007: date(2007, 4, 8), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5)}


def test_the_years_of_the_acts_are_covered():
    assert calendar.years() == tuple(EASTER)


@pytest.mark.parametrize("year", EASTER)
def test_every_year_has_the_same_fixed_holidays_and_those_of_its_easter(year):
    easter = EASTER[year]
    movable = {easter, easter + timedelta(days=1), easter + timedelta(days=49)}
    fixed = {date.fromisoformat(f"{year}-{day}") for day in FIXED}
    assert {day for day in calendar.holidays() if day.year == year} == fixed | movable


def test_easter_and_pentecost_are_sundays():
    for easter in EASTER.values():
        assert easter.weekday() == (easter + timedelta(days=49)).weekday() == 6


def test_a_year_has_as_many_rest_days_as_the_hospitals_agreement_prints():
    """65 Sundays and holidays and 300 other days in 2007; Annex V of the health centres has 64."""
    assert calendar.rest_days(2007) == 65


@pytest.mark.parametrize(
    ("day", "rests"),
    [
        (date(2007, 4, 7), False),  # Saturday before Easter
        (date(2007, 4, 8), True),
        (date(2007, 4, 9), True),
        (date(2007, 4, 10), False),
        (date(2007, 8, 17), False),  # a public holiday on which people work
        (date(2007, 12, 23), True),  # a Sunday like any other
        (date(2007, 12, 24), False),
        (date(2026, 5, 24), True),
    ],
)
def test_sundays_and_work_free_holidays_are_rest_days(day, rests):
    assert calendar.is_rest_day(day) is rests


def test_a_year_that_is_not_known_is_refused_on_sundays_too():
    with pytest.raises(NotRegulatedError, match=r"2008.*2007, 2025, 2026"):
        calendar.is_rest_day(date(2008, 1, 6))


def test_every_holiday_has_a_name_in_both_languages():
    assert all(name.sl and name.en for name in calendar.holidays().values())
