"""Charts of a plan: pages, tables, files; sums agree with the plan; numbers open into steps."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from mreza.rooms.plans import queries
from mreza.rooms.plans.models import Dependency, Measure
from mreza.rooms.plans.words import Status
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
DAY = date(2026, 11, 22)
CHARTS = ("timeline", "goals", "money", "holders", "deadlines", "dependencies", "regions")


@pytest.fixture
def ministry(client_as: ClientAs) -> Client:
    return client_as("ministry")


@pytest.mark.parametrize("chart", CHARTS)
def test_a_page_and_its_files(
    ministry: Client, chart: str, django_assert_max_num_queries: Any
) -> None:
    for plan in (NSKZ, NIN):
        with django_assert_max_num_queries(12):
            page = ministry.get(f"/plans/{plan}/{chart}/")
        assert page.status_code == 200
        assert 'aria-current="page"' in page.content.decode()
    rows = ministry.get(f"/plans/{NIN}/{chart}.json").json()["rows"]
    book = load_workbook(io.BytesIO(ministry.get(f"/plans/{NIN}/{chart}.xlsx").content))
    assert book.worksheets[0].max_row == len(rows) + 1
    lines = ministry.get(f"/plans/{NIN}/{chart}.csv").content.decode("utf-8-sig").splitlines()
    assert not rows or lines[0] == ",".join(rows[0])
    assert ministry.get(f"/plans/{NIN}/{chart}.doc").status_code == 404


def test_paper_has_the_picture_of_a_chart(ministry: Client) -> None:
    for chart in ("timeline", "money"):
        answer = ministry.get(f"/plans/{NIN}/{chart}.pdf")
        assert answer.content.startswith(b"%PDF")
    assert len(answer.content) > 10_000


def test_every_measure_has_its_bar_under_its_area(ministry: Client) -> None:
    page = ministry.get(f"/plans/{NSKZ}/timeline/")
    picture = page.context["chart"].picture
    assert len(picture.bars) == 61
    assert len(picture.headings) == 6
    codes = [bar.line.code for bar in picture.bars]
    assert {"A17", "A17b"} <= set(codes)
    assert picture.height > 61 * 22


def test_a_cell_opens_the_list_that_it_counts(ministry: Client) -> None:
    page = ministry.get(f"/plans/{NIN}/goals/")
    cells = [
        cell for row in page.context["chart"].extra["rows"] for cell in row.cells if cell.count
    ]
    for cell in cells[:4]:
        found = ministry.get(cell.url).content.decode()
        assert found.count(f"/plans/{NIN}/measures/") >= cell.count


def test_areas_add_up_to_the_plan_and_two_goals_are_told(ministry: Client) -> None:
    chart = ministry.get(f"/plans/{NSKZ}/goals/").context["chart"]
    assert sum(row.whole.count for row in chart.picture.rows) == 61
    two = [state for state in queries.overview(NSKZ, DAY) if len(state.goals) > 1]
    assert sum(row.total for row in chart.extra["rows"]) == 61 + len(two)
    assert bool(chart.notes) == bool(two)


@pytest.mark.parametrize(
    ("treatment", "sums"),
    [
        ("letter", {2025: "110422093.00", 2026: "113148148.00"}),
        ("even", {2025: "110974093.00", 2026: "113700148.00"}),
        ("nonsense", {2025: "110422093.00", 2026: "113148148.00"}),
    ],
)
def test_printed_sums_by_treatment(ministry: Client, treatment: str, sums: dict[int, str]) -> None:
    page = ministry.get(f"/plans/{NIN}/money/?treatment={treatment}")
    found = page.context["stated"].extra["years"]
    assert {year: f"{value:.2f}" for year, value in found} == sums


def test_a_printed_sum_opens_into_the_steps_of_the_act(ministry: Client) -> None:
    address = f"/plans/{NIN}/money/why/1.1.1/1/2025/"
    letter = ministry.get(f"{address}?treatment=letter", headers={"HX-Request": "true"})
    assert "<html" not in letter.content.decode()
    assert "900.000" in letter.content.decode()
    even = ministry.get(f"{address}?treatment=even").content.decode()
    assert "450.000" in even
    for wrong in ("1.1.1/2/2025", "9.9/1/2025", "1.1.1/1/2031"):
        assert ministry.get(f"/plans/{NIN}/money/why/{wrong}/").status_code == 404


def test_what_has_no_sum_is_listed_and_counted(ministry: Client) -> None:
    stated = ministry.get(f"/plans/{NSKZ}/money/").context["stated"]
    assert stated.picture is None
    assert sum(len(states) for _basis, states in stated.extra["without"]) == 61
    assert "Proračun MZ" in {name for name, _measures, _sums in stated.extra["sources"]}


def test_a_holder_has_a_page_over_both_plans(ministry: Client) -> None:
    page = ministry.get("/plans/holders/ministrstvo-za-zdravje/")
    assert [group["plan"].code for group in page.context["plans"]] == [NSKZ, NIN]
    held = page.context["load"]
    assert held.late == sum(state.status == Status.LATE for state in held.states)
    assert ministry.get("/plans/holders/vsi-delezniki/").status_code == 200
    assert ministry.get("/plans/holders/nobody/").status_code == 404
    rows = ministry.get("/plans/holders/ministrstvo-za-zdravje.json").json()["rows"]
    assert len(rows) == len(held.states)


def test_deadlines_are_late_or_within_a_year_and_go_into_a_calendar(ministry: Client) -> None:
    extra = ministry.get(f"/plans/{NIN}/deadlines/").context["chart"].extra
    assert all(due.day < DAY for due in extra["late"])
    assert all(DAY <= due.day <= date(2027, 11, 22) for due in extra["ahead"])
    feed = ministry.get(f"/plans/{NIN}/deadlines.ics").content.decode()
    assert feed.count("BEGIN:VEVENT") == len(extra["late"]) + len(extra["ahead"])
    uids = [line for line in feed.splitlines() if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


def test_circles_of_needs_are_told(ministry: Client) -> None:
    one, other = (Measure.objects.get(plan=NIN, code=code) for code in ("3.1", "3.2"))
    for measure, needs in ((one, other), (other, one)):
        Dependency.objects.create(measure=measure, needs=needs, by_name="x")
    chart = ministry.get(f"/plans/{NIN}/dependencies/").context["chart"]
    assert ["3.1", "3.2"] in [list(circle) for circle in chart.picture.circles]
    assert any("3.1, 3.2" in note for note in chart.notes)


def test_regions_of_a_plan_without_units_are_said(ministry: Client) -> None:
    chart = ministry.get(f"/plans/{NIN}/regions/").context["chart"]
    assert chart.picture is None
    assert {state.code for state, *_rest in chart.extra["cohesion"]} == {"1.3.1", "1.3.3"}
