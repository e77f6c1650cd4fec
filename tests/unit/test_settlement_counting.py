"""What is counted before the law: plans by months, the rest of the country, results passed on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza import acts
from mreza.kernel.engines.result import Result
from mreza.rooms.contracts.queries.contracts import PlanRow, months
from mreza.rooms.settlement import counting, elsewhere, lanes
from mreza.rooms.settlement.evaluation import CountedRow, LaneResult, with_results
from mreza.rooms.settlement.periods import Period

YEAR = (date(2007, 1, 1), date(2007, 12, 31))


def plan(quantity: str, first: date = YEAR[0], last: date = YEAR[1], teams: str = "2") -> PlanRow:
    return PlanRow(
        contract="2007-p", provider="p", unit="", activity="general", measure="visit_quotient",
        kind="", teams=Decimal(teams), preventive_teams=Decimal("0.5"), quantity=Decimal(quantity),
        first=first, last=last, months=months(first, last), illustrative=False,
    )  # fmt: skip


def planned(rows: list[PlanRow], period: str) -> tuple[Decimal, ...]:
    """Teams, preventive teams, for the year, for the months so far."""
    [found] = counting.planned(rows, Period.read(period))
    return found[3:]


@pytest.mark.parametrize(
    ("period", "so_far"), [("2007-Q1", "3000"), ("2007-Q3", "9000"), ("2007", "12000")]
)
def test_a_plan_of_the_year_counts_by_months(period: str, so_far: str) -> None:
    expected = (Decimal(2), Decimal("0.5"), Decimal(12000), Decimal(so_far))
    assert planned([plan("12000")], period) == expected


def test_a_plan_of_part_of_the_year_counts_with_its_months() -> None:
    ended = plan("12000", last=date(2007, 2, 28), teams="2")
    after = plan("24000", first=date(2007, 3, 1), teams="3")
    found = planned([ended, after], "2007-Q1")
    assert found == (Decimal(3), Decimal("0.5"), Decimal(22000), Decimal(4000))


def test_a_plan_that_begins_later_counts_for_the_year_only() -> None:
    found = planned([plan("12000", first=date(2007, 7, 1))], "2007-Q2")
    assert found == (0, 0, Decimal(6000), 0)


def test_part_of_a_month_counts_by_its_days() -> None:
    found = planned([plan("12000", first=date(2007, 1, 17))], "2007-Q1")
    assert found[3] == Decimal("2483.87")  # 15 of 31 days of January, and two months


def test_items_of_one_measure_add_up() -> None:
    assert planned([plan("1200"), plan("600")], "2007-Q2")[2:] == (Decimal(1800), Decimal(900))


AGES = [f"persons_{name}" for name in elsewhere.NAMES["general"]]
WOMEN = [f"women_{name}" for name in elsewhere.NAMES["women"]]


def listed(unit: str, activity: str, ages: dict[str, int]) -> CountedRow:
    return CountedRow(f"{unit}-{activity}", "p", activity, unit, "", {**ages, "doctor": "d"})


@given(
    st.lists(st.integers(0, 3000), min_size=len(AGES), max_size=len(AGES)),
    st.lists(st.integers(0, 3000), min_size=len(WOMEN), max_size=len(WOMEN)),
    st.sampled_from(["celje", "koper", "ljubljana", "trebnje"]),
)
def test_every_assigned_person_of_the_other_units_is_counted(
    ages: list[int], women: list[int], unit: str
) -> None:
    present = [
        listed(unit, "general", dict(zip(AGES, ages, strict=True))),
        listed(unit, "women", dict(zip(WOMEN, women, strict=True))),
    ]
    found = elsewhere.lists(present)
    for pool, names, own in (("general", AGES, ages), ("women", WOMEN, women)):
        rows = [row for row in found if row.activity == pool]
        if not sum(own):
            assert rows == []
            continue
        printed = acts.get(elsewhere.ACT).printed_table(elsewhere.TABLES[pool])
        others = [row for row in printed.where(level="unit") if row["unit"] != unit]
        persons = sum(row.inputs[name] for row in rows for name in names)
        assert persons == sum(int(row["assigned_persons"]) for row in others)
        assert {row.unit for row in rows} == {row["unit"] for row in others}
        assert all(row.inputs[name] >= 0 for row in rows for name in names)
        assert len({row.key for row in rows}) == len(rows)


def test_stand_ins_belong_to_nobody_and_cover_the_printed_programmes() -> None:
    found = elsewhere.lists([listed("celje", "general", dict.fromkeys(AGES, 10))])
    assert {row.provider for row in found} == {""}
    printed = acts.get(elsewhere.ACT).printed_table("table_1")
    doctors = sum(
        Decimal(row["doctors"]) for row in printed.where(level="unit") if row["unit"] != "celje"
    )
    assert sum(row.inputs["programme_share"] for row in found) == doctors


def result(lane: str, rows: list[dict[str, Any]], keys: list[tuple[str, str]]) -> LaneResult:
    found = lanes.get(lane)
    counted = [CountedRow(f"{n}", *key, "", "", {}) for n, key in enumerate(keys)]
    return LaneResult(found, counted, Result(acts.table(found.table), rows, {}, None))  # type: ignore[arg-type]


def test_results_of_lanes_before_are_added_by_provider_and_activity() -> None:
    visits = lanes.get("primary_visits")
    name = visits.added[0].input
    formula = visits.added[0].formula
    quarters = [
        result(
            f"capitation_{quarter}",
            [{formula: Decimal("1.004")}, {formula: Decimal("1.004")}, {formula: None}],
            [("p", "general"), ("p", "general"), ("p", "child")],
        )
        for quarter in (1, 2)
    ]
    rows = [
        CountedRow("a", "p", "general", "", "", {}),
        CountedRow("b", "p", "child", "", "", {}),
        CountedRow("c", "q", "general", "", "", {name: "5"}),
    ]
    found = with_results(visits, rows, quarters)
    assert [row.inputs[name] for row in found] == [Decimal("4.02"), Decimal(0), Decimal(5)]
    assert rows[0].inputs == {}, "rows as counted stay as they are"


def test_a_lane_that_takes_nothing_keeps_its_rows() -> None:
    rows = [CountedRow("a", "p", "x", "", "", {})]
    assert with_results(lanes.get("physiotherapy"), rows, []) is rows
