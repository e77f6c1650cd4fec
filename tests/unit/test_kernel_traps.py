"""Traps that a reviewer found: a wrong answer, or engines that part, without an error."""

from __future__ import annotations

import gc
from decimal import Decimal

import pytest

from mreza.kernel import engines
from mreza.kernel.algebra import euros, least, lookup, rounded, total, where
from mreza.kernel.errors import ActError, NumeralError
from mreza.kernel.formula import formula
from mreza.kernel.variants import read_overrides
from tests.toy import DAY, toy

ROWS = [
    {"persons": Decimal(5), "doctors": Decimal(1), "change": Decimal("-0.001"), "region": region}
    for region in ("north", "north", "south")
]


def answers(function, unit="1", rows=ROWS, engine="exact", overrides=None):
    made = formula(article="1", sl="a", en="a", unit=unit)(function)
    result = engines.run(toy((made,)), rows, at=DAY, engine=engine, overrides=overrides)
    return [str(row[made.name]) for row in result.rows]


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_cases_of_a_group_are_counted(engine):
    def cases(region):
        return total(1, by=region)

    assert answers(cases, engine=engine) == ["2", "2", "1"]


def test_a_constant_is_not_added_up_over_nothing():
    def cases(persons):
        return total(1) * persons

    with pytest.raises(ActError, match=r"invented\.toy\.cases: a constant is added up"):
        answers(cases, unit="person")


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_there_is_no_minus_zero(engine):
    def paid(change):
        return euros(change)

    assert answers(paid, unit="EUR", engine=engine) == ["0.00"] * 3


def multiplied(number):
    """A table of one formula that always has the same name."""

    def many(persons):
        return persons * number

    return toy((formula(article="1", sl="a", en="a", unit="person")(many),))


def test_a_query_is_never_another_tables():
    for number in range(2, 40):  # tables come and go, and new ones take the place of old in memory
        table = multiplied(number)
        assert engines.run(table, ROWS, at=DAY, engine="duckdb").rows[0]["many"] == 5 * number
        del table
        gc.collect()


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_values_keep_the_scale_they_are_given(engine):
    def shown(tolerance, doctors):
        return where(doctors > 0, tolerance, tolerance)

    given = [{"tolerance": Decimal(text)} for text in ("8", "8.00", "8")]
    found = [answers(shown, unit="%", engine=engine, overrides=each)[0] for each in given]
    assert found == ["8", "8.00", "8"]


def test_a_constant_name_looked_up_keeps_its_unit():
    def extra(persons, supplement):
        return lookup(supplement, "north")

    with pytest.raises(ActError, match="make EUR"):
        answers(extra, unit="1")
    assert answers(extra, unit="EUR") == ["1.25"] * 3


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_a_text_may_say_from_cases(engine):
    def place(special):
        return where(special, "x FROM cases", "y FROM cases")

    assert answers(place, engine=engine) == ["y FROM cases"] * 3


def test_names_that_sql_would_mix_up_are_refused():
    def Same(persons):  # noqa: N802
        return persons

    with pytest.raises(ActError, match="'Same' is no name"):
        answers(Same, unit="person")


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda persons: persons * (Decimal(1) / Decimal(3)), "not exact; use per"),
        (lambda persons: rounded(persons, -2), "-2 decimals cannot be"),
        (lambda persons: least(persons), "at least two numbers"),
    ],
)
def test_what_only_one_engine_could_do_is_refused_at_load(function, says):
    function.__name__ = "odd"
    with pytest.raises(ActError, match=says):
        answers(function, unit="person")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tolerance", "-0.01"),
        ("supplement", '{"north": "-1", "*": "0"}'),
        ("supplement", '{"north": "1", "*": "-1"}'),
        ("rates", '[["10", "-5"], ["", "0"]]'),
    ],
)
def test_no_figure_of_an_act_is_put_below_zero(name, text):
    with pytest.raises(NumeralError, match=f"is no value for {name}.*below 0"):
        read_overrides(toy(), {name: text})


def test_zero_is_a_value_like_any_other():
    assert read_overrides(toy(), {"tolerance": "0"}) == {"tolerance": Decimal(0)}
