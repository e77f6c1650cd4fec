"""The bytes of a CSV, JSON or Parquet file as raw rows: cells by column name, as written.

A file is refused for what it is here (no text, no CSV, one endless line, a name that stands
twice); what its cells hold is for `rows` to judge.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from mreza.kernel.errors import RowProblem, RowsError

MAX_ROWS: Final = 1_000_000  # more are run by the column engine where they lie, not read as cases
MAX_HEADER: Final = 100_000  # characters; a longer first line is no header
_LINE_END: Final = re.compile(r"\r|\n")
RawRows = list[dict[str, Any]]


class JsonNumber(str):
    """A number of a JSON file exactly as it is written there, `NaN` included: never ambiguous."""

    __slots__ = ()


class _FileError(ValueError):
    """What is wrong with the file (or with one row), and what is expected."""

    def __init__(self, what: str, expected: str, row: int = 0) -> None:
        super().__init__(what)
        self.problem = RowProblem(row, "", f"{what}; expected {expected}")


def raw_rows(data: bytes, name: str = "-", *, where: str = "") -> RawRows:
    """Rows by the ending of `name`, else by the first characters. Raises `RowsError`."""
    try:
        return _rows_of(data, name.lower())
    except _FileError as error:
        raise RowsError([error.problem], where=where) from error


def _rows_of(data: bytes, name: str) -> RawRows:
    if name.endswith(".parquet") or data[:4] == b"PAR1":
        if not data:
            raise _FileError("the file is empty", "a whole Parquet file")
        return _parquet(data)
    text = _decoded(data)
    if not text.strip():
        raise _FileError("the file is empty", "a header line and at least one row")
    if name.endswith((".json", ".ndjson")):
        return _json(text)
    starts_as_json = text.lstrip()[0] in "[{"
    return _json(text) if starts_as_json and not name.endswith(".csv") else _csv(text)


def _decoded(data: bytes) -> str:
    if b"\x00" in data:
        raise _FileError("the file is not text", "CSV or JSON saved as UTF-8, or Parquet")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _FileError(
            f"byte {error.start + 1} is not UTF-8", "a file saved as UTF-8 (not Windows-1250)"
        ) from error


def _csv(text: str) -> RawRows:
    end = _LINE_END.search(text)
    first_line = text[: end.start()] if end else text
    if len(first_line) > MAX_HEADER:
        raise _FileError(
            f"its first line of {len(first_line)} characters is no header",
            "a header line with the names of the inputs",
        )
    delimiter = max(",;\t", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header([name.strip() for name in next(reader, [])])
        filled = (cells for cells in reader if any(cells))
        return [_csv_row(number, header, cells) for number, cells in enumerate(filled, 1)]
    except csv.Error as error:
        raise _FileError(f"line {reader.line_num} is no CSV ({error})", "a CSV file") from error


def _header(names: list[str]) -> list[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise _FileError(
                f"the column {name[:40]!r} stands twice in the header", "each name once"
            )
        seen.add(name)
    return names


def _csv_row(number: int, header: list[str], cells: list[str]) -> dict[str, Any]:
    if len(cells) != len(header):
        raise _FileError(
            f"{len(cells)} cells",
            f"{len(header)}, as in the header (quote numbers with a comma, or put ; between cells)",
            row=number,
        )
    return dict(zip(header, cells, strict=True))


def _json(text: str) -> RawRows:
    try:
        data = loads(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise _no_json(error.lineno, error.msg) from error
        data = list(_json_lines(text))  # something whole, and more after it: one object a line
    rows = [data] if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise _FileError("the JSON holds no rows", 'a list of objects: [{"name": "1"}]')
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise _FileError("it is no object", 'names with values: {"name": "1"}', row=number)
    return rows


def _json_lines(text: str) -> Iterator[Any]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield loads(line)
            except json.JSONDecodeError as error:
                raise _no_json(number, error.msg) from error


def _no_json(line: int, why: str) -> _FileError:
    return _FileError(f"line {line} is no JSON ({why})", "a list of objects, or one object a line")


def loads(text: str) -> Any:
    """JSON with its numbers as written (`JsonNumber`), however long, and each name once.

    Raises `ValueError`, also for what is nested too deeply.
    """
    try:
        return json.loads(
            text,
            parse_float=JsonNumber,
            parse_int=JsonNumber,
            parse_constant=JsonNumber,
            object_pairs_hook=_object,
        )
    except RecursionError as error:
        raise _FileError("the JSON is nested too deeply", "a list of objects") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        twice = next(
            name for name, times in Counter(name for name, _ in pairs).items() if times > 1
        )
        raise _FileError(f"the name {twice[:40]!r} stands twice in an object", "each name once")
    return dict(pairs)


def _parquet(data: bytes) -> RawRows:
    import tempfile  # only for this format

    import duckdb

    with tempfile.NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect() as connection:
        file.write(data)
        file.flush()
        try:
            cursor = connection.execute(
                "SELECT * FROM read_parquet(?) LIMIT ?", [file.name, MAX_ROWS + 1]
            )
            names = _header([column[0] for column in cursor.description or []])
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except duckdb.Error as error:
            raise _FileError("the Parquet file cannot be read", "a whole Parquet file") from error
