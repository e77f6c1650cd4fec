"""Values of a run as they are stored and as they are used.

Stored: numbers and texts as JSON texts (numbers keep their scale), truths as truths, no data as
null. The kind of each name tells them apart on the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mreza.kernel.engines.result import Result
from mreza.kernel.table import Table

Value = Decimal | bool | str | None


def kinds_of(table: Table, values: Mapping[str, Any]) -> dict[str, str]:
    """`number`, `text` or `boolean` for every input and formula of `table`."""
    kinds: dict[str, str] = {item.name: item.kind for item in table.inputs}
    return kinds | {name: tree.kind for name, tree in table.trace(values).items()}


def stored(row: Mapping[str, Any]) -> dict[str, Any]:
    """A computed row as JSON."""
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in row.items()
    }


def restored(row: Mapping[str, Any], kinds: Mapping[str, str]) -> dict[str, Value]:
    """A stored row as values."""
    return {
        name: Decimal(value) if kinds.get(name) == "number" and value is not None else value
        for name, value in row.items()
    }


def kinds_of_result(result: Result) -> dict[str, str]:
    return kinds_of(result.table, result.values)
