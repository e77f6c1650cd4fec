"""The report finds what was planted, says which rows to their provider only, and scores by rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from mreza.rooms.health_workforce.models import Submission
from mreza.rooms.health_workforce.queries import quality
from tests.conftest import ClientAs
from tests.web.health_workforce.conftest import CODE, DAY, GOOD, Send, newest_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
OTHER = "dom-ob-savinji-celje"
FAULTY = (
    GOOD[0],
    "AA4;nurse;;;;permanent;1,00;2010;ne",  # two cells and the activity empty
    "AA5;general_physician;x;2005;female;permanent;1,00;2024;ne",  # 21 years old
    "AA6;nurse;x;1930;male;permanent;1,00;1990;ne",  # 96 years old
    "AA7;nurse;x;1990;female;permanent;1,00;2000;ne",  # began at 10
    "AA8;nurse;x;1980;female;permanent;1,80;2030;ne",  # too much, and begins later
    "AA9;nurse;x;1980;female;permanent;1,00;2010;ne",  # twice in one group and unit
    "AA9;nurse;x;1980;female;fixed_term;0,50;2010;ne",
    "AB1;nurse;x;1950;female;permanent;0,50;1990;da",  # retired, yet employed
)


def report(sent: Submission) -> quality.Report:
    return quality.reports([sent], TODAY)[0]


def test_every_kind_of_fault_is_found(send: Send) -> None:
    sent = newest_of(send(*FAULTY))
    found = report(sent)
    assert {name for name, count in found.found.items() if count} == {
        "repeated_here", "fte_in_one", "too_young", "too_old", "started_as_child",
        "starts_later", "fte_range", "retired_at_work",
    }  # fmt: skip
    assert {name: count for name, count in found.missing.items() if count} == {
        "activity": 1, "birth_year": 1, "sex": 1
    }  # fmt: skip
    assert (found.inputs["repeated_rows"], found.inputs["implausible_rows"]) == (2, 5)
    lines = {row.line: set(row.why) for row in quality.findings(sent, TODAY, 100)}
    assert lines[7] == {"starts_later", "fte_range"}
    assert lines[8] == lines[9] == {"repeated_here", "fte_in_one"}
    assert 2 not in lines


def test_a_person_of_two_providers_with_too_much_work_is_found_with_both(send: Send) -> None:
    row = "AA1;nurse;x;1980;female;permanent;{};2010;ne"
    here, there = send(row.format("1,00")), send(row.format("0,50"), code=OTHER)
    assert report(newest_of(here)).found["fte_in_several"] == 0  # 1.5 is the most
    more = send(row.format("0,60"), code=OTHER)
    for file in (here, more):
        assert report(newest_of(file)).found["fte_in_several"] == 1
    assert there.pk != more.pk


def test_the_score_is_the_weighted_sum_of_the_measures(send: Send) -> None:
    found = report(newest_of(send(*GOOD)))
    # Data of 30 June were due on 29 August: taken on the machine's day, some days late.
    late = found.inputs["days_late"]
    timely = max(Decimal(100) - late, Decimal(0))
    assert found["timeliness"] == timely
    assert found.score == 80 + timely / 5


def test_years_without_data_are_told_once_they_are_overdue() -> None:
    years = quality.missing_years
    assert years([date(2023, 12, 31)], date(2025, 3, 1)) == []
    assert years([date(2023, 12, 31)], date(2025, 3, 2)) == [2024]
    assert years([date(2023, 6, 30), date(2025, 1, 1)], TODAY) == [2024]
    assert years([], TODAY) == []


def test_single_rows_are_for_the_provider_only(send: Send, client_as: ClientAs) -> None:
    send(*FAULTY)
    page = reverse("health_workforce:provider", args=[CODE])
    own, ministry = (
        client_as(role).get(page).content.decode() for role in ("provider", "ministry")
    )
    assert "AA8" in own
    assert "AA8" not in ministry
    assert "neverjetno star" in ministry
    everything = client_as("ministry").get("/health-workforce/quality.csv").content.decode()
    assert "AA8" not in everything
    assert CODE in everything


def test_a_submission_of_somebody_else_is_not_found_by_number(client_as: ClientAs) -> None:
    other = Submission.objects.exclude(organisation=CODE)[0]
    page = reverse("health_workforce:provider", args=[CODE])
    assert client_as("provider").get(f"{page}?submission={other.pk}").status_code == 404
    why = reverse("health_workforce:quality_why", args=[CODE, other.pk, "quality_score"])
    assert client_as("provider").get(why).status_code == 404


def test_an_explanation_leads_from_the_score_to_what_was_counted(
    send: Send, client_as: ClientAs
) -> None:
    sent = newest_of(send(*FAULTY))
    why = reverse("health_workforce:quality_why", args=[CODE, sent.pk, "quality_score"])
    text = client_as("provider").get(why).content.decode()
    assert "Utež popolnosti" in text
    assert "Izpolnjene celice" in text
    assert "ponazorit" in text
    assert sent.day == DAY
