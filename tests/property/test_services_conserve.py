"""Money that is moved is neither made nor lost: flat programmes, health education, flows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel import engines
from mreza.kernel.engines.result import Row
from mreza.kernel.table import Table
from tests.strategies import rows

ACT = acts.get("health_centres_2007")


def named_apart(table: Table) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of a table in which every provider has a name of its own."""
    return rows(table).map(
        lambda drawn: [{**row, "provider": f"{n}"} for n, row in enumerate(drawn)]
    )


def calculated(table: Table, drawn: list[dict[str, Any]]) -> list[Row]:
    return engines.run(table, drawn, at=ACT.in_force_from).rows


@settings(max_examples=150, deadline=None)
@given(drawn=named_apart(ACT.table("flat_programmes")))
def test_what_flat_programmes_lose_others_gain_or_stays_undistributed(drawn):
    found = calculated(ACT.table("flat_programmes"), drawn)
    left = {row["activity"]: row["undistributed_amount"] for row in found}
    paid = sum(row["amount"] for row in found) + sum(left.values())
    assert paid == sum(row["contract_funds"] for row in found)


@settings(max_examples=150, deadline=None)
@given(drawn=named_apart(ACT.table("health_education")))
def test_health_education_spends_its_fund_and_its_workshop_plans_to_the_cent(drawn):
    found = calculated(ACT.table("health_education"), drawn)
    fund = ACT.number("counselling_fund")
    available = fund + sum(row["planned_workshop_funds"] for row in found)
    paid = sum(row["amount"] for row in found)
    assert paid + found[0]["undistributed_funds"] == available


@settings(max_examples=150, deadline=None)
@given(drawn=rows(ACT.table("mental_health")))
def test_flow_recognises_what_both_plans_together_allow(drawn):
    for row in calculated(ACT.table("mental_health"), drawn):
        done = row["realised_points"] + row["psychology_realised_points"]
        planned = row["planned_points"] + row["psychology_planned_points"]
        recognised = row["recognised_points"] + row["psychology_recognised_points"]
        assert recognised == min(done, planned)


@settings(max_examples=150, deadline=None)
@given(drawn=rows(ACT.table("physiotherapy")))
def test_physiotherapy_explains_every_cent_between_done_and_paid(drawn):
    for row in calculated(ACT.table("physiotherapy"), drawn):
        lost = row["above_plan_amount"] + row["case_reduction_amount"]
        assert row["amount"] == row["realised_amount"] - lost
        assert min(row["amount"], row["above_plan_amount"]) >= Decimal(0)
        assert row["case_reduction_amount"] >= 0
