"""The column engine on DuckDB, in the process."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import duckdb

from mreza.kernel.engines.query import select
from mreza.kernel.engines.result import Result, Row, fingerprint, receipt_for
from mreza.kernel.engines.sql import sql_type
from mreza.kernel.errors import EngineError
from mreza.kernel.parameter import Value, plain
from mreza.kernel.table import Table

SOURCE = "cases"


def run(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
) -> Result:
    """All formulas on all rows, as one query. Rows keep their order."""
    values = table.values_on(at, overrides)
    query = _numbered_query(table, values)
    with _errors(table), _database(os.getpid()).cursor() as connection:
        _load(connection, table, rows)
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description or []]
        computed: list[Row] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    receipt = receipt_for(table, "duckdb", at, overrides, fingerprint(rows), len(computed))
    return Result(table, computed, values, receipt)


def query(
    table: Table,
    source: str,
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
    wanted: Collection[str] | None = None,
) -> str:
    """The SQL of the table over `source`, a relation with the input columns.

    For mass rows: run it where the rows are. Every intermediate step is a column of the answer,
    so one number out of millions is explained from its own row; `wanted` keeps to some formulas
    and what they need.
    """
    return select(table, table.trace(table.values_on(at, overrides)), source, "duckdb", wanted)


def run_over(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    source: str,
    into: str,
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
) -> Result:
    """Run the table over the relation `source` and keep inputs and every step as table `into`.

    Rows stay in the database: `rows` of the result is empty. Fetch any one of them (`kept_row`) and
    explain it from its own columns, without a rerun. The relation must hold what the inputs
    declare (limits, scale, no gaps): who prepares mass rows has validated them.
    """
    with _errors(table):
        text = query(table, source, at=at, overrides=overrides)
        connection.execute(f'CREATE TABLE "{into}" AS {text}')
        found = connection.execute(
            f'SELECT COUNT(*), COALESCE(SUM(CAST(hash(kept) AS HUGEINT)), 0) FROM "{into}" AS kept'
        ).fetchone()
    cases, digest = found or (0, 0)
    receipt = receipt_for(table, "duckdb", at, overrides, f"{digest:x}"[-16:], cases)
    return Result(table, [], table.values_on(at, overrides), receipt)


def kept_row(connection: duckdb.DuckDBPyConnection, into: str, column: str, value: Any) -> Row:
    """The first row of a kept run where `column` is `value`. Raises `EngineError`."""
    cursor = connection.execute(f'SELECT * FROM "{into}" WHERE "{column}" = ? LIMIT 1', [value])
    names = [column[0] for column in cursor.description or []]
    found = cursor.fetchone()
    if found is None:
        raise EngineError(f"no kept row with {column} {value!r}", where=into)
    return dict(zip(names, found, strict=True))


@lru_cache(maxsize=4)
def _database(process: int) -> duckdb.DuckDBPyConnection:
    """One database in memory for each process (a fork must not share it); runs are its cursors."""
    return duckdb.connect()


def _numbered_query(table: Table, values: Mapping[str, Value]) -> str:
    """The query over `SOURCE` in the order of its rows; kept with the table for the same law.

    The key spells the values out: 8 and 8.00 are equal numbers, but columns of other types.
    """
    key = tuple(sorted((name, repr(plain(value))) for name, value in values.items()))
    if key not in table.compiled:
        text = select(table, table.trace(values), SOURCE, "duckdb", extra=("_n",))
        if len(table.compiled) >= 16:
            table.compiled.clear()
        table.compiled[key] = f'SELECT * EXCLUDE ("_n") FROM ({text}) ORDER BY "_n"'
    return table.compiled[key]


def _load(
    connection: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    columns = [(item.name, sql_type(item.column()).sql(dialect="duckdb")) for item in table.inputs]
    spelled = ", ".join(f'"{name}" {type_}' for name, type_ in columns)
    connection.execute(f"CREATE TEMP TABLE {SOURCE} (_n BIGINT, {spelled})")
    # As one JSON text: binding each value of a statement is ten times slower.
    texts = [
        {
            "_n": number,
            **{item.name: _cell(row.get(item.name, item.default)) for item in table.inputs},
        }
        for number, row in enumerate(rows)
    ]
    shape = {"_n": "BIGINT", **dict.fromkeys((name for name, _ in columns), "VARCHAR")}
    connection.execute(
        f"INSERT INTO {SOURCE} SELECT unnest(from_json(?, ?), recursive := true)",
        [json.dumps(texts, ensure_ascii=False), json.dumps([shape])],
    )


def _cell(value: Any) -> Any:
    # As text: a number of JSON would be a double.
    if isinstance(value, bool) or value is None:
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@contextmanager
def _errors(table: Table) -> Iterator[None]:
    try:
        yield
    except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
        raise EngineError(
            "a number is too large for 38 digits",
            where=table.path,
            remedy="Use --engine exact, or look for a misplaced decimal mark",
        ) from error
