"""Small numbers that could point at a person, hidden together with what would give them away.

A table that is shown with the totals of its rows and columns tells a hidden cell by subtraction
when it is the only one in its row or column, or when those hidden together are few. So others are
hidden with it, the smallest first, until nothing can be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


def hidden(
    cells: Mapping[tuple[Row, Column], int],
    least: int,
    also: Collection[tuple[Row, Column]] = (),
) -> set[tuple[Row, Column]]:
    """Cells that are not shown beside the totals of every row and column.

    `also` are hidden in any case, for a reason of their own. Numbers from 1 to `least - 1` are
    hidden; 0 is nobody and stays. In each row and column the hidden cells are none, or at least
    two that add up to `least`, unless it has no more; and none of them follows from several totals
    together.
    """
    found = {cell for cell, number in cells.items() if 0 < number < least or cell in also}
    lines = _lines(cells)
    _fill_lines(lines, cells, found, least)
    while (more := _across(cells, found)) is not None:
        found.add(more)
        _fill_lines(lines, cells, found, least)
    return found


def _fill_lines(
    lines: list[list[tuple[Row, Column]]],
    cells: Mapping[tuple[Row, Column], int],
    found: set[tuple[Row, Column]],
    least: int,
) -> None:
    """Hide more until no line tells a cell by itself."""
    changed = True
    while changed:
        changed = False
        for line in lines:
            more = _one_more(line, cells, found, least)
            if more is not None:
                found.add(more)
                changed = True


def _across(
    cells: Mapping[tuple[Row, Column], int], found: set[tuple[Row, Column]]
) -> tuple[Row, Column] | None:
    """The next cell to hide so that no hidden one follows from several totals; None when none does.

    Hidden cells join their rows with their columns. Where only one of them joins two parts of the
    table, the totals of one part less what is shown in it are that very cell: the smallest cell
    that joins the same two parts is hidden with it.
    """
    counted = {cell for cell in found if cells.get(cell)}
    for cell in sorted(counted, key=str):
        rows, columns = _joined(counted - {cell}, cell[0])
        if cell[1] in columns:
            continue
        both = [
            one for one, number in cells.items()
            if number and one not in found and (one[0] in rows) != (one[1] in columns)
        ]  # fmt: skip
        if both:
            return min(both, key=lambda one: (cells[one], str(one)))
    return None


def _joined(found: set[tuple[Row, Column]], start: Row) -> tuple[set[Row], set[Column]]:
    """Rows and columns that can be reached from a row by way of hidden cells."""
    of_row: dict[Row, set[Column]] = defaultdict(set)
    of_column: dict[Column, set[Row]] = defaultdict(set)
    for row, column in found:
        of_row[row].add(column)
        of_column[column].add(row)
    rows, columns, waiting = {start}, set[Column](), [start]
    while waiting:
        fresh = of_row[waiting.pop()] - columns
        columns |= fresh
        nearby = {row for column in fresh for row in of_column[column]} - rows
        rows |= nearby
        waiting += nearby
    return rows, columns


def _lines(cells: Mapping[tuple[Row, Column], int]) -> list[list[tuple[Row, Column]]]:
    """Every row and every column, with the cells in it that count somebody."""
    by: dict[tuple[str, Hashable], list[tuple[Row, Column]]] = defaultdict(list)
    for (row, column), number in cells.items():
        if number:
            by["row", row].append((row, column))
            by["column", column].append((row, column))
    return list(by.values())


def _one_more(
    line: list[tuple[Row, Column]],
    cells: Mapping[tuple[Row, Column], int],
    found: set[tuple[Row, Column]],
    least: int,
) -> tuple[Row, Column] | None:
    """The next cell of a line to hide, the smallest; None when nothing can be told from it."""
    mine = [cell for cell in line if cell in found]
    if not mine or (len(mine) > 1 and sum(cells[cell] for cell in mine) >= least):
        return None
    shown = [cell for cell in line if cell not in found]
    return min(shown, key=lambda cell: (cells[cell], str(cell))) if shown else None
