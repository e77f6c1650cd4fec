"""Rows of coverage and of organisations as records for files and the API."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mreza.rooms.calculations import feeds
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.coverage import FEED
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.queries.coverage import UnitCoverage

INPUTS = ("insured_persons", "doctors", "assigned_persons")
FORMULAS = (
    "insured_per_doctor",
    "national_insured_per_doctor",
    "deviation_percent",
    "allowed_deviation",
    "standing",
    "doctors_missing",
    "doctors_above",
    "assigned_percent",
    "assigned_per_doctor",
)
PLACES = {
    "activity": ("Dejavnost", "Activity"),
    "unit": ("Izpostava (oznaka)", "Region unit (code)"),
    "unit_name": ("Izpostava", "Region unit"),
    "office": ("Območna enota (oznaka)", "Regional office (code)"),
    "office_name": ("Območna enota", "Regional office"),
}


def coverage_record(entry: UnitCoverage) -> dict[str, Any]:
    """One unit in one activity, under the names of the act's inputs and formulas."""
    return {
        "activity": entry.row.activity,
        "unit": entry.unit.code,
        "unit_name": entry.unit.name,
        "office": entry.unit.office_id,
        "office_name": entry.unit.office.name,
        **{name: entry.row[name] for name in (*INPUTS, *FORMULAS)},
    }


def coverage_sheet(entries: Iterable[UnitCoverage], language: str) -> Sheet:
    """The same for people, with titles of the act and its decimals."""
    law = feeds.get(FEED).law()
    which = 1 if language == "en" else 0
    titles = [words[which] for words in PLACES.values()]
    titles += [law.input(name).title[language] for name in INPUTS]
    titles += [law.formula(name).title[language] for name in FORMULAS]
    rows = [list(coverage_record(entry).values()) for entry in entries]
    name = "Preskrbljenost" if which == 0 else "Coverage"
    return Sheet(name, titles, rows)


ORGANISATION = {
    "code": ("Oznaka", "Code"),
    "name": ("Naziv", "Name"),
    "kind": ("Vrsta (oznaka)", "Kind (code)"),
    "kind_name": ("Vrsta", "Kind"),
    "unit": ("Izpostava", "Region unit"),
    "office": ("Območna enota", "Regional office"),
    "place": ("Kraj", "Place"),
    "part_of": ("Del organizacije", "Part of"),
    "valid_from": ("Velja od", "Valid from"),
    "valid_until": ("Velja do (brez tega dne)", "Valid until (not on that day)"),
}


def organisation_record(version: OrganisationVersion) -> dict[str, Any]:
    """An organisation as registered on a day; empty codes are None."""
    return {
        "code": version.organisation_id,
        "name": version.name,
        "kind": version.kind_id,
        "kind_name": version.kind.name,
        "unit": version.unit_id,
        "office": version.office_id,
        "place": version.place or None,
        "part_of": version.part_of_id,
        "valid_from": version.valid.lower.isoformat() if version.valid.lower else None,
        "valid_until": version.valid.upper.isoformat() if version.valid.upper else None,
    }


def organisation_sheet(versions: Iterable[OrganisationVersion], language: str) -> Sheet:
    """The same for people."""
    which = 1 if language == "en" else 0
    titles = [words[which] for words in ORGANISATION.values()]
    name = "Organizacije" if which == 0 else "Organisations"
    return Sheet(name, titles, [list(organisation_record(v).values()) for v in versions])
