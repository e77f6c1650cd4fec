"""Printed tables: the annexes of a document, transcribed as printed, each with its place."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from mreza.kernel.errors import ActError, UnknownNameError
from mreza.kernel.text import Text
from mreza.kernel.units import Unit


@dataclass(frozen=True)
class PrintedColumn:
    """A column as printed; `unit` is None for texts."""

    name: str
    title: Text
    unit: Unit | None
    scale: int = 0


@dataclass(frozen=True)
class PrintedTable:
    """Rows as texts with the printed decimals (`.` as decimal mark; empty: not printed)."""

    name: str
    title: Text
    place: Text
    article: str
    day: date | None
    columns: tuple[PrintedColumn, ...]
    rows: tuple[dict[str, str], ...]
    notes: tuple[Text, ...] = ()

    def where(self, **wanted: str) -> list[dict[str, str]]:
        """Rows whose cells are exactly `wanted`."""
        return [row for row in self.rows if all(row[key] == value for key, value in wanted.items())]

    def row(self, **wanted: str) -> dict[str, str]:
        """The one row with `wanted`. Raises `UnknownNameError` when there is none, or several."""
        found = self.where(**wanted)
        if len(found) != 1:
            raise UnknownNameError(f"{len(found)} rows with {wanted}", where=self.name)
        return found[0]


def figure(row: dict[str, str], column: str, *, otherwise: str = "") -> Decimal:
    """A printed cell as a number; `otherwise` for an empty one."""
    text = row[column] or otherwise
    if not text:
        raise UnknownNameError(f"nothing is printed in {column}", where=row.get("name", ""))
    return Decimal(text)


def load_printed_tables(folder: Path) -> dict[str, PrintedTable]:
    """All tables of a folder with its `tables.toml`; none when the document prints none.

    Raises `ActError` naming table and column.
    """
    if not folder.exists():
        return {}
    with (folder / "tables.toml").open("rb") as file:
        entries = tomllib.load(file)
    unlisted = {path.stem for path in folder.glob("*.csv")} ^ set(entries)
    if unlisted:
        raise ActError(
            f"not in both tables.toml and files: {sorted(unlisted)}", where=str(folder.name)
        )
    return {name: _load(folder / f"{name}.csv", entry) for name, entry in entries.items()}


def _load(path: Path, entry: dict[str, Any]) -> PrintedTable:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = list(reader.fieldnames or [])
        rows = tuple(reader)
    described = entry["columns"]
    if set(names) != set(described):
        missing = sorted(set(names) ^ set(described))
        raise ActError(f"columns described and present differ: {missing}", where=path.name)
    notes = entry.get("note", {"sl": [], "en": []})
    return PrintedTable(
        name=path.stem,
        title=Text.read(entry["title"]),
        place=Text.read(entry["place"]),
        article=str(entry["article"]),
        day=_day(entry.get("day")),
        columns=tuple(_column(name, described[name]) for name in names),
        rows=rows,
        notes=tuple(Text(sl, en) for sl, en in zip(notes["sl"], notes["en"], strict=True)),
    )


def _day(raw: Any) -> date | None:
    return date.fromisoformat(str(raw)) if raw else None


def _column(name: str, entry: dict[str, Any]) -> PrintedColumn:
    unit = str(entry.get("unit", ""))
    return PrintedColumn(
        name=name,
        title=Text.read(entry),
        unit=Unit.parse(unit) if unit else None,
        scale=int(entry.get("scale") or 0),
    )
