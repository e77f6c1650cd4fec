"""Puts what is recorded on contracts beside what is counted: inputs that rows do not tell.

A settlement goes from January to the end of its period, so what holds on its last day counts; a
list of persons is judged as on its count date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from mreza.rooms.contracts.facts import Value
from mreza.rooms.contracts.queries.facts import FactRow
from mreza.rooms.settlement.evaluation import CountedRow
from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.periods import Period

Held = Mapping[tuple[str, str, str, str], Value]


def with_facts(
    lane: Lane, rows: Sequence[CountedRow], facts: Sequence[FactRow], period: Period
) -> list[CountedRow]:
    """The rows with the lane's facts of their provider and activity, and doctor if they have one.

    What is not recorded is left to the default of the table's input.
    """
    held = _held(lane, facts, _day(lane, period))
    return [_with(lane, row, held) for row in rows] if held else list(rows)


def _day(lane: Lane, period: Period) -> date:
    return period.count_dates[lane.quarter - 1] if lane.quarter else period.last


def _held(lane: Lane, facts: Sequence[FactRow], day: date) -> Held:
    """By provider, activity, doctor and input; a later contract's before an earlier one's."""
    return {
        (fact.provider, fact.activity, fact.doctor, fact.name): fact.on(day)
        for fact in facts
        if fact.name in lane.facts and fact.first <= day <= fact.last
    }


def _with(lane: Lane, row: CountedRow, held: Held) -> CountedRow:
    doctor = str(row.inputs.get("doctor", ""))
    keys = {name: (row.provider, row.activity, doctor, name) for name in lane.facts}
    found = {name: held[key] for name, key in keys.items() if key in held}
    return replace(row, inputs={**row.inputs, **found}) if found else row
