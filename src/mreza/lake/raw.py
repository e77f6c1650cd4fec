"""Rows as text: what every kind of file becomes before it is checked."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from mreza.kernel.text import Text
from mreza.lake.database import Tell, execute, identifier, literal, readable
from mreza.lake.fields import Schema

# Before a value that was a number or a date in the file itself, not a text about one: it is read
# as it stands, whatever style the texts of its column are written in.
TYPED: Final = "\x01"
WRONG_WIDTH: Final = "columns"


@dataclass(frozen=True)
class RawRows:
    """The file as a table of texts.

    `relation` is SQL for rows of `_row` (the line as the user sees it), `_fault` (text or NULL)
    and every field of the schema (VARCHAR). `headers` are the columns as the file calls them.
    `slovene_hint` says that the file's own manner (`;` between columns) is that of people here.
    """

    relation: str
    rows: int
    sha256: str
    kind: str
    read_as: Text
    headers: dict[str, str]
    slovene_hint: bool
    may_be_typed: bool


def selected(columns: Sequence[str | None], schema: Schema) -> str:
    """The fields out of columns c0, c1, ...; NULL for a field the file does not have."""
    places = {field: f"c{place}" for place, field in enumerate(columns) if field is not None}
    return ", ".join(
        f"{places.get(name, 'NULL::VARCHAR')} AS {identifier(name)}" for name in schema.names
    )


def not_empty(columns: Sequence[str | None]) -> str:
    """Whether a row holds anything at all: spreadsheets leave empty rows behind."""
    return f"coalesce({', '.join(f'c{place}' for place in range(len(columns)))}) IS NOT NULL"


def write_normal(
    rows: Iterable[tuple[int, str | None, Sequence[str]]], width: int, into: Path
) -> None:
    """Numbered rows as a CSV that DuckDB reads in one way only. One row of text is held at once."""
    with into.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for number, fault, cells in rows:
            padded = [_one_line(cell) for cell in cells[:width]]
            writer.writerow([number, fault or "", *padded, *[""] * (width - len(padded))])


def _one_line(cell: str) -> str:
    if cell.isprintable():
        return cell
    return cell.replace("\r", " ").replace("\n", " ").replace("\0", " ")


def stage_normal(
    connection: duckdb.DuckDBPyConnection, normal: Path, width: int, into: Path, tell: Tell
) -> None:
    """The CSV of `write_normal` as Parquet of `_row`, `_fault`, c0, c1, ..."""
    names = ["_row", "_fault", *(f"c{place}" for place in range(width))]
    types = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"
    reading = (
        f"read_csv({readable(normal)}, auto_detect = false, header = false, delim = ',', "
        f"quote = '\"', escape = '\"', new_line = '\\n', columns = {types})"
    )
    execute(
        connection,
        f"COPY (SELECT * REPLACE (_row::INTEGER AS _row) FROM {reading}) "
        f"TO {literal(into)} (FORMAT parquet)",
        tell,
    )
