"""A DuckDB of one's own for a piece of work: little memory, spilling beside the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

Tell = Callable[[float], None]  # the share done, 0 to 1; may raise to stop the work

MEMORY: Final = "1GB"
_POLL: Final = 0.1  # seconds


@contextmanager
def working(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that keeps to `MEMORY` and spills to `scratch`; loads nothing from outside."""
    connection = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(scratch / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
    try:
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        yield connection
    finally:
        connection.close()


def execute(connection: duckdb.DuckDBPyConnection, sql: str, tell: Tell | None = None) -> None:
    """Run one statement and tell how far it is, from the caller's own thread.

    What `tell` raises interrupts the statement and passes on: so a page can call off an import.
    """
    if tell is None:
        connection.execute(sql)
        return
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(connection.execute, sql)
        try:
            while not wait([running], timeout=_POLL).done:
                tell(max(0.0, connection.query_progress()) / 100)
        except BaseException:
            connection.interrupt()
            raise
        running.result()
    tell(1.0)


def literal(value: object) -> str:
    """`value` as a text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def readable(path: Path) -> str:
    """`path` as a text in SQL that reads it: a star or bracket in a name is no pattern here."""
    return literal(re.sub(r"[*?\[]", r"[\g<0>]", str(path)))


def identifier(name: str) -> str:
    """`name` as a quoted name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def files(paths: list[Path]) -> str:
    """A list of files in SQL."""
    return "[" + ", ".join(readable(path) for path in paths) + "]"
