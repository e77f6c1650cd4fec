"""Pictures of plans: places that follow from days, counts and needs; circles are found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.rooms.plans.pictures.days import Days, quarter_end
from mreza.rooms.plans.pictures.gantt import (
    BEYOND,
    NAMES,
    WIDTH,
    Group,
    Line,
    Mark,
    gantt,
    shortened,
)
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.money import Sums, Year, money
from mreza.rooms.plans.pictures.needs import Node, circles, needs
from mreza.rooms.plans.pictures.stacked import Part, Whole, stacked

FIRST, LAST, TODAY = date(2025, 1, 1), date(2026, 12, 31), date(2026, 11, 22)


def line(code: str, last: date, *marks: date, open_end: bool = False) -> Line:
    found = [Mark(day, "ahead", day.isoformat()) for day in marks]
    return Line(code, "Naslov", "", "late", "!", code, FIRST, last, open_end, found)


def test_a_bar_ends_on_its_day_and_a_milestone_stands_on_its_own() -> None:
    half = date(2025, 12, 31)
    drawn = gantt([Group("Področje", [line("1.1", half, half)])], FIRST, LAST, TODAY)
    bar = drawn.bars[0]
    days = Days(FIRST, quarter_end(TODAY), NAMES, WIDTH - BEYOND)
    assert bar.end == f"{days.at(half):.1f}" == bar.diamonds[0].x
    assert float(bar.x) == NAMES


def test_today_is_on_the_axis_of_a_plan_that_is_over() -> None:
    drawn = gantt([], date(2022, 1, 1), date(2025, 12, 31), TODAY)
    assert NAMES < float(drawn.today) < WIDTH - BEYOND
    assert [year.name for year in drawn.years] == ["2022", "2023", "2024", "2025", "2026"]


def test_what_is_due_after_the_axis_is_named_at_its_edge() -> None:
    late = date(2030, 3, 15)
    bar = gantt([Group("", [line("1.2.2", late, late)])], FIRST, LAST, TODAY).bars[0]
    assert bar.diamonds == []
    assert bar.beyond == ["3/30"]
    assert float(bar.end) == WIDTH - BEYOND


def test_a_measure_of_one_day_at_the_end_stays_inside() -> None:
    only = Line("A1", "", "", "late", "!", "", LAST, LAST, marks=())
    bar = gantt([Group("", [only])], FIRST, LAST, TODAY).bars[0]
    assert float(bar.x) + float(bar.width) <= WIDTH - BEYOND


def test_names_are_cut_at_a_word() -> None:
    assert shortened("Kratko") == "Kratko"
    cut = shortened("Nagrade zastopnikov pravic na področju duševnega zdravja", 30)
    assert cut == "Nagrade zastopnikov pravic …"


def test_parts_of_a_bar_follow_each_other_on_one_scale() -> None:
    wholes = [
        Whole("MZ", "", [Part("done", 6, ""), Part("late", 0, ""), Part("stopped", 3, "")]),
        Whole("NIJZ", "", [Part("done", 3, "")]),
    ]
    first, second = stacked(wholes).rows
    assert [block.part.count for block in first.blocks] == [6, 3]
    assert first.blocks[1].width == second.blocks[0].width
    assert stacked([]).rows == []


def test_money_that_nobody_recorded_has_no_bar_and_zero_has_one() -> None:
    row = money([Year("2025", [Sums("Proračun", Decimal(100), None, Decimal(0))])]).rows[0]
    assert [lane.css for lane in row.lanes] == ["planned", "spent"]
    assert float(row.lanes[1].width) == 1


def node(code: str) -> Node:
    return Node(code, code, "", "late", "!", code)


def test_a_measure_stands_right_of_all_that_it_needs() -> None:
    nodes = [node(code) for code in ("A", "B", "C", "D")]
    drawn = needs(nodes, [("A", "B"), ("B", "C"), ("A", "C")])
    places = {box.node.code: float(box.x) for box in drawn.boxes}
    assert places["C"] < places["B"] < places["A"]
    assert "D" not in places
    assert drawn.circles == []


def test_circles_are_found_and_drawn_apart() -> None:
    edges = [("A", "B"), ("B", "A"), ("C", "B")]
    assert circles(["A", "B", "C"], edges) == [["A", "B"]]
    drawn = needs([node(code) for code in "ABC"], edges)
    assert [arrow.circular for arrow in drawn.arrows] == [True, True, False]


def test_on_a_phone_names_stand_above_their_bars() -> None:
    whole = Whole("Ministrstvo za zdravje", "", [Part("late", 2, "")])
    row = stacked([whole], NARROW).rows[0]
    assert (row.name.x, row.name.anchor) == ("0", "start")
    assert float(row.name.y) < float(row.y)
    assert float(row.end) <= NARROW.width
