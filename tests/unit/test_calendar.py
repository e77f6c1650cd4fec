"""Work-free days, which the acts name and do not list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mreza.data import calendar
from mreza.data.calendar.easter import easter_sunday
from mreza.kernel.errors import NotRegulatedError

FIXED = (
    "01-01", "01-02", "02-08", "04-27", "05-01", "05-02", "06-25", "08-15", "10-31", "11-01",
    "12-25", "12-26",
)  # fmt: skip
# As printed in calendars; 2008 and 2035 are the earliest and a late one of their time, 2038 is the
# latest that there can be.
EASTER = {
    2007: date(2007, 4, 8), 2008: date(2008, 3, 23), 2011: date(2011, 4, 24),
    2016: date(2016, 3, 27), 2019: date(2019, 4, 21), 2023: date(2023, 4, 9),
    2024: date(2024, 3, 31), 2025: date(2025, 4, 20), 2026: date(2026, 4, 5),
    2035: date(2035, 3, 25), 2038: date(2038, 4, 25),
}  # fmt: skip


def test_the_years_of_the_acts_are_covered():
    assert calendar.years() == tuple(range(2006, 2041))


@pytest.mark.parametrize("year", EASTER)
def test_easter_is_on_the_day_calendars_print(year):
    assert easter_sunday(year) == EASTER[year]


def test_easter_is_a_sunday_from_22_march_to_25_april():
    for year in range(1583, 3000):
        easter = easter_sunday(year)
        assert easter.weekday() == 6
        assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize("year", [2007, 2012, 2017, 2025, 2026, 2040])
def test_most_years_have_the_same_fixed_holidays_and_those_of_its_easter(year):
    easter = easter_sunday(year)
    movable = {easter, easter + timedelta(days=1), easter + timedelta(days=49)}
    fixed = {date.fromisoformat(f"{year}-{day}") for day in FIXED}
    assert calendar.holidays_of(year) == fixed | movable
    assert {day for day in calendar.holidays() if day.year == year} == fixed | movable


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
        (date(2012, 1, 2), True),
        (date(2013, 1, 2), False),  # not work-free from 2013 to 2016
        (date(2014, 1, 2), False),
        (date(2015, 1, 2), False),
        (date(2016, 1, 2), False),
        (date(2017, 1, 2), True),
        (date(2022, 8, 14), True),  # a Sunday
        (date(2023, 8, 14), True),  # once, after the floods
        (date(2024, 8, 14), False),
        (date(2026, 5, 24), True),
    ],
)
def test_sundays_and_work_free_holidays_are_rest_days(day, rests):
    assert calendar.is_rest_day(day) is rests


@pytest.mark.parametrize("day", [date(2005, 12, 25), date(2041, 1, 6)])
def test_a_year_that_is_not_known_is_refused_on_sundays_too(day):
    with pytest.raises(NotRegulatedError, match=rf"{day.year}.*2006 to 2040"):
        calendar.is_rest_day(day)
    with pytest.raises(NotRegulatedError):
        calendar.working_days().is_working(date(day.year, 3, 11))


def test_every_holiday_has_a_name_in_both_languages():
    assert all(name.sl and name.en for name in calendar.holidays().values())
    assert list(calendar.holidays()) == sorted(calendar.holidays())


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 4), False),  # a Saturday is no Sunday, and no working day either
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2023, 8, 14), False),
        (date(2015, 1, 2), True),
    ],
)
def test_working_days_are_monday_to_friday_without_holidays(day, works):
    assert calendar.working_days().is_working(day) is works
