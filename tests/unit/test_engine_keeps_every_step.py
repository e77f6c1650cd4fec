"""A run over many rows keeps its steps, so one row is explained without running the rest again."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest

from mreza import acts
from mreza.kernel.engines import duck
from mreza.kernel.errors import EngineError
from mreza.kernel.explanation import steps_of_row

ACT = acts.get("health_centres_2007")
MANY = (
    "(SELECT CAST(n % 5000 AS DECIMAL(8,2)) AS quotients, n AS assigned_persons "
    "FROM range(300000) AS r(n)) AS cases"
)


def test_one_number_of_many_is_explained_from_its_own_row():
    connection = duckdb.connect()
    result = duck.run_over(connection, ACT.table("capitation"), MANY, "kept", at=ACT.in_force_from)
    row = duck.kept_row(connection, "kept", "assigned_persons", 3000)
    step = steps_of_row(result, "unrecognised_quotients", row)
    assert result.receipt.cases == 300_000
    assert step.value == Decimal("9.8")  # 10 % of what is above 2902
    assert [need.name for need in step.needs] == ["quotients", "recognised_quotients"]
    assert step.needs[1].value == Decimal("2990.2")


def test_a_run_over_other_rows_has_another_fingerprint():
    connection = duckdb.connect()
    table, day = ACT.table("capitation"), ACT.in_force_from
    first = duck.run_over(connection, table, MANY, "first", at=day).receipt
    again = duck.run_over(connection, table, MANY, "again", at=day).receipt
    other = duck.run_over(connection, table, MANY.replace("5000", "5001"), "other", at=day).receipt
    assert first.inputs_fingerprint == again.inputs_fingerprint != other.inputs_fingerprint


def test_a_row_that_was_not_kept_is_a_clear_error():
    connection = duckdb.connect()
    duck.run_over(connection, ACT.table("capitation"), MANY, "kept", at=ACT.in_force_from)
    with pytest.raises(EngineError, match="no kept row"):
        duck.kept_row(connection, "kept", "assigned_persons", 400_000)
