"""What a table of open data is: its columns, and records from its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel.text import Text
from mreza.rooms.plans.queries.published import Published

Record = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A column: its name, its type as in a Table Schema, and what it holds."""

    name: str
    type: str
    about: Text


@dataclass(frozen=True)
class OpenTable:
    """A file of a plan: its name, what it is, its columns and where its rows come from."""

    name: str
    title: Text
    fields: tuple[Field, ...]
    rows: Callable[[Published], Iterator[tuple[Any, ...]]]

    def records(self, found: Published) -> list[Record]:
        """Rows by the names of the columns; days ISO, numbers as texts, nothing as None."""
        names = [field.name for field in self.fields]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in self.rows(found)]


def _plain(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:f}" if isinstance(cell, Decimal) else cell
