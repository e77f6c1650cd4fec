"""Every name that a lane uses exists in its table, and its SQL gives the table's inputs."""

from __future__ import annotations

import pytest

from mreza import acts
from mreza.rooms.settlement import counted, lanes
from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.periods import Period

LANES = lanes.all_lanes()


def names_of(lane: Lane) -> tuple[set[str], set[str]]:
    """Inputs and formulas of the lane's table; the parameters it uses."""
    table = acts.table(lane.table)
    columns = {item.name for item in table.inputs} | {item.name for item in table.order}
    return columns, {item.name for item in table.used_parameters}


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_every_name_of_a_lane_is_one_of_its_table(lane: Lane) -> None:
    columns, parameters = names_of(lane)
    used = {name for line in lane.lines for name in
            (line.amount, line.planned, line.realised, line.recognised)}  # fmt: skip
    used |= {move.formula for move in lane.moves} | {added.input for added in lane.added}
    either = {line.price for line in lane.lines} | {n for names in lane.conserved for n in names}
    assert used - columns - {""} == set()
    assert either - columns - parameters - {""} == set()


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_what_is_added_comes_from_a_lane_before(lane: Lane) -> None:
    before = LANES[: LANES.index(lane)]
    for added in lane.added:
        sources = [other for other in before if added.count in (other.count, other.name)]
        assert sources, f"{lane.name} adds what no lane before it gives"
        for source in sources:
            assert added.formula in names_of(source)[0]


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_a_lane_has_its_sql(lane: Lane) -> None:
    assert "SELECT" in counted.sql(lane.count or lane.name)


@pytest.mark.parametrize("lane", LANES, ids=lambda lane: lane.name)
def test_amounts_are_money(lane: Lane) -> None:
    table = acts.table(lane.table)
    names = {line.amount for line in lane.lines} | {move.formula for move in lane.moves}
    assert {str(table.formula(name).unit) for name in names} <= {"EUR"}


def test_names_of_lanes_and_lines_are_used_once() -> None:
    assert len({lane.name for lane in LANES}) == len(LANES)
    for lane in LANES:
        assert len({line.code for line in lane.lines}) == len(lane.lines)


def test_a_quarter_has_its_lists_and_only_the_year_is_closed() -> None:
    def found(text: str) -> set[str]:
        return {lane.name for lane in lanes.of(Period.read(text))}

    closing = {lane.name for lane in LANES if lane.closing}
    assert {"capitation_1", "capitation_2"} <= found("2007-Q2")
    assert "capitation_3" not in found("2007-Q2")
    assert closing
    assert not closing & found("2007-Q4")
    assert found("2007") == found("2007-Q4") | closing
