"""Every counting note of the guidelines about users (5.1.1, 5.1.2, 5.2, 5.3), worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mreza.rooms.care.models import (
    HeadCount,
    HomeCareAgreement,
    LeisureActivity,
    LeisureAttendance,
    LeisureWish,
    MedicationUse,
    ServiceUser,
    Visit,
)
from mreza.rooms.care.queries import home_care, leisure, users, users_on_medication
from tests.web.care.conftest import Enrol
from tests.web.workforce.conftest import span

pytestmark = pytest.mark.django_db
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
CARE, LTC, SPECIAL = "institutional_care", "ltc_institution", "special_conditions"


def took(user: ServiceUser, first: str, last: str | None = None) -> None:
    MedicationUse.objects.create(user=user, valid=span(first, last))


def counted(found: dict[tuple[str, str], Any], home: str) -> dict[str, Any]:
    return {service: one.value for (code, service), one in found.items() if code == home}


# 5.1.1 and 5.3: who had the service in the month


def test_a_user_of_one_day_counts_and_services_are_kept_apart(home: str, enrol: Enrol) -> None:
    enrol("A", (CARE, "2020-01-01", "2026-09-01"))
    enrol("B", (CARE, "2020-01-01", "2026-09-15"), (LTC, "2026-09-16", None))
    enrol("C", (CARE, "2020-01-01", "2026-08-31"), (SPECIAL, "2026-09-30", None))
    assert counted(users([home], *SEPTEMBER), home) == {CARE: 2, LTC: 1, SPECIAL: 1}


def test_on_medication_in_the_month_and_in_the_service(home: str, enrol: Enrol) -> None:
    """A as needed on one day; B before the service only; C never; D in both services."""
    took(enrol("A", (CARE, "2020-01-01", None)), "2026-09-10", "2026-09-10")
    took(enrol("B", (CARE, "2026-09-16", None)), "2026-09-01", "2026-09-15")
    enrol("C", (CARE, "2020-01-01", None))
    took(enrol("D", (CARE, "2020-01-01", "2026-09-10"), (LTC, "2026-09-11", None)), "2020-01-01")
    assert counted(users_on_medication([home], *SEPTEMBER), home) == {CARE: 2, LTC: 1}


def test_without_records_numbers_by_hand_hold_for_single_months_only(
    home: str, enrol: Enrol
) -> None:
    enter(home, CARE, on_medication=40, users=50)
    enrol("A", (CARE, "2020-01-01", None))  # users are recorded, medicines are not
    assert users([home], *SEPTEMBER)[home, CARE].source == "records"
    found = users_on_medication([home], *SEPTEMBER)[home, CARE]
    assert (found.value, found.source) == (40, "by_hand")
    assert users_on_medication([home], *QUARTER) == {}
    assert users([home], date(2026, 9, 1), date(2026, 9, 29))[home, CARE].value == 1


def enter(home: str, service: str, month: int = 9, **numbers: int) -> None:
    HeadCount.objects.bulk_create(
        HeadCount(
            organisation_id=home, month=date(2026, month, 1), service=service, measure=name,
            value=value,
        )
        for name, value in numbers.items()
    )  # fmt: skip


# 5.1.2 leisure


def wish(user: ServiceUser, first: str = "2020-01-01", last: str | None = None) -> ServiceUser:
    LeisureWish.objects.create(user=user, valid=span(first, last))
    return user


def come(home: str, day: str, *present: ServiceUser) -> None:
    activity = LeisureActivity.objects.create(
        organisation_id=home,
        day=date.fromisoformat(day),
        title=f"T {LeisureActivity.objects.count()}",
    )  # fmt: skip
    for user in present:
        LeisureAttendance.objects.create(activity=activity, user=user)


def test_a_person_counts_once_and_only_with_a_wish_in_the_plan(home: str, enrol: Enrol) -> None:
    often = wish(enrol("A", (CARE, "2020-01-01", None)))
    never = wish(enrol("B", (CARE, "2020-01-01", None)))
    without = enrol("C", (CARE, "2020-01-01", None))
    gone = wish(enrol("D", (CARE, "2020-01-01", "2026-08-31")))
    come(home, "2026-09-01", often, without)
    come(home, "2026-09-30", often)
    come(home, "2026-08-31", never, gone)  # the month before
    found = leisure([home], *SEPTEMBER)[home, CARE]
    assert (found.wishing, found.included, found.source) == (2, 1, "records")


def test_leisure_is_counted_in_institutions_only(home: str, enrol: Enrol) -> None:
    user = wish(enrol("A", ("ltc_home", "2020-01-01", None), (LTC, "2026-09-01", None)))
    come(home, "2026-09-05", user)
    assert set(leisure([home], *SEPTEMBER)) == {(home, LTC)}


def test_an_activity_before_the_stay_does_not_count_for_it(home: str, enrol: Enrol) -> None:
    user = wish(enrol("A", (CARE, "2026-09-01", "2026-09-10"), (LTC, "2026-09-11", None)))
    come(home, "2026-09-05", user)
    found = leisure([home], *SEPTEMBER)
    assert (found[home, CARE].included, found[home, LTC].included) == (1, 0)


# 5.2 care at home


def visits(user: ServiceUser, service: str, *rows: tuple[str, int, int, str, bool]) -> None:
    agreement = HomeCareAgreement.objects.create(
        user=user, service=service, valid=span("2026-01-01"), minutes_a_month=600
    )
    for day, agreed, done, why, moved in rows:
        Visit.objects.create(
            agreement=agreement, day=day, agreed_minutes=agreed, done_minutes=done,
            missed_because=why, rescheduled=moved,
        )  # fmt: skip


def test_only_what_was_missed_on_the_providers_side_is_missed(home: str, enrol: Enrol) -> None:
    """Done 60 + 0 + 20 + 0 + 45 = 125 of 60 + 60 + 60 + 30 + 45 = 255; ours 60 + 40, theirs 30."""
    visits(
        enrol("A", ("home_help", "2026-01-01", None)), "home_help",
        ("2026-09-01", 60, 60, "", False),
        ("2026-09-02", 60, 0, "provider_absence", False),
        ("2026-09-03", 60, 20, "vehicle", False),
        ("2026-09-04", 30, 0, "user", False),
        ("2026-09-05", 45, 45, "", True),  # moved and done: never missed
        ("2026-10-01", 60, 60, "", False),
    )  # fmt: skip
    found = home_care([home], *SEPTEMBER)[home, "home_help"]
    assert (found.minutes_done, found.minutes_missed, found.minutes_agreed) == (125, 100, 255)
    assert found.reasons == {"provider_absence": 60, "vehicle": 40, "user": 30}


def test_what_was_moved_and_not_wholly_done_misses_the_rest(home: str, enrol: Enrol) -> None:
    visits(
        enrol("A", ("ltc_home", "2026-01-01", None)), "ltc_home",
        ("2026-09-01", 60, 45, "provider_other", True),
    )  # fmt: skip
    found = home_care([home], *SEPTEMBER)[home, "ltc_home"]
    assert (found.minutes_done, found.minutes_missed) == (45, 15)


def test_home_help_and_long_term_care_are_kept_apart(home: str, enrol: Enrol) -> None:
    user = enrol("A", ("home_help", "2026-01-01", None), ("ltc_home", "2026-01-01", None))
    visits(user, "home_help", ("2026-09-01", 60, 60, "", False))
    visits(user, "ltc_home", ("2026-09-01", 30, 0, "vehicle", False))
    found = home_care([home], *SEPTEMBER)
    assert found[home, "home_help"].minutes_done == 60
    assert found[home, "ltc_home"].minutes_missed == 30


@pytest.mark.parametrize(
    ("agreed", "done", "why", "moved"),
    [(60, 60, "user", False), (60, 30, "", False), (60, 0, "vehicle", True)],
)
def test_a_visit_that_contradicts_itself_is_refused(
    home: str, enrol: Enrol, agreed: int, done: int, why: str, moved: bool
) -> None:
    user = enrol("A", ("home_help", "2026-01-01", None))
    with pytest.raises(IntegrityError), transaction.atomic():
        visits(user, "home_help", ("2026-09-01", agreed, done, why, moved))


def test_minutes_by_hand_add_up_over_complete_months(home: str) -> None:
    numbers = {"minutes_done": 900, "minutes_agreed": 1000, "missed_vehicle": 60, "missed_user": 40}
    enter(home, "home_help", 7, **numbers)
    enter(home, "home_help", 8, **numbers)
    assert home_care([home], *QUARTER) == {}
    enter(home, "home_help", 9, minutes_done=1000, minutes_agreed=1000)
    assert home_care([home], *QUARTER)[home, "home_help"].minutes_missed is None
    enter(home, "home_help", 9, missed_provider_other=0)
    found = home_care([home], *QUARTER)[home, "home_help"]
    assert (found.minutes_done, found.minutes_missed, found.minutes_agreed) == (2800, 120, 3000)
    assert (found.reasons, found.source) == ({"vehicle": 120, "user": 80}, "by_hand")


def test_counting_many_organisations_takes_as_many_queries_as_one(
    loaded: None, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    named = HeadCount.objects.order_by("organisation").values_list("organisation", flat=True)
    codes = [*named.distinct(), "dom-ob-savinji-celje"]
    for counts, most in ((users, 2), (users_on_medication, 3), (leisure, 4), (home_care, 2)):
        with django_assert_max_num_queries(most):
            assert len(counts(codes, *SEPTEMBER)) > 20
