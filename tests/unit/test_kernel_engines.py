"""Engines refuse what they cannot do, keep what they are given, and agree with one another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mreza.kernel import engines
from mreza.kernel.engines import duck
from mreza.kernel.errors import EngineError, MrezaError, UnknownNameError
from mreza.kernel.formula import formula
from mreza.kernel.table import Input
from tests.toy import DAY, toy

ROW = {"persons": Decimal(10), "doctors": Decimal(2), "change": Decimal(0), "region": "north"}
WIDE = Input("size", "velikost", "size", digits=30)


@formula(article="1", sl="a", en="a")
def squared(size):
    return size * size


def test_an_engine_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(UnknownNameError) as error:
        engines.run(toy(), [ROW], at=DAY, engine="abacus")
    assert str(error.value) == "no engine 'abacus'. Known: exact, duckdb, spark."
    assert isinstance(error.value, MrezaError)


def test_a_number_too_large_for_38_digits_is_refused_and_not_cut():
    table = toy(formulas=(squared,), inputs=(WIDE,))
    size = Decimal(10) ** 29
    assert engines.run(table, [{"size": size}], at=DAY).rows[0]["squared"] == Decimal(10) ** 58
    with pytest.raises(EngineError) as error:
        engines.run(table, [{"size": size}], at=DAY, engine="duckdb")
    assert str(error.value).startswith("invented.toy: a number is too large for 38 digits. ")
    assert "--engine exact" in str(error.value)


def test_the_largest_number_of_38_digits_still_fits():
    table = toy(formulas=(squared,), inputs=(WIDE,))
    size = Decimal(10) ** 18
    for engine in ("exact", "duckdb"):
        assert engines.run(table, [{"size": size}], at=DAY, engine=engine).rows[0]["squared"] == (
            Decimal(10) ** 36
        )


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_rows_keep_their_order_and_their_inputs(engine):
    rows = [
        {**ROW, "persons": Decimal(number), "special": number % 2 == 0} for number in range(1200)
    ]
    found = engines.run(toy(), rows, at=DAY, engine=engine).rows
    assert [row["persons"] for row in found] == list(range(1200))
    assert [row["special"] for row in found[:3]] == [True, False, True]


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_an_absent_column_has_its_default_and_results_keep_their_scale(engine):
    (row,) = engines.run(toy(), [ROW], at=DAY, engine=engine).rows
    assert row["special"] is False
    assert row["where_it_is"] == "elsewhere"
    assert str(row["persons"]) == "10.00"
    assert str(row["paid"]) == "319.70"
    assert str(row["persons_per_doctor"]) == "5.00000000"


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_no_rows_give_no_results(engine):
    assert engines.run(toy(), [], at=DAY, engine=engine).rows == []


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_a_text_cannot_break_out_of_the_query(engine):
    nasty = "'; DROP TABLE cases; --\" \\ č"
    (row,) = engines.run(
        toy(), [{**ROW, "region": nasty, "special": True}], at=DAY, engine=engine
    ).rows
    assert row["where_it_is"] == row["region"] == nasty


def test_the_query_for_mass_rows_gives_every_step_beside_the_inputs():
    text = duck.query(toy(), "people", at=DAY)
    assert "FROM people" in text
    for name in ("persons_per_doctor", "deviation", "paid"):
        assert f'"{name}"' in text
