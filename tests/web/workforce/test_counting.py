"""Every counting note of the guidelines about staff (5.4.1, 5.4.2, 6.1), worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mreza.rooms.workforce.models import (
    StaffCount,
    StaffMember,
    Training,
    TrainingAttendance,
)
from mreza.rooms.workforce.queries import Sick, Trained, Turnover, sick, trained, turnover
from tests.web.workforce.conftest import Hire, away, span

pytestmark = pytest.mark.django_db
QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
# September 2026 has 22 days from Monday to Friday, February 2026 has 20.
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28))
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def left(home: str, period: tuple[date, date] = QUARTER) -> Turnover:
    return turnover([home], *period)[home]


def ill(home: str, period: tuple[date, date] = SEPTEMBER) -> Sick:
    return sick([home], *period)[home]


def taught(home: str, period: tuple[date, date] = SEPTEMBER) -> Trained:
    return trained([home], *period)[home]


# 5.4.1 turnover


def test_retirement_counts_and_everybody_employed_a_day_is_in_the_denominator(
    home: str, hire: Hire
) -> None:
    hire("A", ("2020-01-01", "2026-08-31", {"end_reason": "retired", "exit_interview": True}))
    hire("B", ("2020-01-01", "2026-07-01", {"end_reason": "resigned", "exit_interview": False}))
    hire("C", ("2026-09-30", None, {"kind": "trainee"}), occupation="registered_nurse")
    hire("D", ("2020-01-01", "2026-06-30", {"end_reason": "resigned"}))  # the day before
    hire("E", ("2026-10-01", None))  # the day after
    found = left(home)
    assert (found.leavers, found.employed, found.exit_interviews, found.hired) == (2, 3, 1, 1)
    assert found.leavers_by_occupation == {"carer": 2}
    assert found.hired_by_occupation == {"registered_nurse": 1}
    assert found.reasons == {"retired": 1, "resigned": 1}


def test_moving_to_another_post_of_the_same_employer_is_no_leaving_and_no_arrival(
    home: str, hire: Hire
) -> None:
    hire(
        "A",
        ("2020-01-01", "2026-08-15", {"end_reason": "moved_inside"}),
        ("2026-08-16", None, {"position": "Q"}),
    )
    found = left(home)
    assert (found.leavers, found.employed, found.hired) == (0, 1, 0)


def test_a_fixed_term_prolonged_the_day_after_was_never_ended(home: str, hire: Hire) -> None:
    hire(
        "A",
        ("2026-01-01", "2026-09-30", {"kind": "fixed_term", "end_reason": "term_ended"}),
        ("2026-10-01", None),  # only the next period sees it
    )
    assert (left(home).leavers, left(home, OCTOBER).hired) == (0, 0)


def test_a_break_of_one_day_is_a_leaving_and_an_arrival_of_one_person(
    home: str, hire: Hire
) -> None:
    hire(
        "A",
        ("2020-01-01", "2026-07-31", {"end_reason": "agreed"}),
        ("2026-08-02", "2026-08-31", {"end_reason": "resigned"}),
        ("2026-09-02", None),
    )
    found = left(home)
    assert (found.leavers, found.employed, found.hired) == (1, 1, 1)
    assert found.reasons == {"resigned": 1}  # the last one


def test_withdrawn_records_count_nowhere_and_no_records_are_no_data(home: str, hire: Hire) -> None:
    person = hire("A", ("2020-01-01", None))
    person.employments.update(withdrawn=True)
    assert turnover([home], *QUARTER) == {}
    assert trained([home], *SEPTEMBER) == {}
    assert sick([home], *SEPTEMBER) == {}


def test_numbers_by_hand_add_up_over_three_months_only_when_complete(home: str) -> None:
    """Employed in the quarter: 50 in July, and who came later (1 in August, 2 in September)."""
    enter(home, 7, employed=50, leavers=1, hired=3)
    enter(home, 8, employed=51, leavers=0, hired=1)
    assert turnover([home], *QUARTER) == {}
    enter(home, 9, employed=52, leavers=2, hired=2, exit_interviews=1)
    found = left(home)
    assert (found.leavers, found.employed, found.hired, found.source) == (3, 53, 6, "by_hand")


def test_what_nobody_entered_by_hand_is_no_data(home: str) -> None:
    numbers = {"leavers": 1, "hired": 0, "trained": 5, "sick_hours": 9, "contracted_hours": 90}
    enter(home, 9, employed=50, **numbers)
    assert left(home, SEPTEMBER).exit_interviews is None
    assert (taught(home).hours, taught(home).cost, taught(home).certificate_programmes) == (
        None, None, None,
    )  # fmt: skip
    found = ill(home, SEPTEMBER)
    assert (found.up_to_30_days, found.over_30_days, found.work_related_days) == (None, None, None)
    enter(home, 9, exit_interviews=0)
    assert left(home, SEPTEMBER).exit_interviews == 0


def test_records_win_over_numbers_by_hand(home: str, hire: Hire) -> None:
    enter(home, 9, employed=99, leavers=9, hired=9)
    hire("A", ("2020-01-01", None))
    assert (left(home, SEPTEMBER).employed, left(home, SEPTEMBER).source) == (1, "records")


def enter(home: str, month: int, **numbers: int) -> None:
    StaffCount.objects.bulk_create(
        StaffCount(organisation_id=home, month=date(2026, month, 1), measure=name, value=value)
        for name, value in numbers.items()
    )


# 5.4.2 training


def train(home: str, people: list[StaffMember], first: str, last: str, **more: Any) -> Training:
    values: dict[str, Any] = {"kind": "internal", "hours": Decimal(4), "minutes_an_hour": 60}
    values = {"title": f"T {first} {len(more)}", **values, **more}
    training = Training.objects.create(organisation_id=home, valid=span(first, last), **values)
    for person in people:
        TrainingAttendance.objects.create(training=training, staff=person)
    return training


def test_a_person_counts_once_a_month_whoever_held_the_training(home: str, hire: Hire) -> None:
    a, b = (hire(code, ("2020-01-01", None)) for code in "AB")
    train(home, [a], "2026-09-02", "2026-09-02")
    train(home, [a], "2026-09-09", "2026-09-09", kind="external")
    train(home, [a, b], "2026-08-31", "2026-09-01", kind="other_provider")  # over two months
    assert (taught(home).trained, taught(home).employed) == (2, 2)
    assert taught(home, (date(2026, 8, 1), date(2026, 8, 31))).trained == 2


def test_only_what_the_employer_referred_to_counts(home: str, hire: Hire) -> None:
    person = hire("A", ("2020-01-01", None))
    train(home, [person], "2026-09-02", "2026-09-02", referred=False, cost=Decimal(90))
    found = taught(home)
    assert (found.trained, found.hours, found.cost) == (0, 0, 0)


def test_hours_leave_out_programmes_with_a_public_certificate_people_do_not(
    home: str, hire: Hire
) -> None:
    """4 teaching hours of 45 minutes and 2 clock hours by one who stayed half: 3 + 2 = 5 hours."""
    a, b = (hire(code, ("2020-01-01", None)) for code in "AB")
    train(home, [a], "2026-09-02", "2026-09-02", minutes_an_hour=45, cost=Decimal(100))
    half = train(home, [a], "2026-09-03", "2026-09-03", cost=Decimal(20))
    half.attendances.update(hours=Decimal(2))
    train(home, [b], "2026-01-01", "2026-09-30", public_certificate=True, cost=Decimal(900))
    found = taught(home)
    assert (found.trained, found.hours, found.cost) == (2, Decimal(5), Decimal(1020))
    assert found.certificate_programmes == 1


def test_hours_and_cost_belong_to_the_month_in_which_a_training_ended(
    home: str, hire: Hire
) -> None:
    person = hire("A", ("2020-01-01", None))
    train(home, [person], "2026-08-31", "2026-09-01", cost=Decimal(50))
    august = taught(home, (date(2026, 8, 1), date(2026, 8, 31)))
    assert (august.trained, august.hours, august.cost) == (1, 0, 0)
    assert (taught(home).trained, taught(home).hours, taught(home).cost) == (1, 4, 50)


def test_who_was_not_employed_in_the_month_does_not_count(home: str, hire: Hire) -> None:
    gone = hire("A", ("2020-01-01", "2026-08-31", {"end_reason": "resigned"}))
    hire("B", ("2020-01-01", None))
    train(home, [gone], "2026-09-02", "2026-09-02")
    assert (taught(home).trained, taught(home).employed, taught(home).hours) == (0, 1, 0)


# 6.1 sick leave


def test_hours_are_mondays_to_fridays_with_a_fifth_of_the_week_each(home: str, hire: Hire) -> None:
    """Full time 22 x 8 = 176; half time from Wednesday 16 September on: 11 x 4 = 44."""
    full = hire("A", ("2020-01-01", None))
    hire("B", ("2026-09-16", None, {"weekly_hours": Decimal(20)}))
    away(full, "2026-09-10", "2026-09-15")  # Thursday to Tuesday: 4 working days
    found = ill(home)
    assert (found.hours_contracted, found.hours_lost) == (220, 32)


def test_a_public_holiday_is_due_and_can_be_lost(home: str, hire: Hire) -> None:
    """1 January 2026 is a Thursday: 22 working days in January, that one with them."""
    person = hire("A", ("2020-01-01", None))
    away(person, "2026-01-01", "2026-01-01")
    found = ill(home, (date(2026, 1, 1), date(2026, 1, 31)))
    assert (found.hours_contracted, found.hours_lost) == (176, 8)


def test_all_sick_hours_count_whatever_reason_and_duration_also_a_few_a_day(
    home: str, hire: Hire
) -> None:
    """22 whole days of A (176), and 5 days of 4 hours of B (20)."""
    a, b = (hire(code, ("2020-01-01", None)) for code in "AB")
    away(a, "2026-01-01", None, work_related=True)
    away(b, "2026-09-07", "2026-09-11", hours_per_day=Decimal(4))
    found = ill(home)
    assert (found.hours_lost, found.work_related_days) == (196, 30)


def test_annual_leave_is_not_subtracted(home: str, hire: Hire) -> None:
    person = hire("A", ("2020-01-01", None))
    away(person, "2026-09-01", "2026-09-30", "annual")
    assert (ill(home).hours_contracted, ill(home).hours_lost) == (176, 0)


def test_days_of_parental_leave_are_not_due(home: str, hire: Hire) -> None:
    """A is on leave from the 16th on: 11 x 8 are left. B is on leave 4 hours a day: 22 x 4."""
    a, b = (hire(code, ("2020-01-01", None)) for code in "AB")
    away(a, "2026-09-16", "2027-08-31", "parental")
    away(b, "2026-09-01", "2027-08-31", "parental", hours_per_day=Decimal(4))
    assert ill(home).hours_contracted == 11 * 8 + 22 * 4


@pytest.mark.parametrize("kind", ["substitute", "trainee"])
def test_substitutes_and_trainees_are_not_in_the_hours_due_but_their_lost_hours_are(
    home: str, hire: Hire, kind: str
) -> None:
    hire("A", ("2020-01-01", None))
    other = hire("B", ("2026-01-01", None, {"kind": kind}))
    away(other, "2026-09-01", "2026-09-01")
    assert (ill(home).hours_contracted, ill(home).hours_lost) == (176, 8)


def test_who_becomes_permanent_in_the_month_is_due_from_that_day(home: str, hire: Hire) -> None:
    hire(
        "A",
        ("2026-01-01", "2026-09-15", {"kind": "substitute", "end_reason": "moved_inside"}),
        ("2026-09-16", None),
    )
    assert ill(home).hours_contracted == 88


def test_nothing_is_lost_on_days_without_employment(home: str, hire: Hire) -> None:
    person = hire("A", ("2020-01-01", "2026-09-04", {"end_reason": "retired"}))
    away(person, "2026-09-01", "2026-09-30", work_related=True)
    found = ill(home)
    assert (found.hours_lost, found.work_related_days, found.up_to_30_days) == (32, 4, 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-10-02", "2026-10-30", (1, 0)),  # 29 days
        ("2026-10-02", "2026-10-31", (1, 1)),  # exactly 30: by the letter in both
        ("2026-10-01", "2026-10-31", (0, 1)),  # 31 days
        ("2026-08-01", "2026-10-05", (1, 0)),  # long, but 5 days of the period
    ],
)
def test_days_in_the_period_tell_up_to_30_from_30_or_more(
    home: str, hire: Hire, first: str, last: str, expected: tuple[int, int]
) -> None:
    away(hire("A", ("2020-01-01", None)), first, last)
    found = ill(home, OCTOBER)
    assert (found.up_to_30_days, found.over_30_days) == expected


def test_several_absences_of_a_person_are_one_person_with_their_days_together(
    home: str, hire: Hire
) -> None:
    """10 + 20 days in October; in February nobody can reach 30."""
    person = hire("A", ("2020-01-01", None))
    away(person, "2026-10-01", "2026-10-10")
    away(person, "2026-10-12", "2026-10-31")
    away(person, "2026-02-01", "2026-02-28")
    assert (ill(home, OCTOBER).up_to_30_days, ill(home, OCTOBER).over_30_days) == (1, 1)
    assert (ill(home, FEBRUARY).up_to_30_days, ill(home, FEBRUARY).over_30_days) == (1, 0)


# all of them


def test_counting_many_organisations_takes_as_many_queries_as_one(
    loaded: None, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    named = StaffCount.objects.order_by("organisation").values_list("organisation", flat=True)
    codes = [*named.distinct()]
    assert len(codes) > 80
    for counts, most in ((turnover, 2), (trained, 4), (sick, 3)):
        with django_assert_max_num_queries(most):
            assert len(counts([*codes, "dom-ob-savinji-celje"], *SEPTEMBER)) == len(codes) + 1
