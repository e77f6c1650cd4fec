"""Rows for a table: each cell checked against its input, or refused with what is expected.

Everything wrong is reported at once, each with its row, its column and what is expected. Nothing
is guessed: a number that could mean two things is read the way the rest of its file proves.
`files` turns the bytes of a CSV, JSON or Parquet file into the raw rows that are checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from mreza.kernel.errors import NumeralError, RowProblem, RowsError, closest
from mreza.kernel.files import MAX_ROWS, JsonNumber, raw_rows
from mreza.kernel.numerals import (
    MAX_NUMERAL,
    Style,
    StyleProof,
    fits,
    parse_number,
    round_half_up,
)
from mreza.kernel.table import Input, Table

MAX_PROBLEMS: Final = 100
MAX_TEXT: Final = 1_000  # characters of a cell
_TRUE, _FALSE = {"true", "1", "yes", "da"}, {"false", "0", "no", "ne"}
# Control characters would reach terminals and reports; half a surrogate pair cannot be written.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
Raw = Mapping[str, Any]
Rows = list[dict[str, Any]]


def read(table: Table, data: bytes, name: str = "-") -> Rows:
    """Rows of a file's bytes; its kind by the ending of `name`, else by its first characters."""
    return validate(table, raw_rows(data, name, where=table.path))


def validate(table: Table, raw: Iterable[Raw]) -> Rows:
    """Rows with typed cells, numbers at the scale of their input.

    Raises `RowsError` with every problem, at most `MAX_PROBLEMS`.
    """
    rows = list(raw)
    problems = _table_problems(table, rows)
    if problems:
        raise RowsError(problems, where=table.path)
    style = _style(table, rows)
    checked: Rows = []
    for number, row in enumerate(rows, 1):
        checked.append(_row(table, number, row, style, problems))
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise RowsError(problems[:MAX_PROBLEMS], where=table.path)
    return checked


def _table_problems(table: Table, rows: list[Raw]) -> list[RowProblem]:
    """What is wrong with the rows as a whole: none, too many, columns missing or unknown."""
    if not rows:
        return [RowProblem(0, "", "there are no rows; expected at least one")]
    if len(rows) > MAX_ROWS:
        return [
            RowProblem(0, "", f"there are too many rows; expected at most {MAX_ROWS} at a time")
        ]
    missing = [
        RowProblem(0, item.name, f"the column is missing; expected {item.expected()}")
        for item in table.inputs
        if item.name not in rows[0] and _is_needed(item)
    ]
    return missing + _unknown_columns(table, 0, rows[0])


def _is_needed(item: Input) -> bool:
    return item.default is None and not item.optional


def _unknown_columns(table: Table, number: int, row: Raw) -> list[RowProblem]:
    known = [item.name for item in table.inputs]
    unknown = [str(name)[:60] for name in row if name not in known]
    return [
        RowProblem(number, name or "without a name", f"no such input. {closest(name, known)}")
        for name in unknown[: MAX_PROBLEMS // 10]  # past ten, the file is of something else
    ]


def _style(table: Table, rows: list[Raw]) -> Style:
    """How the file writes its numbers. Raises `RowsError` at the cell that contradicts the rest."""
    proof = StyleProof()
    names = [item.name for item in table.inputs if item.kind == "number"]
    for number, row in enumerate(rows, 1):
        for name in names:
            cell = row.get(name)
            if type(cell) is str and not _is_plain_whole(cell):
                try:
                    proof.add(cell)
                except NumeralError as error:
                    raise RowsError(
                        [RowProblem(number, name, str(error))], where=table.path
                    ) from error
    try:
        return proof.style
    except NumeralError as error:
        raise RowsError([RowProblem(0, "", str(error))], where=table.path) from error


def _is_plain_whole(cell: str) -> bool:
    return cell.isascii() and cell.isdigit()  # most cells; they prove nothing


def _row(
    table: Table, number: int, row: Raw, style: Style, problems: list[RowProblem]
) -> dict[str, Any]:
    """The typed cells of one row; what is wrong with it is added to `problems`."""
    cells: dict[str, Any] = {}
    for item in table.inputs:
        try:
            cells[item.name] = _cell(item, row.get(item.name), style)
        except ValueError as error:
            problems.append(RowProblem(number, item.name, str(error)))
    if not row.keys() <= cells.keys():
        problems += _unknown_columns(table, number, row)
    return cells


def _cell(item: Input, value: Any, style: Style) -> Any:
    """A typed cell; `ValueError` says what was found and what is expected."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return _absent(item)
    if item.kind == "number":
        return _number(item, value, style)
    if item.kind == "boolean":
        return _boolean(item, value)
    return _text(item, value)


def _absent(item: Input) -> Any:
    """What an empty cell stands for: the default, else no data where that is an answer."""
    if _is_needed(item):
        raise ValueError(f"it is empty; expected {item.expected()}")
    if item.kind == "number" and item.default is not None:
        return _at_scale(item, Decimal(str(item.default)))
    return item.default


def _number(item: Input, value: Any, style: Style) -> Decimal:
    number = _decimal(value, style)
    if number is None or not number.is_finite():
        raise _refused(item, value)
    # Before anything is computed with it: 1e999999 is short to write and long to quantize.
    if number and number.adjusted() >= item.digits:
        raise ValueError(
            f"{_refused(item, value)}, and at most {item.digits} digits before the decimals"
        )
    if not fits(number, item.scale):
        raise _refused(item, value)
    below = item.minimum is not None and number < item.minimum
    above = item.maximum is not None and number > item.maximum
    if below or above:
        raise _refused(item, value)
    return _at_scale(item, number)


def _at_scale(item: Input, number: Decimal) -> Decimal:
    # One number, one way to write it: 5 and 5.00 give the same fingerprint, and so the same run.
    return round_half_up(number if number else number.copy_abs(), item.scale)


def _decimal(value: Any, style: Style) -> Decimal | None:
    """The number a cell holds, as it is written; None when it holds none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, JsonNumber):
        return _json_decimal(value)
    if isinstance(value, str):
        try:
            return parse_number(value, style)
        except NumeralError:
            return None
    if isinstance(value, float):
        # The shortest text of a float is what somebody wrote; noise beyond it fails by its scale.
        return Decimal(repr(value))
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _json_decimal(text: str) -> Decimal | None:
    if len(text) > MAX_NUMERAL:
        return None
    try:
        return Decimal(text)  # NaN and Infinity too; an exponent past all bounds is no number
    except InvalidOperation:
        return None


def _boolean(item: Input, value: Any) -> bool:
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise _refused(item, value)


def _text(item: Input, value: Any) -> str:
    # A number is no text: read as one, the code 007 would have become 7 on the way.
    if not isinstance(value, str) or isinstance(value, JsonNumber):
        raise _refused(item, value)
    text = value.strip()
    if item.choices and text not in item.choices:
        raise _refused(item, value)
    if len(text) > MAX_TEXT:
        raise ValueError(f"{len(text)} characters; expected a text of at most {MAX_TEXT}")
    if _UNWRITABLE.search(text):
        raise ValueError(
            f"found {_shown(text)}; expected a text of one line without control characters"
        )
    return text


def _refused(item: Input, value: Any) -> ValueError:
    return ValueError(f"found {_shown(value)}; expected {item.expected()}")


def _shown(value: Any) -> str:
    """The start of what stands in the cell, safe to print."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = str(value)[:40]
    return ascii(text) if _UNWRITABLE.search(text) else repr(text)
