"""The drawing of a table's wiring: all is there, nothing overlaps, lines run right."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from mreza import acts
from mreza.kernel.table import Table
from mreza.rooms.law import wiring

TABLES = [table for act in acts.all_acts() for table in act.tables.values()]
each_table = pytest.mark.parametrize("table", TABLES, ids=[table.path for table in TABLES])


@each_table
def test_every_formula_and_what_it_needs_is_a_box(table: Table) -> None:
    drawing = wiring.draw(table, "sl")
    needed = {name for item in table.formulas for name in (item.name, *item.arguments)}
    assert {node.name for node in drawing.nodes} == needed
    assert len(drawing.paths) == sum(len(set(item.arguments)) for item in table.formulas)


@each_table
def test_boxes_do_not_overlap_and_stay_inside(table: Table) -> None:
    drawing = wiring.draw(table, "en")
    for node in drawing.nodes:
        assert 0 <= node.x <= drawing.width - wiring.BOX_WIDTH
        assert 0 <= node.y <= drawing.height - wiring.BOX_HEIGHT
    for one, other in combinations(drawing.nodes, 2):
        apart = abs(one.y - other.y) >= wiring.BOX_HEIGHT
        assert one.column != other.column or apart, (one.name, other.name)


@each_table
def test_lines_run_to_the_right(table: Table) -> None:
    drawing = wiring.draw(table, "sl")
    columns = {node.name: node.column for node in drawing.nodes}
    for item in table.formulas:
        assert all(columns[name] < columns[item.name] for name in item.arguments)
    for path in drawing.paths:
        start = float(re.match(r"M(-?[\d.e+]+)", path)[1])  # type: ignore[index]
        end = float(path.split()[-2])
        assert start < end


def test_equal_wiring_gives_an_equal_drawing() -> None:
    first, second = (wiring.draw(TABLES[0], "sl") for _ in range(2))
    assert first.paths == second.paths


def test_long_titles_end_with_an_ellipsis() -> None:
    lines = wiring._wrapped("Zavarovane osebe na nosilca v patronaži in fizioterapiji po letu 2006")
    assert len(lines) == 2
    assert lines[1].endswith("…")
