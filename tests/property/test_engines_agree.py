"""Every formula of every act gives the same answer, to the last digit, on every engine.

The tables and their inputs are found by themselves: a new formula is covered without a new test.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel import engines
from mreza.kernel.engines.result import Row
from mreza.kernel.table import Table
from tests import toy
from tests.strategies import rows

WORDS = [toy.toy(), toy.shares()]  # every word of the algebra
CASES: list[tuple[Table, date]] = [
    (table, act.in_force_from) for act in acts.all_acts() for table in act.tables.values()
]


def texts(row: Row) -> dict[str, Any]:
    """A row with numbers as texts, so that 1.5 and 1.50 differ."""
    return {
        name: f"{value:f}" if hasattr(value, "as_tuple") else value for name, value in row.items()
    }


def agree(table: Table, day: date, data: st.DataObject) -> None:
    drawn = data.draw(rows(table), label="rows")
    exact = engines.run(table, drawn, at=day)
    columns = engines.run(table, drawn, at=day, engine="duckdb")
    assert [texts(row) for row in columns.rows] == [texts(row) for row in exact.rows]


@pytest.mark.parametrize("table", WORDS, ids=[table.name for table in WORDS])
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_word_means_the_same_on_duckdb(table: Table, data: st.DataObject) -> None:
    agree(table, toy.DAY, data)


@pytest.mark.parametrize(("table", "day"), CASES, ids=[table.name for table, _ in CASES])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_duckdb_agrees_with_the_exact_engine(table: Table, day: date, data: st.DataObject) -> None:
    agree(table, day, data)
