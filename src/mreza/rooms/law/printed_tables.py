"""Printed tables as pages and files show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from mreza.kernel.lint import Check
from mreza.kernel.printed import PrintedColumn, PrintedTable
from mreza.rooms.calculations import linting, printed_rows, showing
from mreza.rooms.calculations.sheets import Sheet

# Columns that say where a row belongs; the printed name says the same to a reader.
CODES = ("level", "unit", "office", "group")
EMPHASIS = {"country": "total", "total": "total", "office": "group", "group": "group"}


@dataclass(frozen=True)
class Cell:
    """A cell as printed; `erratum` when its own rules do not give it."""

    text: str
    is_number: bool
    is_head: bool
    erratum: Check | None = None


@dataclass(frozen=True)
class Line:
    """A row of a printed table; `position` counts from 1 and stands in addresses."""

    position: int
    emphasis: str
    cells: tuple[Cell, ...]


def columns(printed: PrintedTable) -> list[PrintedColumn]:
    """The columns of the page: without codes where the row has a printed name."""
    named = any(column.name == "name" for column in printed.columns)
    return [c for c in printed.columns if not (named and c.name in CODES)]


def lines(act: str, printed: PrintedTable, language: str) -> list[Line]:
    """All rows as printed, errata marked."""
    errata = {
        (check.row, check.column): check
        for check in linting.lint_of(act).errata
        if check.table == printed.name
    }
    shown = columns(printed)
    head = next((c.name for c in shown if c.unit is None), "")
    return [
        Line(
            position,
            EMPHASIS.get(row.get("level", ""), ""),
            tuple(
                _cell(
                    row,
                    column,
                    head,
                    errata.get((printed_rows.name_of_row(row), column.name)),
                    language,
                )
                for column in shown
            ),
        )
        for position, row in enumerate(printed.rows, 1)
    ]


def _cell(
    row: dict[str, str], column: PrintedColumn, head: str, erratum: Check | None, language: str
) -> Cell:
    text = row[column.name]
    if column.unit is None:
        return Cell(
            showing.word(text) if column.name in CODES else text, False, column.name == head
        )
    return Cell(showing.printed(text, language) if text else "", True, False, erratum)


def sheet(printed: PrintedTable, language: str) -> Sheet:
    """All columns, codes too, with figures as numbers that keep the printed decimals."""
    header = [column.title[language] or column.name for column in printed.columns]
    rows = ([_figure(row[c.name], c) for c in printed.columns] for row in printed.rows)
    return Sheet(printed.title[language], header, rows)


def _figure(text: str, column: PrintedColumn) -> Any:
    if column.unit is None or not text:
        return text
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def checks_of(act: str, table: str = "", show: str = "errata") -> list[Check]:
    """Checks of an act, of one table perhaps: `errata`, `consistent` or `all`."""
    found: Iterable[Check] = linting.lint_of(act).checks
    if table:
        found = (check for check in found if check.table == table)
    if show == "errata":
        found = (check for check in found if not check.is_consistent)
    elif show == "consistent":
        found = (check for check in found if check.is_consistent)
    return list(found)
