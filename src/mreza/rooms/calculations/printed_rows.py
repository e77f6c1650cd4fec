"""What rows of printed tables are called, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from mreza.kernel.printed import PrintedTable


def name_of_row(row: Mapping[str, str]) -> str:
    """What a printed row is called: its `name`, else its first cells that are no numbers."""
    if row.get("name"):
        return row["name"]
    texts = [cell for cell in row.values() if cell and not _is_number(cell)]
    return " ".join(texts[:2])


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(" ", "").isdigit()


def position_of(printed: PrintedTable, name: str) -> int | None:
    """The first row of that name, counted from 1; None when there is none."""
    return next((n for n, row in enumerate(printed.rows, 1) if name_of_row(row) == name), None)
