"""Rows of Python into tables of DuckDB, and the SQL files beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, get_type_hints

import duckdb

from mreza.lake.database import literal
from mreza.lake.synthetic.draws import number

STREAMS = (
    "age", "birthday", "day", "death", "death_quarter", "institution", "list", "move", "pseudonym",
    "service", "sex",
)  # fmt: skip
TYPES = {int: "BIGINT", str: "VARCHAR", date: "DATE", Decimal: "DECIMAL(9, 2)"}


@cache
def sql(name: str) -> str:
    """The text of `sql/<name>.sql`."""
    return (files(__package__) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def define(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the database the words of chance: `draw` and `pseudonym`."""
    connection.execute(sql("draws"))


def attune(connection: duckdb.DuckDBPyConnection, seed: int) -> None:
    """What each connection, also a cursor, needs for itself: the seed's streams, and joins as
    they are written, the small or dense side on the right."""
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    for stream in STREAMS:
        connection.execute(f"SET VARIABLE s_{stream} = {number(seed, stream)}")


def load(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    kind: type[NamedTuple],
    rows: Iterable[NamedTuple],
    scratch: Path,
) -> None:
    """Create the table `name` with the fields of `kind`; None and empty texts become NULL.

    By way of a file, because row by row is a thousand times slower.
    """
    path = scratch / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    hints = get_type_hints(kind)
    columns = ", ".join(f"{literal(field)}: {literal(_type(hints[field]))}" for field in hints)
    connection.execute(
        f"CREATE TABLE {name} AS FROM read_csv({literal(path)}, "
        f"columns = {{{columns}}}, header = false, auto_detect = false)"
    )
    path.unlink()


def _type(hint: object) -> str:
    return next((sql for kind, sql in TYPES.items() if hint is kind), "VARCHAR")
