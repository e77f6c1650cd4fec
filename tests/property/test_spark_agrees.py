"""Spark gives the same answer as the exact engine, to the last digit, for every table of every act.

One session serves all tables and each is run once, on rows that are drawn but do not change from
run to run: starting a query costs Spark a second, whatever the rows.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel import engines
from mreza.kernel.engines.result import Row
from mreza.kernel.errors import EngineError
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from tests import toy
from tests.strategies import rows

pytestmark = [
    pytest.mark.spark,
    pytest.mark.usefixtures("spark_session"),
    pytest.mark.xdist_group("spark"),
    pytest.mark.timeout(600),
]

CASES: list[tuple[Table, date]] = [
    (toy.toy(), toy.DAY),
    (toy.shares(), toy.DAY),
    *((table, act.in_force_from) for act in acts.all_acts() for table in act.tables.values()),
]


def texts(row: Row) -> dict[str, Any]:
    """A row with numbers as texts, so that 1.5 and 1.50 differ."""
    return {
        name: f"{value:f}" if hasattr(value, "as_tuple") else value for name, value in row.items()
    }


def drawn_rows(table: Table) -> st.SearchStrategy[list[dict[str, Any]]]:
    return rows(table, most=25).filter(lambda drawn: len(drawn) >= 12)


@pytest.mark.parametrize(("table", "day"), CASES, ids=[table.name for table, _ in CASES])
@settings(
    max_examples=1,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_spark_agrees_with_the_exact_engine(table: Table, day: date, data: st.DataObject) -> None:
    drawn = data.draw(drawn_rows(table), label="rows")
    exact = engines.run(table, drawn, at=day)
    columns = engines.run(table, drawn, at=day, engine="spark")
    assert [texts(row) for row in columns.rows] == [texts(row) for row in exact.rows]


def test_spark_has_the_same_receipt_but_for_its_name() -> None:
    table = toy.toy()
    row = {"persons": Decimal(1), "doctors": Decimal(1), "change": Decimal(0), "region": "north"}
    exact = engines.run(table, [row], at=toy.DAY).receipt.as_dict()
    columns = engines.run(table, [row], at=toy.DAY, engine="spark").receipt.as_dict()
    assert columns == {**exact, "engine": "spark"}


def test_a_tiny_share_keeps_the_decimals_of_its_type() -> None:
    """Spark sends 0.00000064 as 640E-9, which Python reads with a decimal too many."""
    table = acts.table("health_centres_2007.duty_statement")
    act = acts.get("health_centres_2007")
    parts = ("gross_pay", "joint_consumption", "premium", "material", "depreciation")
    nothing = dict.fromkeys(parts, Decimal(0))
    drawn = [
        {**nothing, "provider": "small", "material": Decimal("0.14")},
        {**nothing, "provider": "large", "material": Decimal("21752405.15")},
    ]
    columns = engines.run(table, drawn, at=act.in_force_from, engine="spark")
    assert texts(columns.rows[0])["share_percent"] == "0.00000064"


@formula(article="1", sl="a", en="a")
def squared(size):  # type: ignore[no-untyped-def]
    return size * size


def test_a_number_too_large_for_38_digits_is_refused_by_spark_too() -> None:
    table = toy.toy(formulas=(squared,), inputs=(Input("size", "a", "a", digits=30),))
    with pytest.raises(EngineError, match=r"invented\.toy: "):
        engines.run(table, [{"size": Decimal(10) ** 29}], at=toy.DAY, engine="spark")
