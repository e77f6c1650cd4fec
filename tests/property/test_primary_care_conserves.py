"""What articles 5(3) and 7(2) share out is neither lost nor multiplied, for any lists and plans."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel import engines

ACT = acts.get("health_centres_2007")
DAY = ACT.in_force_from
LIST = st.fixed_dictionaries(
    {
        "provider": st.just("P"),
        "unit": st.just("celje"),
        "activity": st.sampled_from(["general", "child", "school", "women"]),
        "persons_19_49": st.integers(0, 5000),
        "persons_75": st.integers(0, 2000),
        "women_20_44": st.integers(0, 9000),
        "programme_share": st.decimals(0, 1, places=2),
        "curative_share": st.decimals(0, 100, places=2),
        "starter": st.booleans(),
    }
)
DISPENSARY = st.fixed_dictionaries(
    {
        "teams": st.decimals(0, 5, places=2),
        "planned_capitation_quotients": st.just(28000),
        "realised_capitation_quotients": st.integers(0, 40000),
        "realised_visit_quotients": st.integers(0, 80000),
        "women_20_64": st.integers(0, 9000),
        "smears": st.integers(0, 3000),
    }
)


def run(table: str, rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Rows with texts of their own in the column `name`, calculated."""
    named = [{**row, name: f"{number:03}"} for number, row in enumerate(rows)]
    return engines.run(ACT.table(table), named, at=DAY).rows


def summed(rows: list[dict[str, Any]], name: str) -> Decimal:
    return sum((row[name] for row in rows), Decimal(0))


@settings(max_examples=60, deadline=None)
@given(st.lists(LIST, min_size=1, max_size=12))
def test_the_lists_of_a_pool_get_all_of_it(lists: list[dict[str, Any]]) -> None:
    found = run("capitation_list", lists, "doctor")
    for pool in {row["pool"] for row in found}:
        rows = [row for row in found if row["pool"] == pool]
        if any(row["weight_quotients"] is None for row in rows):
            continue  # a starter where nobody has a programme: there is no average
        if summed(rows, "weight_quotients") == 0:
            assert all(row["distributed_quotients"] is None for row in rows)
            continue
        assert summed(rows, "distributed_quotients") == rows[0]["pool_quotients"]
        assert (
            summed(rows, "recognised_quotients") + rows[0]["national_unrecognised_quotients"]
            == rows[0]["pool_quotients"]
        )
        assert all(row["recognised_quotients"] >= 0 for row in rows)
        assert all(row["unrecognised_quotients"] >= 0 for row in rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(DISPENSARY, min_size=1, max_size=12))
def test_what_is_withheld_is_received_to_the_cent(rows: list[dict[str, Any]]) -> None:
    found = run("womens_dispensary", rows, "provider")
    withheld, received = summed(found, "withheld_amount"), summed(found, "received_amount")
    assert withheld == received + found[0]["undistributed_withheld"]
    paid = summed(found, "dispensary_amount") + found[0]["undistributed_withheld"]
    assert paid == summed(found, "payment_before_reduction")
    assert all(row["dispensary_amount"] >= 0 for row in found)
