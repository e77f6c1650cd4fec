"""Counts of many months at once are those of the rooms that keep the records, month by month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mreza.rooms.care import queries as care
from mreza.rooms.incidents import queries as incidents
from mreza.rooms.quality import months
from mreza.rooms.quality.counting import counted
from mreza.rooms.workforce import queries as workforce

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"
FIRST, LAST = date(2025, 11, 1), date(2026, 10, 1)


@pytest.fixture
def rows(loaded: None) -> dict[tuple[str, str, str, date], dict[str, Decimal | None]]:
    codes = [HOME, *others()]
    return {
        (row.organisation, row.indicator.name, row.service, row.month): dict(row.inputs)
        for row in counted(codes, FIRST, LAST)
    }


def others() -> list[str]:
    """Two homes with light data."""
    from mreza.rooms.network.models import OrganisationVersion

    found = OrganisationVersion.objects.filter(kind="care_home").exclude(organisation=HOME)
    return list(found.order_by("pk").values_list("organisation_id", flat=True)[:2])


def test_users_leisure_and_hours_are_those_of_the_room_care(rows: dict) -> None:
    codes = [HOME, *others()]
    for month in months.between(FIRST, LAST):
        last = months.last_of(month)
        for (code, service), found in care.users_on_medication(codes, month, last).items():
            key = (code, "medication_safety", service, month)
            if key in rows:
                assert rows[key]["users_on_medication"] == found.value, key
        for (code, service), leisure in care.leisure(codes, month, last).items():
            mine = rows[code, "leisure_inclusion", service, month]
            assert (mine["wishing_users"], mine["included_users"]) == (
                leisure.wishing,
                leisure.included,
            )
        for (code, service), hours in care.home_care(codes, month, last).items():
            mine = rows[code, "home_care_hours", service, month]
            assert mine == {
                "minutes_agreed": hours.minutes_agreed,
                "minutes_done": hours.minutes_done,
                "minutes_missed": hours.minutes_missed,
            }


def test_staff_are_those_of_the_room_workforce(rows: dict) -> None:
    codes = [HOME, *others()]
    for month in months.between(FIRST, LAST):
        last = months.last_of(month)
        for code, left in workforce.turnover(codes, months.moved(month, -2), last).items():
            mine = rows[code, "staff_turnover", "", month]
            assert mine == {
                "leavers": left.leavers,
                "employed": left.employed,
                "exit_interviews": left.exit_interviews,
            }
        for code, trained in workforce.trained(codes, month, last).items():
            mine = rows[code, "staff_training", "", month]
            assert (mine["trained"], mine["employed"], mine["cost"]) == (
                trained.trained, trained.employed, trained.cost,
            )  # fmt: skip
            assert mine["hours"] == (
                None if trained.hours is None else pytest.approx(trained.hours, abs=Decimal("0.01"))
            )
        for code, sick in workforce.sick(codes, month, last).items():
            mine = rows[code, "sick_leave", "", month]
            assert mine["hours_lost"] == pytest.approx(sick.hours_lost, abs=Decimal("0.01"))
            assert mine["hours_contracted"] == pytest.approx(
                sick.hours_contracted, abs=Decimal("0.01")
            )
            assert mine["work_related_days"] == sick.work_related_days


def test_incidents_are_those_of_the_register(rows: dict) -> None:
    for month in months.between(FIRST, LAST):
        found = incidents.counted([HOME], month, months.last_of(month), "medication")
        for (code, service), count in found.items():
            errors = sum(
                one.records if one.swapped else max(one.errors, 1) * one.records
                for one in count.rows
            )
            assert rows[code, "medication_safety", service, month]["incidents"] == errors
