"""Running a table on figures that somebody typed: whatever they are, an answer or a clear error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mreza.kernel import engines
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import EngineError
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table


def run(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
    engine: str = "exact",
) -> Result:
    """As `engines.run`; figures too long to be exact raise `EngineError`, as others do there."""
    try:
        return engines.run(table, rows, at=at, overrides=overrides, engine=engine)
    except ArithmeticError as error:
        # The exact engine never rounds by itself: it refuses what it cannot hold.
        raise EngineError(
            "a number has too many digits to be calculated exactly",
            where=table.path,
            remedy="Look for a misplaced decimal mark",
        ) from error
