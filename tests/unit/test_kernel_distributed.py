"""Shares of an amount: in proportion, to the last decimal, and adding up exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mreza.kernel import engines, rendering
from mreza.kernel.explanation import explain
from mreza.kernel.formula import formula
from mreza.kernel.table import Input, Table
from mreza.kernel.text import Text
from tests import toy

ENGINES = ["exact", "duckdb"]


def row(member: str | None, weight: str | None, deposit: str = "0", region: str = "r") -> dict:
    return {
        "member": member,
        "region": region,
        "deposit": Decimal(deposit),
        "weight": None if weight is None else Decimal(weight),
        "persons_share": Decimal(1),
    }


def shares_of(rows: list[dict[str, Any]], engine: str) -> list[str | None]:
    result = engines.run(toy.shares(), rows, at=toy.DAY, engine=engine)
    return [None if item["share"] is None else str(item["share"]) for item in result.rows]


@pytest.mark.parametrize("engine", ENGINES)
def test_ten_euros_for_three_alike_are_three_times_a_third_and_a_cent_in_the_middle(
    engine: str,
) -> None:
    rows = [row("a", "1", "10"), row("b", "1"), row("c", "1")]
    assert shares_of(rows, engine) == ["3.33", "3.34", "3.33"]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_is_that_of_the_names_not_of_the_rows(engine: str) -> None:
    rows = [row("c", "1"), row("b", "1"), row("a", "1", "0.01")]
    assert shares_of(rows, engine) == ["0.00", "0.01", "0.00"]


@pytest.mark.parametrize("engine", ENGINES)
def test_names_sort_by_code_point_on_every_engine(engine: str) -> None:
    rows = [row("ž", "1", "0.01"), row("Z", "1"), row("a", "1")]
    assert shares_of(rows, engine) == ["0.00", "0.00", "0.01"]


@pytest.mark.parametrize("engine", ENGINES)
def test_groups_share_apart(engine: str) -> None:
    rows = [row("a", "1", "5", "north"), row("a", "3", "7", "south"), row("b", "4", "0", "north")]
    assert shares_of(rows, engine) == ["1.00", "7.00", "4.00"]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_weight_no_name_and_a_name_given_twice_are_no_data(engine: str) -> None:
    rows = [row("a", "1", "9"), row("b", None), row(None, "1"), row("c", "1"), row("c", "1")]
    assert shares_of(rows, engine) == ["2.25", None, None, None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_when_nobody_weighs_anything_nobody_has_a_share(engine: str) -> None:
    assert shares_of([row("a", "0", "9"), row("b", "0")], engine) == [None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_owed_is_shared_as_well(engine: str) -> None:
    rows = [row("a", "1", "-10"), row("b", "1"), row("c", "1")]
    assert shares_of(rows, engine) == ["-3.33", "-3.34", "-3.33"]


@settings(max_examples=200, deadline=None)
@given(
    weights=st.lists(st.decimals(0, 99999, places=1), min_size=1, max_size=30),
    deposit=st.decimals(-(10**5), 10**5, places=2),
    order=st.randoms(use_true_random=False),
)
def test_shares_add_up_to_the_amount_and_none_is_a_cent_off(
    weights: list[Decimal], deposit: Decimal, order: Any
) -> None:
    rows = [row(f"m{n:03}", str(weight)) for n, weight in enumerate(weights)]
    rows[0]["deposit"] = deposit
    order.shuffle(rows)
    result = engines.run(toy.shares(), rows, at=toy.DAY).rows
    whole = sum(weights)
    if not whole:
        assert all(item["share"] is None for item in result)
        return
    assert sum(item["share"] for item in result) == deposit
    for item in result:
        assert abs(item["share"] * whole - deposit * item["weight"]) <= Decimal("0.01") * whole


def test_an_explanation_writes_out_the_proportion() -> None:
    result = engines.run(toy.shares(), [row("a", "1", "10"), row("b", "3")], at=toy.DAY)
    step = explain(result, "share", 0).step
    assert rendering.arithmetic(step, "en") == (
        "10.00 × 1.0 ÷ sum (shared in proportion: weight, region: r)"
    )


def test_a_weight_that_could_be_negative_is_refused() -> None:
    with pytest.raises(Exception, match="could be negative"):
        _table(Input("weight", "w", "w", minimum=None))


def test_a_number_is_no_name() -> None:
    with pytest.raises(Exception, match="needs a text"):
        _table(Input("weight", "w", "w"), Input("member", "m", "m"))


def _table(*inputs: Input) -> Table:
    from mreza.kernel.algebra import distributed

    @formula(article="1", sl="a", en="a")
    def given(weight, member):
        return distributed(10, weight, among=member)

    named = {item.name for item in inputs}
    extra = () if "member" in named else (Input("member", "m", "m", kind="text"),)
    table = Table("t", Text("t", "t"), Text("", ""), (*inputs, *extra), (given,))
    table.bind("invented", {}, toy.DAY)
    return table
