"""Exact engine, DuckDB and Spark settle a region alike: every row counted, every cent stated.

The synthetic year of a region is drawn once by a fixed seed. Spark counts the mass rows itself
(the same SQL, transpiled) and computes every formula; a count in plain Python keeps watch over the
SQL that all of them share.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from mreza.data.calendar import is_rest_day
from mreza.data.services_2007 import catalogue
from mreza.lake.snapshot import Snapshot
from mreza.rooms.settlement import counting, statements
from mreza.rooms.settlement.counting import Plan
from mreza.rooms.settlement.periods import Period
from tests.settled_lakes import Outcome, plan_for, settled, synthetic_lake
from tests.small_lakes import Sent, bring, ours, sent, small_lake

pytestmark = [
    pytest.mark.xdist_group("spark"),
    pytest.mark.timeout(900),
    pytest.mark.django_db,
]

QUARTER, CLOSING = Period.read("2007-Q1"), Period.read("2007")
PERIODS = [pytest.param(QUARTER, id="2007-Q1"), pytest.param(CLOSING, id="2007")]


# Compiling hundreds of large expressions for a few rows takes longer than computing them.
@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: Any) -> Plan:
    """The contracts of all providers, the same for every period of the year."""
    from mreza.site.accounts.models import User
    from mreza.site.loading import load_rooms

    with django_db_blocker.unblock():
        if not User.objects.exists():
            load_rooms(demo=True)
        return plan_for(CLOSING)


@pytest.fixture(scope="module")
def region(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Snapshot:
    """A region's year: 1,1 million rows of lists and 0,8 million services."""
    with django_db_blocker.unblock():
        return synthetic_lake(tmp_path_factory.mktemp("region"), "region")


