"""The worked example: prefilled, calculated among the network, errors at their fields."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from mreza import acts
from mreza.rooms.calculations import queries
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.law import worked_example
from mreza.rooms.law.worked_example import Example

pytestmark = pytest.mark.django_db
ADDRESS = "/acts/health_centres_2007/tables/coverage/"
CELJE = {"feed": "coverage", "key": "celje.primary", "written": "sl"}


def build(given: dict[str, str], table: str = "coverage", language: str = "sl") -> Example:
    found = acts.table(f"health_centres_2007.{table}")
    return worked_example.build(found, given, day=CONTRACT_DAY, language=language)


def value(example: Example, name: str) -> str:
    return next(outcome.view.value for outcome in example.outcomes if outcome.name == name)


def test_it_starts_with_a_row_of_the_feed_and_its_kept_results() -> None:
    example = build({})
    run = queries.current_or_error("coverage", CONTRACT_DAY)
    assert example.feed == "coverage"
    assert example.rows == len(run)
    assert not example.is_changed
    assert not any(outcome.differs for outcome in example.outcomes)
    assert len(example.outcomes) == len(acts.table("health_centres_2007.coverage").formulas)


def test_a_changed_input_is_calculated_among_all_rows() -> None:
    example = build({**CELJE, "in.doctors": "40,5"})
    assert value(example, "insured_per_doctor").startswith("1.523")
    assert value(example, "national_insured").startswith("1.950.797")
    assert next(o.name for o in example.outcomes if o.differs) == "insured_per_doctor"


def test_a_changed_parameter_is_what_if_on_this_case() -> None:
    example = build({**CELJE, "coverage_tolerance": "10"})
    assert value(example, "allowed_deviation") == "10\u00a0%"
    standing = next(o for o in example.outcomes if o.name == "standing")
    assert standing.differs


def test_places_are_named_only_while_the_case_is_as_printed() -> None:
    untouched, changed = build(CELJE), build({**CELJE, "in.doctors": "40,5"})

    def places(example: Example) -> int:
        first = next(o for o in example.outcomes if o.name == "insured_per_doctor")
        return sum(len(need.places) for need in first.view.needs)

    assert places(untouched) == 2
    assert places(changed) == 0


def test_an_invented_case_stands_alone() -> None:
    example = build({"key": "-", "in.insured_persons": "1.800", "in.doctors": "1", "written": "sl"})
    assert example.feed == ""
    assert value(example, "national_insured_per_doctor").startswith("1.800")


def test_a_table_without_a_feed_has_an_example() -> None:
    example = build({"in.quotients": "3.000,00", "written": "sl"}, "capitation")
    assert not example.has_errors
    assert example.outcomes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("doctors", "abc"), ("doctors", "1,234"), ("doctors", "-1"), ("doctors", ""),
        ("insured_persons", "1,5"), ("activity", "nope"), ("doctors", "9" * 60), ("unit", ""),
        ("doctors", "NaN"), ("doctors", "1e9"),
    ],
)  # fmt: skip
def test_bad_values_are_marked_at_their_field(name: str, text: str) -> None:
    example = build({**CELJE, f"in.{name}": text})
    assert [item.item.name for item in example.fields if item.error] == [name]
    assert example.outcomes == []


def test_english_numbers_in_english() -> None:
    given = {**CELJE, "written": "en", "in.doctors": "40.5", "in.insured_persons": "61,695"}
    example = build(given, language="en")
    assert value(example, "insured_per_doctor").startswith("1,523")


def test_no_data_is_an_answer() -> None:
    example = build({**CELJE, "in.assigned_persons": ""})
    assert value(example, "assigned_percent") == "–"


def test_every_table_starts_without_errors() -> None:
    for name in acts.get("health_centres_2007").tables:
        example = build({}, name)
        assert not example.has_errors, name
        assert example.outcomes, name


def test_the_page_and_the_part(client: Client) -> None:
    page = client.get(ADDRESS, {**CELJE, "in.doctors": "40,5"}).content.decode()
    assert "1.523" in page
    assert "<s class" in page
    asked = {**CELJE, "in.doctors": "štirideset"}
    part = client.get(ADDRESS, asked, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert part.content.decode().strip().startswith('<section class="band" id="example">')
    assert 'aria-invalid="true"' in part.content.decode()
    assert client.get(ADDRESS, asked).status_code == 422


def test_text_is_escaped(client: Client) -> None:
    html = client.get(ADDRESS, {**CELJE, "in.unit": "<script>x</script>"}).content.decode()
    assert "<script>x" not in html


def test_numbers_stand_in_fields_as_the_page_writes_them() -> None:
    assert worked_example.as_text(Decimal("-1234.50"), "sl") == "-1.234,50"
    assert worked_example.as_text(Decimal("1234.50"), "en") == "1,234.50"
    assert worked_example.as_text(None, "sl") == ""
    assert worked_example.as_text(True, "sl") == "true"
