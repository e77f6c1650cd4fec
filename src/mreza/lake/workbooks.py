"""XLSX, row by row: a workbook of any length takes no more memory than one of its rows."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb
import openpyxl

from mreza.kernel.text import Text
from mreza.lake.database import Tell, readable
from mreza.lake.disk import digest
from mreza.lake.errors import UnreadableFileError
from mreza.lake.fields import Schema
from mreza.lake.headers import folded, matched
from mreza.lake.raw import (
    TYPED,
    WRONG_WIDTH,
    RawRows,
    not_empty,
    selected,
    stage_normal,
    write_normal,
)

_LARGEST: Final = 8 << 30  # bytes unpacked: what a sheet of a million rows never reaches
_ROWS: Final = 1_048_576  # rows of a sheet, as the format has it
# What a damaged sheet raises depends on where it is damaged.
_DAMAGED: Final = (
    KeyError, ValueError, TypeError, IndexError, SyntaxError, EOFError, OSError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_Cells = Sequence[Any]


def open_workbook(
    connection: duckdb.DuckDBPyConnection, path: Path, schema: Schema, scratch: Path, tell: Tell
) -> RawRows:
    """The sheet named as the dataset, or the first. Raises `UnreadableFileError`, `HeaderError`."""
    _check_archive(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except _DAMAGED as error:
        raise _broken(path) from error
    try:
        return _read(connection, book, path, schema, scratch, tell)
    finally:
        book.close()


def _read(
    connection: duckdb.DuckDBPyConnection, book: Any, path: Path, schema: Schema, scratch: Path,
    tell: Tell,
) -> RawRows:  # fmt: skip
    sheet = _sheet(book, schema, path)
    expected = min(sheet.max_row or _ROWS, _ROWS)
    sheet.reset_dimensions()  # some programs write a size that is wrong
    rows = _numbered(sheet, path)
    first, cells = next(rows, (0, ()))
    if not first:
        raise UnreadableFileError(
            f"the sheet {sheet.title!r} is empty", where=path.name,
            remedy="The first row must name the columns",
        )  # fmt: skip
    headers = _without_tail([_text(cell) for cell in cells])
    columns = matched(headers, schema, path.name)
    kinds = [schema[field].kind if field else "text" for field in columns]
    normal, into = scratch / "normal.csv", scratch / "raw.parquet"
    write_normal(
        _texts(rows, kinds, columns, lambda row: tell(0.9 * min(1.0, row / expected))),
        len(columns),
        normal,
    )
    stage_normal(connection, normal, len(columns), into, lambda share: tell(0.9 + share / 10))
    normal.unlink()
    (count,) = connection.execute(
        f"SELECT count(*) FROM {readable(into)} WHERE {not_empty(columns)}"
    ).fetchone() or (0,)
    return RawRows(
        relation=f"SELECT _row, _fault, {selected(columns, schema)} FROM {readable(into)} "
        f"WHERE {not_empty(columns)}",
        rows=count,
        sha256=digest(path),
        kind="xlsx",
        read_as=Text(f"XLSX, list »{sheet.title}«", f"XLSX, sheet “{sheet.title}”"),
        headers={field: header for field, header in zip(columns, headers, strict=True) if field},
        slovene_hint=True,
        may_be_typed=True,
    )


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise _broken(path) from error
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise UnreadableFileError(
            "the file is an archive, not a workbook", where=path.name,
            remedy="Unpack it and send the CSV, XLSX or Parquet inside",
        )  # fmt: skip
    if sum(part.file_size for part in parts) > _LARGEST:
        raise UnreadableFileError(
            "the workbook is larger than any real one", where=path.name, remedy="Send it as CSV"
        )


def _broken(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        "the workbook cannot be opened: damaged, incomplete or locked with a password",
        where=path.name,
        remedy="Open it in a spreadsheet program, save it as XLSX and send it again",
    )


def _sheet(book: Any, schema: Schema, path: Path) -> Any:
    wanted = {folded(schema.name), folded(schema.title.sl), folded(schema.title.en)}
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    named = [sheet for sheet in sheets if folded(sheet.title) in wanted]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    for sheet in [*named, *visible]:
        return sheet
    raise UnreadableFileError(
        "the workbook has no visible sheet", where=path.name, remedy="Send the rows on a sheet"
    )


def _numbered(sheet: Any, path: Path) -> Iterator[tuple[int, _Cells]]:
    """Rows that hold anything, with their number in the sheet."""
    rows = sheet.iter_rows(values_only=True, max_row=_ROWS)
    try:
        for number, cells in enumerate(rows, start=1):
            if any(cell is not None and cell != "" for cell in cells):
                yield number, cells
    except _DAMAGED as error:
        raise _broken(path) from error


def _without_tail(headers: list[str]) -> list[str]:
    while headers and not headers[-1].strip():
        headers.pop()
    return headers


def _texts(
    rows: Iterator[tuple[int, _Cells]], kinds: Sequence[str], columns: Sequence[str | None],
    reached: Callable[[int], None],
) -> Iterator[tuple[int, str | None, list[str]]]:  # fmt: skip
    width = len(kinds)
    for number, cells in rows:
        if number % 5_000 == 0:
            reached(number)
        texts = [
            _cell(cell, kinds[place] if place < width else "text")
            for place, cell in enumerate(cells)
        ]
        strays = any(texts[width:]) or any(
            text for text, field in zip(texts, columns, strict=False) if field is None
        )
        yield number, WRONG_WIDTH if strays else None, texts


def _cell(value: Any, kind: str) -> str:
    """The cell as text; marked where it is a number or a day and the column holds such."""
    typed = kind in {"decimal", "date", "boolean"} and not isinstance(value, str)
    text = _text(value)
    return TYPED + text if typed and text else text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _as_shown(value)
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return re.sub(rf"^{TYPED}+", "", str(value))


def _as_shown(value: float) -> str:
    """15 digits, as a spreadsheet shows them: 0.1 + 0.2 is 0.3 there."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
