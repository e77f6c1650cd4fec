"""Rows that were committed before: the same row, or the same key, is not counted twice.

Within a file the lake finds them; this looks at what earlier files brought.
"""

# ruff: noqa: S608 - names are those of the schema; what people write is bound or quoted.
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import duckdb

from mreza.kernel.text import Text
from mreza.lake.checking import Checked
from mreza.lake.database import identifier, literal, working
from mreza.lake.fields import Schema
from mreza.lake.store import Snapshot

CODE: Final = "committed_before"
WHY: Final = Text(
    "ista vrstica je bila uvožena že prej", "the same row was committed before, in another file"
)
RIGHT: Final = Text(
    "brez te vrstice, ali pa najprej umaknite prejšnjo datoteko",
    "without this row; or withdraw the earlier file first",
)


class Repeated(NamedTuple):
    """How many rows were committed before, and the line of the first of them."""

    rows: int
    line: int = 0

    @property
    def example(self) -> Text:
        return Text(f"vrstica {self.line}: {WHY.sl}", f"row {self.line}: {WHY.en}")


def refuse(found: Checked, schema: Schema, snapshot: Snapshot) -> Repeated:
    """Find them among the good rows, and add them to the errors file."""
    if not found.good or not _touched(schema, snapshot, found.months):
        return Repeated(0)
    with (
        TemporaryDirectory(dir=found.accepted_path.parent) as scratch,
        working(Path(scratch)) as connection,
    ):
        _gather(connection, found.accepted_path, schema, snapshot, found.months)
        count, first = connection.execute("SELECT count(*), min(line) FROM again").fetchone() or (
            0,
            0,
        )
        if count:
            _append(connection, found.errors_path)
    return Repeated(int(count), int(first or 0))


def count(accepted: Path, schema: Schema, snapshot: Snapshot, months: Sequence[str]) -> int:
    """How many of the accepted rows are in the snapshot."""
    if not _touched(schema, snapshot, months):
        return 0
    with TemporaryDirectory(dir=accepted.parent) as scratch, working(Path(scratch)) as connection:
        _gather(connection, accepted, schema, snapshot, months)
        (many,) = connection.execute("SELECT count(*) FROM again").fetchone() or (0,)
    return int(many)


def _touched(schema: Schema, snapshot: Snapshot, months: Sequence[str]) -> bool:
    return bool(snapshot.files(schema.name, months))


def _gather(
    connection: duckdb.DuckDBPyConnection,
    accepted: Path,
    schema: Schema,
    snapshot: Snapshot,
    months: Sequence[str],
) -> None:
    """Make the table `again` of (line). Digests first, which take little memory; the few rows
    whose digests meet are then compared value by value."""
    columns = schema.key or schema.names
    names = ", ".join(identifier(name) for name in columns)
    alike = " AND ".join(
        f"mine.{identifier(name)} IS NOT DISTINCT FROM theirs.{identifier(name)}"
        for name in columns
    )
    mine = f"read_parquet({literal(accepted)})"
    providers = _providers(connection, mine, columns)
    theirs = snapshot.relation(connection, schema.name, months, providers)
    connection.execute(
        f"CREATE TABLE met AS SELECT DISTINCT digest FROM (SELECT hash({names}) AS digest "
        f"FROM {theirs}) WHERE digest IN (SELECT hash({names}) FROM {mine})"
    )
    connection.execute(
        f"CREATE TABLE again AS SELECT DISTINCT mine.line FROM "
        f"(SELECT * FROM {mine} WHERE hash({names}) IN (FROM met)) AS mine JOIN "
        f"(SELECT * FROM {theirs} WHERE hash({names}) IN (FROM met)) AS theirs ON {alike}"
    )


def _providers(
    connection: duckdb.DuckDBPyConnection, mine: str, columns: Sequence[str]
) -> list[str] | None:
    """Providers of the file, where a row of another provider cannot be the same; None: any."""
    if "provider" not in columns:
        return None
    found = connection.execute(f"SELECT DISTINCT provider FROM {mine}").fetchall()
    return sorted(code for (code,) in found)


def _append(connection: duckdb.DuckDBPyConnection, errors: Path) -> None:
    """Lines of the errors file in the lake's own shape."""
    words = ", ".join(literal(text) for text in (CODE, WHY.sl, RIGHT.sl, WHY.en, RIGHT.en))
    plain = errors.with_suffix(".again")
    connection.execute(
        f"COPY (SELECT line, '', '', {words} FROM again ORDER BY line) TO {literal(plain)} "
        "(FORMAT csv, HEADER false, DELIMITER ';')"
    )
    with errors.open("ab") as target, plain.open("rb") as source:
        while piece := source.read(1 << 20):
            target.write(piece)
    plain.unlink()
