"""The engines: one meaning, three ways to run it.

`exact` goes case by case on `Decimal`; `duck` and `spark` run the same formulas as SQL on typed
columns. Each takes a table, rows, a day and what-if overrides and gives a `Result`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from mreza.kernel.engines import duck, exact, spark
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table

Runner = Callable[..., Result]
ENGINES: dict[str, Runner] = {"exact": exact.run, "duckdb": duck.run, "spark": spark.run}


def run(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
    engine: str = "exact",
) -> Result:
    """Every formula of `table` on `rows` (read with `rows.read`) with the law of the day `at`."""
    if engine not in ENGINES:
        raise UnknownNameError(f"no engine {engine!r}", remedy="Known: " + ", ".join(ENGINES))
    return ENGINES[engine](table, rows, at=at, overrides=overrides)
