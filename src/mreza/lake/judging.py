"""The rows judged, set by set: one query for all checks, one for rows that repeat others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from mreza.lake.against import Against
from mreza.lake.checks import YEARS, Check
from mreza.lake.database import Tell, execute, identifier, literal, readable
from mreza.lake.fields import Field, Schema
from mreza.lake.formats import Format, clean, value_sql
from mreza.lake.raw import RawRows

_MOST = 62  # checks that fit the bits of a BIGINT


@dataclass(frozen=True)
class Judging:
    """What is needed to judge the rows of one file."""

    connection: duckdb.DuckDBPyConnection
    schema: Schema
    raw: RawRows
    formats: dict[str, Format]
    checks: Sequence[Check]  # in the order of their bits
    against: Against

    def judge(self, into: Path, tell: Tell) -> None:
        """Write typed rows with `line` and `_faults`, the bits of the checks that failed."""
        assert len(self.checks) <= _MOST  # noqa: S101
        values = ", ".join(f"v_{name} AS {identifier(name)}" for name in self.schema.names)
        sql = (
            f"{self.texts()}, "
            f"numbers AS (SELECT *, {self._numbers()} FROM texts), "
            f"typed AS (SELECT *, {self._values()} FROM numbers) "
            f"SELECT {values}, _row AS line, {self._bits()} AS _faults "
            f"FROM typed {' '.join(self.against.joins)}"
        )
        execute(self.connection, f"COPY ({sql}) TO {literal(into)} (FORMAT parquet)", tell)

    def texts(self) -> str:
        """SQL: WITH texts AS the rows with clean texts, t_ and the name."""
        listed = ", ".join(f"{clean(identifier(name))} AS t_{name}" for name in self.schema.names)
        return (
            f"WITH texts AS (SELECT _row, nullif(_fault, '') AS _fault, {listed} "
            f"FROM ({self.raw.relation}))"
        )

    def _read(self, field: Field) -> str:
        style = self.formats[field.name].style if field.name in self.formats else ""
        return value_sql(field, f"t_{field.name}", style, self.raw.may_be_typed)

    def _numbers(self) -> str:
        """Numbers and days as read, before they are held to the type of their column."""
        read = [field for field in self.schema.fields if field.kind in {"decimal", "date"}]
        return ", ".join(f"{self._read(field)} AS n_{field.name}" for field in read)

    def _values(self) -> str:
        return ", ".join(f"{self._value(field)} AS v_{field.name}" for field in self.schema.fields)

    def _value(self, field: Field) -> str:
        name = field.name
        if field.kind == "decimal":
            # A finer number would be rounded by the cast; nothing here rounds.
            fine = f"regexp_matches(n_{name}, '[.][0-9]{{{field.scale}}}[0-9]*[1-9]')"
            return f"CASE WHEN NOT {fine} THEN TRY_CAST(n_{name} AS {field.sql_type}) END"
        if field.kind == "date":
            first, last = YEARS
            return f"CASE WHEN year(n_{name}) BETWEEN {first} AND {last} THEN n_{name} END"
        return self._read(field)

    def _bits(self) -> str:
        """A row of another width has that fault only: its values stand in wrong columns."""
        others = " | ".join(
            f"CASE WHEN {check.fails} THEN {1 << bit}::BIGINT ELSE 0::BIGINT END"
            for bit, check in enumerate(self.checks)
            if bit
        )
        return f"CASE WHEN {self.checks[0].fails} THEN 1::BIGINT ELSE {others} END"


def find_repeated(
    connection: duckdb.DuckDBPyConnection,
    judged: Path,
    columns: Sequence[str],
    into: str,
    tell: Tell,
) -> int:
    """Make the table `into` of (line, first): rows alike in `columns`, and which one they repeat.

    Only good rows are compared. A 64-bit digest of all rows is grouped first, which takes little
    memory; the few rows whose digests meet are then compared value by value.
    """
    names = ", ".join(identifier(column) for column in columns)
    good = f"(SELECT * FROM {readable(judged)} WHERE _faults = 0)"
    execute(
        connection,
        f"CREATE OR REPLACE TABLE met AS SELECT hash({names}) AS digest FROM {good} "
        "GROUP BY ALL HAVING count(*) > 1",
        tell,
    )
    connection.execute(
        f"CREATE TABLE {into} AS SELECT line, first FROM ("
        f"SELECT line, min(line) OVER (PARTITION BY {names}) AS first "
        f"FROM {good} WHERE hash({names}) IN (FROM met)) WHERE line <> first"
    )
    (count,) = connection.execute(f"SELECT count(*) FROM {into}").fetchone() or (0,)
    return int(count)
