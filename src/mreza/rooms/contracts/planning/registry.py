"""The registry as the plan needs it, read from its files without Django, for any program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

PRIVATE = "private_practice"
CENTRE = "health_centre"


@dataclass(frozen=True)
class Place:
    """Where an organisation is; empty where no document says it."""

    unit: str = ""
    office: str = ""


@dataclass(frozen=True)
class Registry:
    """Who is called what in the printed tables, who is where, and who serves a unit."""

    called: dict[tuple[str, str], str]
    places: dict[str, Place]
    kinds: dict[str, str]
    centres: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)

    def code(self, table: str, name: str) -> str:
        """The organisation called `name` in `table`; empty when none is ("various providers")."""
        return self.called.get((table, name), "")

    def place(self, code: str) -> Place:
        return self.places.get(code, Place())


@cache
def registry_2007() -> Registry:
    """The registry of 2007 as its files have it."""
    return from_rows(_rows("organisations"), _rows("aliases"), _rows("units"))


def from_rows(
    organisations: Iterable[dict[str, str]],
    aliases: Iterable[dict[str, str]],
    units: Iterable[dict[str, str]],
) -> Registry:
    """A registry from rows with the columns of its files."""
    listed = list(organisations)
    offices = {row["code"]: row["office"] for row in units}
    called = {(row["table"], row["alias"]): row["organisation"] for row in aliases if row["table"]}
    return Registry(
        called=called,
        places={row["code"]: Place(row["unit"], row["office"]) for row in listed},
        kinds={row["code"]: row["kind"] for row in listed},
        centres=_centres(listed, list(offices)),
        offices=offices,
    )


def _centres(organisations: list[dict[str, str]], units: list[str]) -> dict[str, str]:
    """The health centre of each unit; of several the one that carries the unit's name."""
    found: dict[str, list[str]] = {unit: [] for unit in units}
    for row in organisations:
        if row["kind"] == CENTRE and row["unit"] in found:
            found[row["unit"]].append(row["code"])
    return {
        unit: next((code for code in codes if code == f"zd-{unit}"), codes[0])
        for unit, codes in found.items()
        if codes
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = files("mreza") / "data" / "registry_2007" / f"{name}.csv"
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
