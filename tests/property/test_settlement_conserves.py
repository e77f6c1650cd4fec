"""Whatever is counted, lines add up to statements, and what was issued is taken off once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mreza import acts
from mreza.rooms.settlement import lanes, statements
from mreza.rooms.settlement.evaluation import CountedRow, evaluate
from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.statements import LineKey
from tests import strategies

LANES = [lane for lane in lanes.all_lanes() if lane.quarter in (0, 1)]
DAY = Period.read("2007-Q1").law_day
CENTS = st.integers(-(10**9), 10**9).map(lambda cents: Decimal(cents) / 100)


def counted(lane: Lane, number: int, inputs: dict[str, Any]) -> CountedRow:
    """A drawn row with names of its own; every third is of one provider."""
    own = {"provider": f"p{number}", "doctor": f"d{number}", "person": f"o{number}"}
    inputs = {**inputs, **{name: text for name, text in own.items() if name in inputs}}
    activity = lane.activity or inputs.get("activity") or "general"
    return CountedRow(f"{number}", inputs.get("provider", ""), activity, "u", "o", inputs)


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
@settings(max_examples=12)
@given(st.data())
def test_lines_add_up_whatever_is_counted(lane: Lane, data: st.DataObject) -> None:
    drawn = data.draw(strategies.rows(acts.table(lane.table), most=5))
    rows = [counted(lane, number, inputs) for number, inputs in enumerate(drawn)]
    found = [evaluate(lane, rows, at=DAY, engine="exact")]
    keys = [line.key for s in statements.state(found) for line in s.lines if line.paid]
    gone: LineKey = ("p0", "flat_payment", "flat", "duty")
    given_before = {key: data.draw(CENTS) for key in [*keys, gone]}
    stated = statements.state(found, given_before)

    assert all(check.holds for check in statements.checks(found, stated))
    for statement in stated:
        paid = [line for line in statement.lines if line.paid]
        assert statement.amount == sum((line.amount for line in paid), Decimal(0))
        assert statement.now == sum((line.now for line in paid), Decimal(0))
        assert all(line.amount == round(line.amount, 2) for line in statement.lines)
    now = sum((statement.now for statement in stated), Decimal(0))
    whole = sum((statement.amount for statement in stated), Decimal(0))
    assert now + sum(given_before.values()) == whole
    again = statements.state(found, {
        line.key: line.amount for s in stated for line in s.lines if line.paid
    })  # fmt: skip
    assert sum((statement.now for statement in again), Decimal(0)) == 0
