"""What if over the network: values read, rows calculated again, gains and losses, files."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from mreza import acts
from mreza.kernel.errors import NumeralError
from mreza.kernel.units import Unit
from mreza.kernel.variants import Variant, compare, read_overrides
from mreza.rooms.calculations import charts, feeds, parameter_fields, queries
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.calculations.sums import is_of_rows, is_ratio
from mreza.rooms.calculations.what_if import WhatIf, group_names, touched

ADDRESS = "/what-if/coverage/"
TABLE = "health_centres_2007.coverage"


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("1.234,56", "sl", "1234.56"),
        ("1.234", "sl", "1234"),
        ("7,5", "sl", "7.5"),
        ("1234.56", "sl", "1234.56"),
        ("1,234.5", "en", "1234.5"),
        ("7,5", "en", "7.5"),
        ("1.234", "", "1.234"),
        ("\u22125", "sl", "-5"),
    ],
)
def test_numbers_are_read_as_the_page_writes_them(text: str, written: str, expected: str) -> None:
    assert parameter_fields.read_number(text, written) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "abc", "1,2,3", "NaN", "1e5", "1" * 5000])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumeralError):
        parameter_fields.read_number(text, "sl")


def test_only_differences_are_overrides() -> None:
    table = acts.table(TABLE)
    read = parameter_fields.read(table, CONTRACT_DAY, {"coverage_tolerance": "8,0"}, "sl")
    assert read.settings == {}
    read = parameter_fields.read(table, CONTRACT_DAY, {"coverage_tolerance": "5"}, "sl")
    assert read.settings == {"coverage_tolerance": "5"}


def test_entries_of_a_mapping_and_bands_are_fields_of_their_own() -> None:
    table = acts.table(TABLE)
    given = {"persons_per_doctor_norm.women": "7.000", "written": "sl"}
    read = parameter_fields.read(table, CONTRACT_DAY, given, "sl")
    changed = read.values["persons_per_doctor_norm"]
    assert changed.get("women") == Decimal(7000)
    own = table.parameters["persons_per_doctor_norm"].on(CONTRACT_DAY).value
    assert changed.get("child") == own.get("child")
    again = parameter_fields.read(table, CONTRACT_DAY, read.settings, "sl")
    assert again.values == read.values

    duty = acts.table("health_centres_2007.duty_service")
    read = parameter_fields.read(duty, CONTRACT_DAY, {"duty_doctors.0.value": "1"}, "sl")
    assert read.values["duty_doctors"].steps[0][1] == 1
    wrong = parameter_fields.read(duty, CONTRACT_DAY, {"duty_doctors.0.limit": "-1"}, "sl")
    assert wrong.errors
    assert wrong.values == {}


def test_a_kept_setting_is_read_back_in_words() -> None:
    table = acts.table(TABLE)
    shown = parameter_fields.in_words(table.parameters["coverage_tolerance"], "5", "sl")
    assert shown == "5\u00a0%"


@pytest.mark.django_db
def test_the_answer_is_that_of_the_kernel() -> None:
    table = acts.table(TABLE)
    run = queries.current_or_error("coverage", CONTRACT_DAY)
    overrides = read_overrides(table, {"coverage_tolerance": "5"})
    answer = WhatIf(run, overrides, table.formula("doctors_missing"))
    names = [item.name for item in table.inputs]
    rows = [{name: row[name] for name in names} for row in run]
    expected = compare(table, rows, Variant("five", overrides), at=CONTRACT_DAY)
    assert [(c.before, c.after, c.change) for c in answer.changes] == [
        (d.before, d.after, d.change) for d in expected.of("doctors_missing")
    ]
    by_office = expected.grouped("doctors_missing", "office")
    assert sum(group.change or 0 for group in answer.groups("office")) == sum(by_office.values())
    assert answer.gains()[0].change == max(c.change for c in answer.changes if c.change)
    assert answer.losses() == []


@pytest.mark.django_db
def test_ratios_are_not_added_up() -> None:
    table = acts.table(TABLE)
    run = queries.current_or_error("coverage", CONTRACT_DAY)
    for name, adds_up in (("doctors_missing", True), ("deviation_percent", False)):
        answer = WhatIf(run, {}, table.formula(name))
        assert answer.adds_up is adds_up
        assert (answer.whole.before is not None) is adds_up
    assert "office" in group_names(run, table)
    assert "insured_per_doctor" not in touched(table, {"coverage_tolerance"})
    assert "standing" in touched(table, {"coverage_tolerance"})


@pytest.mark.parametrize(
    ("path", "formula", "of_rows"),
    [
        ("coverage", "doctors_missing", True),
        ("coverage", "national_insured", False),
        ("coverage", "office_doctors", False),
        ("coverage", "units_outside", False),
        ("coverage", "allowed_deviation", False),
        ("emergency", "programme_value", True),
        ("emergency", "national_programme_value", False),
        ("emergency", "fund_left", False),
        ("duty_statement", "annual_value", True),
        ("duty_statement", "share_percent", True),
    ],
)
def test_figures_of_rows_are_told_from_those_of_the_network(
    path: str, formula: str, of_rows: bool
) -> None:
    assert is_of_rows(acts.table(f"health_centres_2007.{path}"), formula, CONTRACT_DAY) is of_rows


@pytest.mark.parametrize(
    ("unit", "ratio"),
    [("person/doctor", True), ("%", True), ("EUR", False), ("EUR/month", False), ("1", False)],
)
def test_ratios(unit: str, ratio: bool) -> None:
    assert is_ratio(Unit.parse(unit)) is ratio


@pytest.mark.django_db
def test_a_figure_of_the_network_is_shown_once_for_each_activity(client: Client) -> None:
    asked = {"coverage_tolerance": "5", "formula": "units_outside"}
    run = queries.current_or_error("coverage", CONTRACT_DAY)
    table = acts.table(TABLE)
    answer = WhatIf(run, read_overrides(table, {"coverage_tolerance": "5"}),
                    table.formula("units_outside"))  # fmt: skip
    assert [change.row.activity for change in answer.shared] == [*dict.fromkeys(
        row.activity for row in run
    )]  # fmt: skip
    assert not answer.adds_up
    html = client.get(ADDRESS, asked).content.decode()
    assert "Po en podatek za vsako dejavnost" in html
    assert 'class="drawing"' not in html
    assert "Vsota prej" not in html
    one = client.get(ADDRESS, {**asked, "activity": "primary"}).content.decode()
    assert "En sam podatek za vse omrežje" in one
    primary = next(c for c in answer.shared if c.row.activity == "primary")
    assert primary.change is not None
    assert primary.change > 0
    assert f">{int(primary.before)}</a>" in one
    assert f"<b>{int(primary.after)}</b>" in one
    assert f"<b>+{int(primary.change)}</b>" in one


@pytest.mark.django_db
def test_rows_with_numbers_of_their_own_share_nothing_even_when_equal() -> None:
    table = acts.table(TABLE)
    run = queries.current_or_error("coverage", CONTRACT_DAY)
    answer = WhatIf(run, {}, table.formula("doctors_missing"), "dental_adult")
    assert len({change.before for change in answer.changes}) == 1
    assert answer.shared == []


@pytest.mark.django_db
def test_a_ratio_has_a_number_of_rows_in_place_of_a_sum(client: Client) -> None:
    asked = {"persons_per_doctor_norm.primary": "1000", "coverage_tolerance": "5"}
    html = client.get(ADDRESS, {**asked, "formula": "deviation_percent"}).content.decode()
    assert "Vsota prej" not in html
    assert "<span>Vrstice</span><b>275</b>" in html
    html = client.get(ADDRESS, {**asked, "formula": "doctors_missing"}).content.decode()
    assert "Vsota prej" in html


@pytest.mark.django_db
def test_the_page_shows_who_moves(client: Client) -> None:
    standing = {"coverage_tolerance": "5", "formula": "standing"}
    assert "14 vrstic od 275" in client.get(ADDRESS, standing).content.decode()
    html = client.get(ADDRESS, {"coverage_tolerance": "5"}).content
    assert "Manjkajoči zdravniki do meje <a".encode() in html, "the first headline that is reached"
    assert b"<svg" in html
    assert b"style=" not in html.split(b"<svg", 1)[1].split(b"</svg>")[0]


@pytest.mark.django_db
def test_nothing_changed_says_so(client: Client) -> None:
    html = client.get(ADDRESS).content.decode()
    assert 'class="empty"' in html


@pytest.mark.django_db
def test_an_unreadable_value_is_marked_at_its_field(client: Client) -> None:
    response = client.get(ADDRESS, {"coverage_tolerance": "pet"})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in html
    assert "1.234,56" in html
    assert client.get(f"{ADDRESS}changes.csv", {"coverage_tolerance": "x"}).status_code == 422


@pytest.mark.django_db
def test_htmx_gets_only_the_part(client: Client) -> None:
    asked = {"coverage_tolerance": "abc"}
    response = client.get(ADDRESS, asked, headers={"HX-Request": "true"})
    assert response.status_code == 200, "htmx swaps no error"
    assert response.content.decode().strip().startswith('<div id="what-if">')


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"coverage_tolerance": "9" * 59}, 200),
        ({"coverage_tolerance": "0." + "1" * 55}, 422),
        ({"formula": "nope"}, 404),
        ({"by": "nope", "activity": "nope", "day": "2007-05-01"}, 200),
        ({"coverage_limited": "{"}, 422),
        ({"coverage_limited": '{"primary": "1"}'}, 200),
        ({"coverage_limited": "[" * 2000}, 422),
        ({"day": "1999-01-01"}, 422),
    ],
)
def test_odd_questions_get_clear_answers(
    client: Client, asked: dict[str, str], status: int
) -> None:
    assert client.get(ADDRESS, asked).status_code == status


@pytest.mark.django_db
def test_files_hold_every_row(client: Client) -> None:
    asked = {"coverage_tolerance": "5", "formula": "doctors_missing"}
    response = client.get(f"{ADDRESS}changes.csv", asked)
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 275
    assert client.get(f"{ADDRESS}changes.xlsx", asked).content.startswith(b"PK")
    assert client.get(f"{ADDRESS}changes.pdf", asked).status_code == 404


@pytest.mark.django_db
def test_it_asks_little(client: Client, django_assert_max_num_queries: Any) -> None:
    asked = {"coverage_tolerance": "5", "formula": "doctors_missing"}
    client.get(ADDRESS, asked)  # the first call reads the stored run
    with django_assert_max_num_queries(12):
        client.get(ADDRESS, asked)


@pytest.mark.django_db
def test_every_feed_has_its_page(client: Client) -> None:
    index = client.get("/what-if/").content.decode()
    for feed in feeds.all_feeds():
        assert f'href="/what-if/{feed.name}/"' in index
        assert client.get(f"/what-if/{feed.name}/").status_code == 200


def test_the_chart_writes_numbers_in_the_language() -> None:
    values = [("A <b>", Decimal("0.5")), ("B", Decimal("-1.5"))]
    assert ">0,5<" in charts.bars(values, "t", "sl")
    assert ">0.5<" in charts.bars(values, "t", "en")
    assert "<b>" not in charts.bars(values, 'x"<b>', "sl")
