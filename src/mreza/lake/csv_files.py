"""CSV as people send it: any of three separators, four encodings, quotes, ragged rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import duckdb

from mreza.kernel.text import Text
from mreza.lake.database import Tell, execute, literal, readable
from mreza.lake.encodings import Bytes, examined, transcoded
from mreza.lake.errors import UnreadableFileError
from mreza.lake.fields import Schema
from mreza.lake.headers import folded, known_headers, matched
from mreza.lake.raw import WRONG_WIDTH, RawRows, not_empty, selected, stage_normal, write_normal

_SEPARATORS: Final = {
    ";": Text("podpičje", "semicolon"),
    ",": Text("vejica", "comma"),
    "\t": Text("tabulator", "tab"),
}
_LONGEST_LINE: Final = 1 << 20  # characters; a longer "line" is a quotation never closed


@dataclass(frozen=True)
class _Header:
    cells: tuple[str, ...]
    separator: str
    lines: int  # of the file, up to and with the header


def open_csv(
    connection: duckdb.DuckDBPyConnection, path: Path, schema: Schema, scratch: Path, tell: Tell
) -> RawRows:
    """The rows of a CSV. Raises `UnreadableFileError`, `HeaderError`."""
    seen = examined(path, lambda share: tell(share * 0.3))
    text = path
    if seen.encoding in {"cp1250", "utf-16"}:
        text = scratch / "text.csv"
        transcoded(path, seen.encoding, text, lambda share: tell(0.3 + share * 0.2))
        seen = _recounted(seen, text)
    header = _header(text, schema, path.name)
    columns = matched(header.cells, schema, path.name)
    raw = _staged(connection, text, seen, header, scratch, lambda share: tell(0.5 + share / 2))
    separator = _SEPARATORS[header.separator]
    (rows,) = connection.execute(
        f"SELECT count(*) FROM {raw} WHERE {not_empty(columns)}"
    ).fetchone() or (0,)
    return RawRows(
        relation=f"SELECT _row, {_fault(columns)} AS _fault, {selected(columns, schema)} "
        f"FROM {raw} WHERE {not_empty(columns)}",
        rows=rows,
        sha256=seen.sha256,
        kind="csv",
        read_as=Text(
            f"CSV, {seen.encoding}, {separator.sl}", f"CSV, {seen.encoding}, {separator.en}"
        ),
        headers={field: cell for field, cell in zip(columns, header.cells, strict=True) if field},
        slovene_hint=header.separator == ";",
        may_be_typed=False,
    )


def _recounted(seen: Bytes, text: Path) -> Bytes:
    lines = examined(text, lambda _: None)
    return Bytes(seen.sha256, seen.size, seen.encoding, lines.lines, lines.odd_ends)


def _header(text: Path, schema: Schema, name: str) -> _Header:
    """The first line that holds anything; `sep=;` before it is Excel's own and is passed over."""
    with text.open(encoding="utf-8-sig", newline=None) as file:
        for number in range(1, 1000):
            line = file.readline(_LONGEST_LINE)
            if not line:
                break
            if line.strip() and not line.lower().startswith("sep="):
                separator = _separator(line, schema)
                cells = next(csv.reader([line], delimiter=separator))
                return _Header(tuple(cell.strip() for cell in cells), separator, number)
    raise UnreadableFileError(
        "the file is empty", where=name, remedy="The first line must name the columns"
    )


def _separator(line: str, schema: Schema) -> str:
    """The separator that finds most known headers; on a tie the one that cuts more."""
    known = known_headers(schema)

    def found(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([line], delimiter=separator))
        return sum(folded(cell) in known for cell in cells), len(cells)

    return max(_SEPARATORS, key=found)


def _fault(columns: tuple[str | None, ...]) -> str:
    """A value in a column without a header belongs nowhere: such a row is refused."""
    nameless = [f"c{place}" for place, field in enumerate(columns) if field is None]
    if not nameless:
        return "_fault"
    strays = f"coalesce({', '.join(nameless)}) IS NOT NULL"
    return f"CASE WHEN {strays} THEN '{WRONG_WIDTH}' ELSE _fault END"


def _staged(
    connection: duckdb.DuckDBPyConnection, text: Path, seen: Bytes, header: _Header,
    scratch: Path, tell: Tell,
) -> str:  # fmt: skip
    """The rows as a relation of `_row`, `_fault`, c0, c1, ...

    DuckDB reads a plain file at once, and then the number of a row is its line. Where it reads
    another number of rows than the file has lines (empty lines, values over several lines), or
    refuses a row, Python reads line by line: slower, but it knows every line's number.
    """
    into, width = scratch / "raw.parquet", len(header.cells)
    if not seen.odd_ends and _at_once(connection, text, header, into, tell):
        (rows,) = connection.execute(f"SELECT count(*) FROM {readable(into)}").fetchone() or (0,)
        if rows == seen.lines - header.lines:
            return (
                f"(SELECT (file_row_number + {header.lines + 1})::INTEGER AS _row, "
                "NULL::VARCHAR AS _fault, * EXCLUDE file_row_number FROM "
                f"read_parquet({readable(into)}, file_row_number = true))"
            )
    normal = scratch / "normal.csv"
    write_normal(_line_by_line(text, header, tell), width, normal)
    stage_normal(connection, normal, width, into, lambda share: tell(0.8 + share * 0.2))
    normal.unlink()
    return readable(into)


def _at_once(
    connection: duckdb.DuckDBPyConnection, text: Path, header: _Header, into: Path, tell: Tell
) -> bool:
    types = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(header.cells)))
    reading = (
        f"read_csv({readable(text)}, auto_detect = false, header = false, skip = {header.lines}, "
        f"delim = {literal(header.separator)}, quote = '\"', escape = '\"', "
        f"columns = {{{types}}}, null_padding = false, strict_mode = true)"
    )
    try:
        execute(connection, f"COPY (SELECT * FROM {reading}) TO {literal(into)} (FORMAT parquet)",
                tell)  # fmt: skip
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False
    return True


def _line_by_line(
    text: Path, header: _Header, tell: Tell
) -> Iterator[tuple[int, str | None, list[str]]]:
    width, size = len(header.cells), max(text.stat().st_size, 1)
    with text.open("rb") as bytes_, TextIOWrapper(bytes_, encoding="utf-8-sig", newline="") as file:
        lines = iter(file.readline, "")
        for _ in range(header.lines):
            next(lines)
        reader = csv.reader(lines, delimiter=header.separator, strict=True)
        first = 1
        try:
            for count, cells in enumerate(reader):
                number, first = header.lines + first, reader.line_num + 1
                if count % 20_000 == 0:
                    tell(min(0.8, 0.8 * bytes_.tell() / size))
                if any(cell.strip() for cell in cells):
                    yield number, None if len(cells) == width else WRONG_WIDTH, cells
        except csv.Error as error:
            raise UnreadableFileError(
                f"line {header.lines + first}: a quotation mark is not closed, "
                "or something follows it",
                where=text.name,
                remedy='Write " inside a value twice, and close each quotation on its line',
            ) from error
