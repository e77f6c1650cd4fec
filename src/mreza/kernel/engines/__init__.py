"""The engines: one meaning, three ways to run it.

`exact` goes case by case on `Decimal`; `duck` and `spark` run the same formulas as SQL on typed
columns. Each takes a table, rows, a day and what-if overrides and gives a `Result`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from mreza.kernel.engines.result import Result
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table

# Imported when first used: the exact engine needs neither DuckDB nor Spark.
ENGINES = {"exact": "exact", "duckdb": "duck", "spark": "spark"}


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
    module = import_module(f"{__name__}.{ENGINES[engine]}")
    result: Result = module.run(table, rows, at=at, overrides=overrides)
    return result
