"""A small file of records, read whole: typed rows, and every fault of every other row.

For records that go to the database rather than to the lake; read and judged like any other file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import duckdb

from mreza.kernel.text import Text
from mreza.lake import formats, judging, reporting
from mreza.lake.against import Against
from mreza.lake.checks import SAME_KEY, SAME_ROW, Check, file_checks
from mreza.lake.database import Tell, identifier, readable, working
from mreza.lake.errors import UnreadableFileError
from mreza.lake.fields import Schema
from mreza.lake.reading import open_rows

MOST_ROWS: Final = 50_000


class Fault(NamedTuple):
    """What is wrong in a line (as the sender sees it), and what would be right."""

    line: int
    column: str
    value: str
    why: Text
    right: Text


@dataclass(frozen=True)
class SmallFile:
    """`rows` are the good ones: the schema's names and `line`, with values typed."""

    total: int
    rows: list[dict[str, Any]]
    faults: list[Fault]
    sha256: str
    read_as: Text

    @property
    def whole(self) -> bool:
        return self.total > 0 and not self.faults


def read(path: Path, schema: Schema) -> SmallFile:
    """Read and judge `path` (CSV, XLSX, Parquet) as rows of `schema`.

    Raises `UnreadableFileError` (also for more than `MOST_ROWS` rows) and `HeaderError`.
    """
    with TemporaryDirectory() as folder:
        scratch = Path(folder)
        with working(scratch) as connection:
            return _judged(connection, path, schema, scratch)


def _judged(
    connection: duckdb.DuckDBPyConnection, path: Path, schema: Schema, scratch: Path
) -> SmallFile:
    raw = open_rows(connection, path, schema, scratch=scratch)
    if raw.rows > MOST_ROWS:
        raise UnreadableFileError(
            f"the file has {raw.rows} rows", where=path.name,
            remedy=f"Split it: at most {MOST_ROWS} rows at a time",
        )  # fmt: skip
    found = formats.decided(connection, raw, schema)
    checks = file_checks(schema, found)
    judged = scratch / "judged.parquet"
    work = judging.Judging(connection, schema, raw, found, checks, Against())
    work.judge(judged, _silent)
    repeats = _repeats(connection, schema, judged)
    reporting.gather(work, judged, repeats, _silent)
    faults = _faults(connection, [*checks, *(check for check, _table in repeats)], raw.headers)
    return SmallFile(raw.rows, _rows(connection, schema, judged), faults, raw.sha256, raw.read_as)


def _silent(share: float) -> None:
    """Small files are read before anybody could ask how far it is."""


def _repeats(
    connection: duckdb.DuckDBPyConnection, schema: Schema, judged: Path
) -> list[tuple[Check, str]]:
    """Rows that repeat others: in the schema's key if it has one, else in everything."""
    tell: Tell = _silent
    columns: Sequence[str] = schema.key or schema.names
    judging.find_repeated(connection, judged, columns, "repeated", tell)
    if not schema.key:
        return [(SAME_ROW, "repeated")]
    right = reporting.key_words(schema)
    return [(Check(SAME_KEY.code, "", "", SAME_KEY.why, right), "repeated")]


def _faults(
    connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], headers: dict[str, str]
) -> list[Fault]:
    rows = connection.execute(
        "SELECT line, reason, value, first FROM faults ORDER BY line, reason"
    ).fetchall()
    return [
        Fault(
            line,
            headers.get(checks[reason].column, checks[reason].column),
            value or "",
            Text(
                checks[reason].why.sl.replace("{first}", str(first)),
                checks[reason].why.en.replace("{first}", str(first)),
            ),
            checks[reason].right,
        )
        for line, reason, value, first in rows
    ]


def _rows(
    connection: duckdb.DuckDBPyConnection, schema: Schema, judged: Path
) -> list[dict[str, Any]]:
    names = ["line", *schema.names]
    listed = ", ".join(identifier(name) for name in names)
    found = connection.execute(
        f"SELECT {listed} FROM {readable(judged)} "
        "WHERE _faults = 0 AND line NOT IN (SELECT line FROM faults) ORDER BY line"
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]
