"""Every transcribed table of every act, read back against its source text (see `transcription`)."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal

import pytest

from tests.documents import places_general_agreement_2007_annex_2 as annex_2
from tests.documents import places_health_centres_2007 as health_centres
from tests.documents.transcription import ACTS, FIGURE, SOURCE, Place, read, unmatched

if not SOURCE.is_file():
    pytest.skip(
        "the source documents are not beside the project (../shared/seeds): nothing to compare",
        allow_module_level=True,
    )

HEALTH_CENTRES = health_centres.ACT
PLACES: dict[str, dict[str, Place]] = {
    module.ACT: module.PLACES for module in (annex_2, health_centres)
}
TABLES = [(act, name) for act, places in PLACES.items() for name in sorted(places)]
each_table = pytest.mark.parametrize(("act", "name"), TABLES)


@pytest.mark.parametrize("act", PLACES)
def test_every_table_has_its_place_and_its_description(act: str) -> None:
    folder = ACTS / act / "tables"
    described = set(tomllib.loads((folder / "tables.toml").read_text(encoding="utf-8")))
    assert {path.stem for path in folder.glob("*.csv")} == set(PLACES[act]) == described


@each_table
def test_rows_are_the_lines_of_the_source(act: str, name: str) -> None:
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    place = PLACES[act][name]
    assert list(unmatched(name, read(act, name), place, place.text(lines))) == []


@each_table
def test_columns_are_described_with_the_decimals_they_print(act: str, name: str) -> None:
    path = ACTS / act / "tables" / "tables.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    rows = read(act, name)
    assert list(table["columns"]) == list(rows[0])
    for column, about in table["columns"].items():
        values = [row[column] for row in rows if row[column]]
        if about["scale"] != "":
            assert about["scale"] == max(len(value.partition(".")[2]) for value in values), column
        assert (about["scale"] == "") == (not all(map(FIGURE.fullmatch, values))), column


def test_codes_of_units_and_offices_are_those_of_the_printed_names() -> None:
    short = {"lj.--sedez": "ljubljana", "slov.-bistrica": "slovenska-bistrica"}
    seen: dict[str, str] = {}
    for name in ("table_1", "table_2", "table_3", "table_4", "annex_2a", "annex_3"):
        for row in read(HEALTH_CENTRES, name):
            plain = re.sub(r"^(skupaj )?(oe|izpostava) ", "", row["name"].lower().rstrip("*"))
            slug = plain.translate(str.maketrans("čšž ", "csz-"))
            code = {"unit": row["unit"], "office": row["office"], "country": ""}[row["level"]]
            assert short.get(slug, slug).startswith(code), row
            if row["level"] == "unit":
                assert seen.setdefault(row["unit"], row["office"]) == row["office"], row
    assert len(seen) == 55
    assert len(set(seen.values())) == 10


def test_emergency_units_stand_in_the_column_their_amount_says() -> None:
    """The flattened text lost the columns of Annex IV: amounts and column totals tell them."""
    finance = read(HEALTH_CENTRES, "annex_1_finance")
    cost = {row["standard"]: Decimal(row["total"]) for row in finance}
    rows = read(HEALTH_CENTRES, "annex_4")
    for row in rows:
        other = row["units_mountain_rescue"] or row["units_helicopter"]
        if row["funds_needed"] and not other:
            due = sum((Decimal(row[f"units_{key}"] or 0) * cost[key] for key in cost), Decimal(0))
            assert abs(due - Decimal(row["funds_needed"])) <= 1, row
    for column in (key for key in rows[0] if key.startswith("units_")):
        parts = [row[column] or "0" for row in rows if row["level"] in ("provider", "group")]
        assert sum(map(Decimal, parts)) == Decimal(rows[-1][column]), column
