"""Quarters and the closing of a year: their days, months, names and order."""

from __future__ import annotations

from datetime import date

import pytest

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.settlement.periods import Period, all_of


@pytest.mark.parametrize(
    ("text", "first", "last", "law_day", "quarters"),
    [
        ("2007-Q1", date(2007, 1, 1), date(2007, 3, 31), date(2007, 4, 1), 1),
        ("2007-Q2", date(2007, 1, 1), date(2007, 6, 30), date(2007, 7, 1), 2),
        ("2007-Q3", date(2007, 1, 1), date(2007, 9, 30), date(2007, 10, 1), 3),
        ("2007-Q4", date(2007, 1, 1), date(2007, 12, 31), date(2008, 1, 1), 4),
        ("2007", date(2007, 1, 1), date(2007, 12, 31), date(2008, 1, 1), 4),
    ],
)
def test_a_period_goes_from_january(
    text: str, first: date, last: date, law_day: date, quarters: int
) -> None:
    period = Period.read(text)
    assert (period.first, period.last, period.law_day) == (first, last, law_day)
    assert len(period.count_dates) == quarters
    assert len(period.months) == 3 * quarters
    assert period.months[-1] == f"{last:%Y-%m}"
    assert str(period) == text


def test_count_dates_are_those_of_article_5() -> None:
    days = Period.read("2007").count_dates
    assert days == tuple(
        date(2007, month, day) for month, day in ((2, 28), (5, 31), (8, 31), (11, 30))
    )


def test_the_year_closes_after_its_quarters() -> None:
    periods = all_of(2007)
    assert periods == sorted(periods)
    assert [str(period) for period in periods][-2:] == ["2007-Q4", "2007"]
    assert periods[-1] < Period.read("2008-Q1")
    assert [period.is_year for period in periods] == [False] * 4 + [True]


@pytest.mark.parametrize(
    "text", ["", "2007-", "2007-Q0", "2007-Q5", "07-Q1", "2007-Q1-Q2", "２００７", "-2007", "Q1"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(UnknownNameError, match="Write 2007-Q1"):
        Period.read(text)


def test_small_letters_and_spaces_do_no_harm() -> None:
    assert Period.read(" 2007-q3 ") == Period(2007, 3)
