"""Due rules on days that are easily got wrong: year ends, 29 February, short months, holidays."""

from __future__ import annotations

from datetime import date

import pytest

from mreza.data.calendar import working_days
from mreza.kernel.due import (
    AfterEvent,
    AfterPeriod,
    BeforeEvent,
    Given,
    Monthly,
    MonthlyWorkingDay,
    Once,
    Reviews,
    Rule,
    Span,
    State,
    States,
    TimesAYear,
    Validity,
    Yearly,
)

GIVEN = Given(working_days())
YEAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))


def due(rule: Rule, first: str, last: str, **given: object) -> list[str]:
    found = rule.items(
        date.fromisoformat(first), date.fromisoformat(last), Given(working_days(), **given)
    )
    return [item.due.isoformat() for item in found]


def test_the_tenth_is_for_the_month_before_over_the_year_end():
    (item,) = Monthly(10).items(date(2026, 1, 1), date(2026, 1, 31), GIVEN)
    assert (item.due, item.first, item.last) == (
        date(2026, 1, 10), date(2025, 12, 1), date(2025, 12, 31),
    )  # fmt: skip


def test_a_window_holds_its_first_and_its_last_day():
    assert due(Monthly(10), "2026-05-10", "2026-05-10") == ["2026-05-10"]
    assert due(Monthly(10), "2026-05-11", "2026-06-09") == []
    assert due(Monthly(10), "2026-05-11", "2026-05-10") == []


def test_the_31st_is_the_last_day_of_shorter_months():
    found = due(Monthly(31, same_month=True), "2024-01-01", "2024-04-30")
    assert found == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
    assert due(Monthly(31), "2026-02-01", "2026-02-28") == ["2026-02-28"]


def test_a_day_that_rests_stays_or_moves_as_the_rule_says():
    # 10 May 2026 is a Sunday; 6 April 2026 is Easter Monday, after Good Friday, when people work.
    sunday = ("2026-05-04", "2026-05-17")
    assert due(Monthly(10), *sunday) == ["2026-05-10"]
    assert due(Monthly(10, on_rest_day="next_working_day"), *sunday) == ["2026-05-11"]
    assert due(Monthly(10, on_rest_day="previous_working_day"), *sunday) == ["2026-05-08"]
    monday = ("2026-04-01", "2026-04-30")
    assert due(Monthly(6, on_rest_day="next_working_day"), *monday) == ["2026-04-07"]
    assert due(Monthly(6, on_rest_day="previous_working_day"), *monday) == ["2026-04-03"]


def test_a_day_moved_over_the_year_end_is_found_in_the_year_it_moved_to():
    by_new_year = Yearly(12, 31, -1, on_rest_day="next_working_day")  # 31 December 2022: Saturday
    assert due(by_new_year, "2023-01-01", "2023-01-31") == ["2023-01-03"]
    assert due(by_new_year, "2022-12-01", "2022-12-31") == []
    in_january = Yearly(1, 1, -1, on_rest_day="previous_working_day")
    assert due(in_january, "2025-12-01", "2025-12-31") == ["2025-12-31"]
    assert due(in_january, "2026-01-01", "2026-12-30") == []


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("2026-01", "2026-01-09"),  # 1 and 2 January rest, 3 and 4 are a weekend: 5, 6, 7, 8, 9
        ("2015-01", "2015-01-08"),  # 2 January was worked: 2, 5, 6, 7, 8
        ("2026-05", "2026-05-08"),  # 1 and 2 May rest, a weekend after: 4, 5, 6, 7, 8
        ("2028-05", "2028-05-09"),  # 1 and 2 May are Monday and Tuesday: 3, 4, 5, 8, 9
        ("2026-04", "2026-04-08"),  # Easter Monday is the 6th: 1, 2, 3, 7, 8
    ],
)
def test_the_fifth_working_day(month, day):
    assert due(MonthlyWorkingDay(5), f"{month}-01", f"{month}-28") == [day]
    (item,) = MonthlyWorkingDay(5).items(*YEAR_2026, GIVEN)[:1]
    assert (item.first, item.last) == (date(2025, 12, 1), date(2025, 12, 31))


def test_quarters_end_where_the_span_after_them_begins():
    assert due(AfterPeriod(3, Span(15, "days")), "2026-01-01", "2026-12-31") == [
        "2026-01-15", "2026-04-15", "2026-07-15", "2026-10-15",
    ]  # fmt: skip
    found = AfterPeriod(3, Span(2, "working_days")).items(
        date(2026, 1, 1), date(2026, 1, 31), GIVEN
    )
    assert [(item.due, item.first) for item in found] == [(date(2026, 1, 6), date(2025, 10, 1))]


def test_the_year_a_yearly_day_is_about():
    for for_year, first in ((-1, 2025), (0, 2026), (1, 2027)):
        (item,) = Yearly(1, 31, for_year).items(*YEAR_2026, GIVEN)
        assert (item.due, item.first) == (date(2026, 1, 31), date(first, 1, 1))


def test_29_february_is_the_28th_in_other_years():
    found = due(Yearly(2, 29), "2024-01-01", "2025-12-31")
    assert found == ["2024-02-29", "2025-02-28"]


def test_so_many_times_a_year_is_by_the_end_of_each_part():
    assert due(TimesAYear(2), "2026-01-01", "2026-12-31") == ["2026-06-30", "2026-12-31"]
    assert due(TimesAYear(12), "2024-02-01", "2024-02-29") == ["2024-02-29"]


