"""The column engine on Spark, for rows that one machine does not hold. Needs the `spark` extra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from mreza.kernel.columns import Column
from mreza.kernel.engines.query import select
from mreza.kernel.engines.result import Result, Row, fingerprint, receipt_for
from mreza.kernel.errors import EngineError
from mreza.kernel.numerals import EXACT
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table

SOURCE = "mreza_cases"
# A product that would need more than 38 digits keeps its scale and fails, instead of losing it.
SETTINGS = {
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    # Spark keeps the plans of a thousand queries as text for a page that is switched off; a
    # table of an act is a long plan, and a process that runs all tables would run out of memory.
    "spark.driver.memory": "3g",
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "1",
    "spark.ui.retainedStages": "1",
    "spark.sql.maxPlanStringLength": "1000",
}


@cache
def session() -> Any:
    """The Spark session of this process, started on first use."""
    try:
        from pyspark.sql import SparkSession  # an optional extra
    except ImportError as error:
        raise EngineError(
            "Spark is not installed",
            remedy="Install it with: pip install 'mreza[spark]' (and Java 17)",
        ) from error
    builder = SparkSession.builder.master("local[2]").appName("mreza")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    try:
        started = builder.getOrCreate()
    except Exception as error:  # py4j raises what the JVM or its absence raises
        raise EngineError(
            "Spark does not start", remedy="Install Java 17 or set JAVA_HOME"
        ) from error
    started.sparkContext.setLogLevel("ERROR")
    return started


def run(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
) -> Result:
    """All formulas on all rows, as one query. Rows keep their order."""
    values = table.values_on(at, overrides)
    trees = table.trace(values)
    query = select(table, trees, SOURCE, "spark", extra=("_n",))
    spark = session()
    cells = [
        (number, *(_cell(row.get(item.name, item.default)) for item in table.inputs))
        for number, row in enumerate(rows)
    ]
    schema = ", ".join(
        ["_n LONG", *(f"`{item.name}` {_loaded_as(item.kind)}" for item in table.inputs)]
    )
    spark.createDataFrame(cells, schema).createOrReplaceTempView(SOURCE)
    try:
        collected = spark.sql(query).orderBy("_n").drop("_n").collect()
    except Exception as error:
        raise EngineError(
            f"Spark could not run the table: {str(error)[:300]}", where=table.path
        ) from error
    finally:
        spark.catalog.dropTempView(SOURCE)
    columns = {item.name: item.column() for item in table.inputs} | trees
    computed: list[Row] = [
        {name: _at_scale(value, columns[name]) for name, value in row.asDict().items()}
        for row in collected
    ]
    receipt = receipt_for(table, "spark", at, overrides, fingerprint(rows), len(computed))
    return Result(table, computed, values, receipt)


def _at_scale(value: Any, column: Column) -> Any:
    """The value with the decimals of its type: Spark sends 6.4E-7 as 640E-9, one decimal more."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-column.scale), context=EXACT)
    return value


def _loaded_as(kind: str) -> str:
    return "BOOLEAN" if kind == "boolean" else "STRING"  # numbers as text: the query casts them


def _cell(value: Any) -> Any:
    return (
        f"{value:f}"
        if isinstance(value, Decimal)
        else value
        if isinstance(value, bool)
        else (None if value is None else str(value))
    )
