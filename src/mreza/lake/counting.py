"""Counting over mass rows: the same SQL in the process (DuckDB) or on many machines (Spark).

Counting prepares the rows that formulas work on; it holds no arithmetic of the law. The SQL is
written once, in the DuckDB dialect, in files beside the feed that needs it, and transpiled for
Spark.

    counter = DuckCounter()
    counter.files("services", snapshot.files("services", months))
    counter.rows("rest_days", [Column("day", "DATE")], [(date(2007, 4, 8),)])
    counter.keep("done", sql)
    for row in counter.read("SELECT * FROM done ORDER BY provider"): ...
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Protocol

import duckdb
import sqlglot

from mreza.kernel.engines import spark
from mreza.lake.disk import room_on_disk
from mreza.lake.errors import LakeError

MEMORY = "1GB"
Row = dict[str, Any]


class Typed(NamedTuple):
    """A column of a small table: its name and SQL type (`TEXT`, `DATE`, `DECIMAL(14,2)` ...)."""

    name: str
    type: str


class Counter(Protocol):
    """Somewhere to count. Names of tables are the caller's own, never a user's text."""

    engine: str

    def files(self, name: str, paths: Sequence[Path], columns: Sequence[Typed]) -> None:
        """Make Parquet files readable as `name`; without any, an empty table of `columns`."""

    def rows(self, name: str, columns: Sequence[Typed], rows: Iterable[Sequence[Any]]) -> None:
        """Make a small table `name`."""

    def keep(self, name: str, sql: str) -> None:
        """Compute `sql` once and keep the answer as table `name`."""

    def read(self, sql: str) -> list[Row]:
        """The rows of `sql`: `Decimal`, `int`, `str`, `date`, `bool` or None."""

    def close(self) -> None:
        """Give everything back."""


class DuckCounter:
    """Counts in this process, with bounded memory."""

    engine = "duckdb"

    def __init__(self, memory: str = MEMORY) -> None:
        self._spill = TemporaryDirectory(prefix="mreza-count-")  # what memory cannot hold
        self.connection = duckdb.connect(
            config={
                "memory_limit": memory,
                "temp_directory": self._spill.name,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            }
        )
        self.connection.execute("SET preserve_insertion_order = false")

    def files(self, name: str, paths: Sequence[Path], columns: Sequence[Typed]) -> None:
        if not paths:
            self.rows(name, columns, [])
            return
        listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
        source = f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false)"
        with _readable():
            self.connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {source}')

    def rows(self, name: str, columns: Sequence[Typed], rows: Iterable[Sequence[Any]]) -> None:
        spelled = ", ".join(f'"{column.name}" {column.type}' for column in columns)
        self.connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" ({spelled})')
        names = [column.name for column in columns]
        texts = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
        # As one JSON text: binding each value of a statement is ten times slower.
        self.connection.execute(
            f'INSERT INTO "{name}" SELECT unnest(from_json(?, ?), recursive := true)',
            [json.dumps(texts, ensure_ascii=False), json.dumps([dict.fromkeys(names, "VARCHAR")])],
        )

    def keep(self, name: str, sql: str) -> None:
        with _readable():
            self.connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {sql}')

    def read(self, sql: str) -> list[Row]:
        with _readable():
            cursor = self.connection.execute(sql)
            names = [column[0] for column in cursor.description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def close(self) -> None:
        self.connection.close()
        self._spill.cleanup()


class SparkCounter:
    """Counts on Spark, where one machine is not enough. Needs the `spark` extra and Java."""

    engine = "spark"

    def __init__(self) -> None:
        self.session = spark.session()

    def files(self, name: str, paths: Sequence[Path], columns: Sequence[Typed]) -> None:
        if not paths:
            self.rows(name, columns, [])
            return
        self.session.read.parquet(*map(str, paths)).createOrReplaceTempView(name)

    def rows(self, name: str, columns: Sequence[Typed], rows: Iterable[Sequence[Any]]) -> None:
        schema = ", ".join(f"`{column.name}` {_spark_type(column.type)}" for column in columns)
        frame = self.session.createDataFrame([tuple(row) for row in rows], schema)
        frame.createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        frame = self.session.sql(_for_spark(sql)).cache()
        frame.createOrReplaceTempView(name)

    def read(self, sql: str) -> list[Row]:
        return [row.asDict() for row in self.session.sql(_for_spark(sql)).collect()]

    def close(self) -> None:
        self.session.catalog.clearCache()


COUNTERS = {"duckdb": DuckCounter, "spark": SparkCounter}


def _plain(value: Any) -> Any:
    # As text: a number of JSON would be a double.
    if isinstance(value, bool) or value is None:
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _for_spark(sql: str) -> str:
    return sqlglot.transpile(sql, read="duckdb", write="spark")[0]


def _spark_type(name: str) -> str:
    return {"TEXT": "STRING", "HUGEINT": "DECIMAL(38,0)"}.get(name, name)


@contextmanager
def _readable() -> Any:
    """What DuckDB says of damaged files, a full disk or little memory, as an error for people."""
    try:
        with room_on_disk("counting"):
            yield
    except duckdb.OutOfMemoryException as error:
        raise LakeError(
            "there is not enough memory to count the rows",
            where=_first_line(error),
            remedy="Close what else runs there and do it again",
        ) from error
    except (duckdb.IOException, duckdb.InvalidInputException) as error:
        raise LakeError(
            "rows of the lake cannot be read",
            where=_first_line(error),
            remedy="Check that the files are there; import the batch again where one is missing",
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