def test_a_state_of_december_is_due_in_the_year_after():
    waiting_lists = States(
        (State((4, 30), (5, 31)), State((8, 31), (9, 30)), State((12, 31), (1, 31)))
    )
    found = waiting_lists.items(*YEAR_2026, GIVEN)
    assert [(item.due.isoformat(), str(item.as_of)) for item in found] == [
        ("2026-01-31", "2025-12-31"), ("2026-05-31", "2026-04-30"), ("2026-09-30", "2026-08-31"),
    ]  # fmt: skip


def test_once():
    rule = Once(date(2008, 1, 8), date(2007, 1, 1), date(2007, 12, 31))
    assert due(rule, "2008-01-08", "2009-01-01") == ["2008-01-08"]
    assert due(rule, "2007-01-01", "2008-01-07") == []


@pytest.mark.parametrize(
    ("span", "event", "day"),
    [
        (Span(10, "days"), date(2007, 12, 27), "2008-01-06"),
        (Span(0, "days"), date(2007, 12, 27), "2007-12-27"),
        (Span(1, "working_days"), date(2026, 4, 3), "2026-04-07"),  # the Friday before Easter
        (Span(3, "working_days"), date(2025, 12, 24), "2025-12-31"),  # 25 and 26 December rest
        (Span(3, "working_days"), date(2026, 4, 5), "2026-04-09"),  # an event on a Sunday
        (Span(1, "months"), date(2026, 1, 31), "2026-02-28"),
        (Span(1, "months"), date(2024, 1, 31), "2024-02-29"),
        (Span(12, "months"), date(2024, 2, 29), "2025-02-28"),
        (Span(14, "months"), date(2026, 11, 30), "2028-01-30"),
    ],
)
def test_after_an_event_its_own_day_does_not_count(span, event, day):
    rule = AfterEvent(span)
    assert rule.needs_event
    assert due(rule, "2007-01-01", "2029-12-31") == []
    assert due(rule, "2007-01-01", "2029-12-31", events=(event,)) == [day]


def test_an_event_on_a_rest_day_may_be_due_before_it():
    at_once = AfterEvent(Span(0, "days"), on_rest_day="previous_working_day")
    assert due(at_once, "2026-05-08", "2026-05-08", events=(date(2026, 5, 10),)) == ["2026-05-08"]


@pytest.mark.parametrize(
    ("span", "day"),
    [
        (Span(30, "days"), "2026-02-13"),
        (Span(1, "months"), "2026-02-15"),
        (Span(5, "working_days"), "2026-03-09"),
    ],
)
def test_at_least_so_long_before_an_event(span, day):
    assert due(BeforeEvent(span), "2026-01-01", "2026-12-31", events=(date(2026, 3, 15),)) == [day]


def test_reviews_are_counted_from_the_start_and_keep_to_month_ends():
    found = due(Reviews(Span(3, "months")), "2026-01-01", "2026-12-31", start=date(2025, 11, 30))
    assert found == ["2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"]


def test_a_review_done_early_moves_those_after_it():
    rule, done = Reviews(Span(3, "months")), (date(2026, 3, 10),)
    given = Given(working_days(), done=done, start=date(2026, 1, 15))
    found = rule.items(*YEAR_2026, given)
    assert [(item.due, item.first) for item in found][:3] == [
        (date(2026, 4, 15), date(2026, 1, 16)),  # what the review of 10 March met
        (date(2026, 6, 10), date(2026, 3, 11)),
        (date(2026, 9, 10), date(2026, 6, 11)),
    ]


def test_reviews_left_out_stay_owed_one_by_one():
    found = due(
        Reviews(Span(3, "months")), "2026-01-01", "2026-12-31",
        start=date(2026, 1, 1), done=(date(2026, 8, 1),),
    )  # fmt: skip
    assert found == ["2026-04-01", "2026-07-01", "2026-11-01"]


def test_a_review_on_a_sunday_may_be_due_in_the_week_before():
    rule = Reviews(Span(1, "months"), on_rest_day="previous_working_day")
    assert due(rule, "2026-05-08", "2026-05-08", start=date(2026, 3, 10)) == ["2026-05-08"]


def test_nothing_is_reviewed_before_the_duty_begins():
    assert due(Reviews(Span(3, "months")), "2026-01-01", "2026-12-31") == []


def test_validity_ends_the_day_before_its_anniversary():
    seven_years = Validity(months=84, from_event=True)
    assert seven_years.needs_event
    assert due(seven_years, "2020-01-01", "2040-12-31", events=(date(2024, 2, 29),)) == [
        "2031-02-28"
    ]
    assert due(Validity(months=12), "2026-01-01", "2026-12-31", start=date(2025, 3, 28)) == [
        "2026-03-27"
    ]
    until = Validity(until=date(2026, 12, 31))
    assert due(until, "2026-12-31", "2026-12-31") == ["2026-12-31"]


def test_windows_at_the_ends_of_time_are_answered():
    for rule in (Monthly(31), Yearly(2, 29, 1), TimesAYear(4), States((State((12, 31), (1, 31)),))):
        assert rule.items(date.min, date(2, 1, 1), GIVEN) is not None
        assert rule.items(date(9998, 1, 1), date.max, GIVEN) is not None
