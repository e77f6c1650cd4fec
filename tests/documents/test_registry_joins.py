"""The 2007 registry: whole in itself, joined to every printed provider row, true to its source.

A printed table and the registry meet on (table, name as printed): each provider row must lead to
exactly one organisation, however its name is shortened there.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared" / "seeds" / "zzzs-obcasnik-akti-navodila-2007-03.txt"
TABLES = ROOT / "src" / "mreza" / "acts" / "health_centres_2007" / "tables"
REGISTRY = ROOT / "src" / "mreza" / "data" / "registry_2007"

PROVIDER_TABLES = [
    "annex_2", "annex_4", "annex_5", "annex_6", "article_11", "article_27", "article_28",
    "article_30", "article_36", "article_48",
]  # fmt: skip
# Sums of other rows and "various providers" name no organisation; the country and office rows of
# Annex VI are sums too.
SUM_LEVELS = {"group", "total", "office", "country"}
NO_PROVIDER = re.compile(r"(skupaj|različni izvajalci)\b", re.IGNORECASE)

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def registry(name: str) -> list[Row]:
    return read(REGISTRY / f"{name}.csv")


def codes(name: str, column: str = "code") -> list[str]:
    return [row[column] for row in registry(name)]


def provider_names(table: str) -> list[str]:
    rows = read(TABLES / f"{table}.csv")
    named = [row["name"] for row in rows if row.get("level") not in SUM_LEVELS]
    return [name for name in named if not NO_PROVIDER.match(name)]


def organisations_called(table: str, name: str) -> set[str]:
    return {
        row["organisation"]
        for row in registry("aliases")
        if (row["table"], row["alias"]) == (table, name)
    }


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("table", PROVIDER_TABLES)
def test_each_provider_row_joins_to_exactly_one_organisation(table: str) -> None:
    names = provider_names(table)
    assert names, f"{table} has no provider rows"
    found = {name: organisations_called(table, name) for name in names}
    assert {name: codes for name, codes in found.items() if len(codes) != 1} == {}


@pytest.mark.parametrize("table", PROVIDER_TABLES)
def test_each_name_kept_for_a_provider_table_stands_in_its_cells(table: str) -> None:
    printed = {row["name"] for row in read(TABLES / f"{table}.csv")}
    kept = {row["alias"] for row in registry("aliases") if row["table"] == table}
    # Notes and headings beside the rows also name organisations.
    assert kept - printed <= {"KC", "OI Ljubljana", "OI", "DIREKCIJA"}


def test_the_printed_office_of_a_transport_provider_is_the_registered_one() -> None:
    office_of = {row["code"]: row["office"] for row in registry("organisations")}
    other = {}
    for row in read(TABLES / "annex_6.csv"):
        if row["level"] == "provider" and row["office"] != "direkcija":
            (code,) = organisations_called("annex_6", row["name"])
            if office_of[code] != row["office"]:
                other[code] = (row["office"], office_of[code])
    assert other == {}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("organisations", "code"), ("units", "code"), ("units", "short"), ("offices", "code"),
        ("kinds", "kind"), ("activities", "code"),
    ],
)  # fmt: skip
def test_codes_are_unique_and_never_empty(name: str, column: str) -> None:
    values = codes(name, column)
    assert "" not in values
    assert [value for value, count in Counter(values).items() if count > 1] == []


def test_organisation_names_are_unique() -> None:
    names = [row["name"].casefold() for row in registry("organisations")]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_codes_are_lower_case_slugs() -> None:
    slugs = codes("organisations") + codes("units") + codes("offices")
    assert [code for code in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_there_are_ten_offices_and_55_units_each_on_a_tile_of_its_own() -> None:
    units = registry("units")
    assert (len(codes("offices")), len(units)) == (10, 55)
    assert {unit["office"] for unit in units} == set(codes("offices"))
    assert len({(int(unit["x"]), int(unit["y"])) for unit in units}) == 55


def test_organisations_have_a_known_kind_unit_and_office() -> None:
    office_of = {unit["code"]: unit["office"] for unit in registry("units")}
    kinds, offices = set(codes("kinds", "kind")), {"", *codes("offices")}
    for row in registry("organisations"):
        assert row["kind"] in kinds, row
        assert row["office"] in offices, row
        assert not row["unit"] or office_of[row["unit"]] == row["office"], row


def test_a_part_has_a_known_whole_and_is_not_its_own() -> None:
    whole_of = {row["code"]: row["part_of"] for row in registry("organisations")}
    for code in whole_of:
        seen = [code]
        while whole := whole_of[seen[-1]]:
            assert whole in whole_of, f"{seen[-1]} is part of the unknown {whole}"
            assert whole not in seen, f"{code} is part of itself: {[*seen, whole]}"
            seen.append(whole)


def test_a_note_stands_in_both_languages_or_in_none() -> None:
    rows = registry("organisations")
    assert [row["code"] for row in rows if bool(row["note"]) != bool(row["note_sl"])] == []


def test_each_alias_belongs_to_a_known_organisation_and_each_organisation_has_one() -> None:
    assert {row["organisation"] for row in registry("aliases")} == set(codes("organisations"))


def test_each_alias_has_its_place_in_both_languages_and_its_lines() -> None:
    for row in registry("aliases"):
        assert row["alias"] == row["alias"].strip() != "", row
        assert row["place_in_document_sl"], row
        assert row["place_in_document_en"], row
        assert re.fullmatch(r"\d+(;\d+)*", row["lines"]), row


@pytest.mark.skipif(not SOURCE.is_file(), reason="the source documents are not beside the project")
def test_each_alias_stands_in_the_source_from_the_lines_it_names() -> None:
    lines_of = {
        document: (SOURCE.with_name(document) if document else SOURCE)
        .read_text("utf-8")
        .split("\n")
        for document in {row["document"] for row in registry("aliases")}
    }
    # A name may run on over the next lines.
    missing = [
        (row["organisation"], row["alias"], number)
        for row in registry("aliases")
        for number in map(int, row["lines"].split(";"))
        if squeezed(row["alias"])
        not in squeezed("".join(lines_of[row["document"]][number - 1 : number + 2]))
    ]
    assert missing == []


@pytest.mark.skipif(not SOURCE.is_file(), reason="the source documents are not beside the project")
def test_each_activity_code_stands_in_the_source_on_its_line() -> None:
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    for row in registry("activities"):
        assert squeezed(row["code"]) in squeezed(lines[int(row["line"]) - 1]), row