@pytest.fixture(scope="module")
def unit(plan: Plan, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Snapshot:
    with django_db_blocker.unblock():
        return synthetic_lake(tmp_path_factory.mktemp("unit"), "unit")


@pytest.fixture(scope="module")
def settle(plan: Plan, region: Snapshot) -> Any:
    """`settle(period, engine)`: the region settled, once for each."""
    found: dict[tuple[Period, str], Outcome] = {}

    def once(period: Period, engine: str) -> Outcome:
        if (period, engine) not in found:
            found[period, engine] = settled(region, plan, period, engine)
        return found[period, engine]

    return once


def same(found: Outcome, expected: Outcome) -> None:
    """Lane by lane first, so that a difference is named where it begins."""
    for lane, rows in expected.counted.items():
        assert found.counted[lane] == rows, lane
    for one, other in zip(found.results, expected.results, strict=True):
        assert one.result.rows == other.result.rows, other.lane.name
    assert found.statements == expected.statements


@pytest.mark.parametrize("period", PERIODS)
def test_duckdb_states_what_the_exact_engine_states(settle: Any, period: Period) -> None:
    exact = settle(period, "exact")
    same(settle(period, "duckdb"), exact)
    assert len(exact.statements) > 30
    assert sum(statement.amount for statement in exact.statements) > 10_000_000


@pytest.mark.parametrize("period", PERIODS)
def test_every_sum_of_the_region_is_conserved(settle: Any, period: Period) -> None:
    exact = settle(period, "exact")
    checks = statements.checks(exact.results, exact.statements)
    assert [check for check in checks if not check.holds] == []
    assert len(checks) > period.quarters


@pytest.mark.spark
def test_spark_states_what_the_exact_engine_states(spark_session: Any, settle: Any) -> None:
    """A quarter: the closing of the year takes Spark minutes and adds no table of its own."""
    same(settle(QUARTER, "spark"), settle(QUARTER, "exact"))


@pytest.mark.spark
@settings(
    max_examples=2,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(what=sent(most=80, least=40))
def test_spark_counts_odd_rows_as_duckdb_does(spark_session: Any, plan: Plan, what: Sent) -> None:
    """Halves of visits, parts of teams, lists that change: what a synthetic year does not have."""
    with small_lake() as store:
        bring(store, what, "a")
        found, expected = (
            counting.counted(store.snapshot(), ours(plan), CLOSING, engine=engine)
            for engine in ("spark", "duckdb")
        )
    assert found == expected


# --- a count of its own, in plain Python -----------------------------------------------------

Sums = dict[tuple[str, ...], Decimal]


def mass_rows(snapshot: Snapshot, dataset: str) -> list[dict[str, Any]]:
    """Every row of a dataset, as Python has it."""
    return [row for path in snapshot.files(dataset) for row in pq.read_table(path).to_pylist()]


def counted_here(snapshot: Snapshot, plan: Plan, *names: str) -> dict[str, list[Any]]:
    every = counting.counted(snapshot, plan, CLOSING, engine="duckdb")
    return {name: every[name] for name in names}


def sums(rows: list[Any], name: str, *extra: str) -> Sums:
    """An input by provider (and activity), rows without any left out."""
    found: Sums = {}
    for row in rows:
        key = (row.provider, *(getattr(row, one) for one in extra))
        if row.inputs[name]:
            found[key] = found.get(key, Decimal(0)) + row.inputs[name]
    return found


def added(pairs: Iterator[tuple[tuple[str, ...], Decimal]]) -> Sums:
    found: Sums = {}
    for key, number in pairs:
        if number:
            found[key] = found.get(key, Decimal(0)) + number
    return found


def age(born: date, day: date) -> int:
    return day.year - born.year - ((born.month, born.day) > (day.month, day.day))


def test_services_counted_in_python_are_those_of_the_sql(unit: Snapshot, plan: Plan) -> None:
    lanes = counted_here(
        unit, plan, "primary_visits", "physiotherapy", "community_nursing", "dental_care"
    )
    value = {(item.code, item.activity): item for item in catalogue()}
    services = [
        (row, value[row["service"], row["activity"]])
        for row in mass_rows(unit, "services")
        if row["day"].year == CLOSING.year
    ]
    planned = {(row.provider, row.activity, row.measure) for row in plan.rows}

    def units(activity: str, measure: str, rest: bool | None = None) -> Sums:
        return added(
            ((row["provider"],), row["quantity"] * item.value)
            for row, item in services
            if (row["activity"], item.measure) == (activity, measure)
            and rest in (None, is_rest_day(row["day"]))
            and (row["provider"], activity, "point" if measure == "point" else "visit_quotient")
            in planned
        )

    for activity in ("general", "child", "school"):
        mine = [row for row in lanes["primary_visits"] if row.activity == activity]
        assert sums(mine, "realised_visit_quotients") == units(activity, "quotient")
    assert sums(lanes["physiotherapy"], "realised_points") == units("physiotherapy", "point")
    nursing = lanes["community_nursing"]
    assert sums(nursing, "ordinary_points") == units("community_nursing", "point", rest=False)
    assert sums(nursing, "rest_day_points") == units("community_nursing", "point", rest=True)
    youth = [row for row in lanes["dental_care"] if row.activity == "dental_youth"]
    assert sums(youth, "children_points") == units("dental_youth", "point")
    assert all(units(activity, "quotient") for activity in ("general", "child", "school"))
    assert units("community_nursing", "point", rest=True)


def test_lists_counted_in_python_are_those_of_the_sql(unit: Snapshot, plan: Plan) -> None:
    lane = "capitation_2"
    day = CLOSING.count_dates[1]
    groups = {"0_6": (0, 6), "7_18": (7, 18), "19_49": (19, 49), "50_64": (50, 64)}
    contracted = {(row.provider, row.activity) for row in plan.rows if row.teams > 0}
    rows = [
        row
        for row in mass_rows(unit, "assignments")
        if row["count_date"] == day
        and row["doctor"]
        and row["activity"] in ("general", "child", "school")
        and (row["provider"], row["activity"]) in contracted
        and not row["institution"]
    ]
    (found,) = counted_here(unit, plan, lane).values()
    mine = [row for row in found if row.provider and row.activity != "women"]
    for name, (youngest, oldest) in groups.items():
        expected = added(
            ((row["provider"], row["activity"]), Decimal(1))
            for row in rows
            if youngest <= age(row["born"], day) <= oldest
        )
        assert expected
        assert sums(mine, f"persons_{name}", "activity") == expected
    elderly = added(
        ((row["provider"], row["activity"]), Decimal(1))
        for row in rows
        if age(row["born"], day) >= 75
    )
    assert sums(mine, "persons_75", "activity") == elderly
