"""Closed months and yearly reports show that obligations were met, on the day it was done."""

from __future__ import annotations

from datetime import date

import pytest

from mreza.rooms.obligations import evidence

pytestmark = pytest.mark.django_db
HOME = "dom-ob-savinji-celje"


def test_a_closed_month_is_evidence_from_the_day_of_its_approval(
    loaded: None, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = evidence.found(
            ["month_closed"], [HOME, "dom-upokojencev-ptuj"], date(2026, 10, 1), date(2026, 10, 31)
        )
    mine = [one for one in found if one.organisation == HOME]
    assert [(one.first, one.last, one.day) for one in mine] == [
        (date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 5))
    ]


def test_a_yearly_report_is_evidence_of_its_year(loaded: None) -> None:
    found = evidence.found(["yearly_report"], [HOME], date(2026, 1, 1), date(2026, 1, 31))
    assert [(one.first, one.last) for one in found] == [(date(2025, 1, 1), date(2025, 12, 31))]
    assert not evidence.found(["yearly_report"], [HOME], date(2026, 2, 1), date(2026, 12, 31))
