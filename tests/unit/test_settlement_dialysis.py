"""Transport to dialysis by approved lists (article 43), evidence of urgent rides (22, 24): from a
few rows of a lake to kilometres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mreza.lake import schema
from mreza.lake.store import Store
from mreza.rooms.contracts.queries.contracts import PlanRow
from mreza.rooms.settlement import counting, evaluation, lanes
from mreza.rooms.settlement.counting import Plan
from mreza.rooms.settlement.periods import Period
from tests.lakes import RIDE_LIST, SERVICE, write_accepted

Q1 = Period.read("2007-Q1")
KILOMETRES = ("planned_km", "realised_km", "recognised_km", "unapproved_km", "capped_km")
Row = Mapping[str, str]


def ride(person: str, km: str, day: str = "2007-01-10", **changes: str) -> Row:
    return SERVICE | {
        "activity": "dialysis_transport", "doctor": "", "person": person, "service": "X1401",
        "day": day, "quantity": km, **changes,
    }  # fmt: skip


def listed(person: str, distance: str, month: str = "2007-01-01", **changes: str) -> Row:
    return RIDE_LIST | {
        "person": person, "distance": distance, "month": month, "planned_rides": "0", **changes,
    }  # fmt: skip


def away(person: str, stay: str, distance: str, there: str, consent: str) -> Row:
    return listed(person, distance, stay=stay, stay_distance=there, consent=consent)


LIST = [
    listed("ten", "10.0", planned_rides="2"),
    listed("above", "10.1", planned_rides="1"),
    listed("undriven", "20.0", planned_rides="3"),
    listed("moved", "10.0"),
    away("moved", "temporary", "10.0", "30.0", "true"),
    away("forbidden", "temporary", "12.0", "8.0", "false"),
    away("sent", "treatment", "10.0", "30.0", "true"),
    listed("late", "5.0", "2007-02-01"),
    listed("changed", "10.0", planned_rides="1"),
    listed("changed", "10.1", "2007-02-01", planned_rides="1"),
    listed("changed", "10.1", "2007-03-01", planned_rides="1"),
    listed("elsewhere", "10.0", provider="zd-koper"),
    listed("later", "10.0", "2007-04-01", planned_rides="9"),
]
RIDES = [
    ride("ten", "10"),
    ride("ten", "10", occurrence="repeat"),
    ride("ten", "5", service="X1404"),
    ride("above", "10.1"),
    ride("stranger", "12"),
    ride("stranger", "10", occurrence="repeat"),
    ride("moved", "10"),
    ride("moved", "29.5", day="2007-01-20"),
    ride("forbidden", "8"),
    ride("sent", "30"),
    ride("late", "5"),
    ride("late", "5", day="2007-02-10"),
    ride("changed", "10"),
    ride("changed", "10.1", day="2007-02-10"),
    ride("changed", "10.1", day="2007-03-10"),
    ride("elsewhere", "10"),
]
# By the article: 8 km of start fee to 10 km, 16 km above; KILOMETRES of each entry of the list.
EXPECTED = {
    "ten/home": ("36", "41", "36", "0", "0"),  # 5 km without a patient
    "above/home": ("26.1", "26.1", "26.1", "0", "0"),
    "undriven/home": ("108", "0", "0", "0", "0"),
    "stranger/home": ("0", "18", "0", "18", "0"),
    "stranger/home 2": ("0", "28", "0", "28", "0"),
    "moved/home": ("0", "18", "18", "0", "0"),
    "moved/temporary": ("0", "46", "18", "0", "28"),  # at most as from home
    "forbidden/temporary": ("0", "16", "0", "16", "0"),
    "sent/treatment": ("0", "46", "46", "0", "0"),
    "late/home": ("0", "13", "0", "13", "0"),  # January: not yet on the list
    "late/home 2": ("0", "13", "13", "0", "0"),
    "changed/home": ("18", "18", "18", "0", "0"),
    "changed/home 2": ("52.2", "52.2", "52.2", "0", "0"),
    "elsewhere/home": ("0", "18", "0", "18", "0"),  # on the list of another provider
}


def plan(*activities: str) -> Plan:
    first, last = date(2007, 1, 1), date(2007, 12, 31)
    rows = [
        PlanRow("2007-zd-celje", "zd-celje", "celje", activity, "flat_sum", "", Decimal(0),
                Decimal(0), Decimal(1), first, last, Decimal(12), False)
        for activity in activities
    ]  # fmt: skip
    return Plan(rows, {"zd-celje": ("celje", "celje")})


def lake(root: Path, **datasets: Iterable[Row]) -> Store:
    store = Store(root / "lake")
    for name, rows in datasets.items():
        accepted = write_accepted(root / f"{name}.parquet", rows, schema.get(name))
        store.commit(f"b-{name}", name, accepted, sha256=name)
    return store


def settled(store: Store, lane: str, of: Plan, engine: str) -> list[tuple[str, Any]]:
    """(key, values) of the rows of a lane in the first quarter."""
    [found] = [known for known in lanes.all_lanes() if known.name == lane]
    counted = counting.counted(store.snapshot(), of, Q1, engine=engine, lanes=[found])
    result = evaluation.evaluate(found, counted[lane], at=Q1.law_day, engine=engine)
    return [(row.key, values) for row, values in result.pairs()]


@pytest.fixture
def lists(tmp_path: Path) -> Store:
    return lake(tmp_path, ride_lists=LIST, services=RIDES)


def kilometres(rows: Iterable[tuple[str, Any]]) -> dict[str, tuple[Decimal, ...]]:
    return {
        key.removeprefix("zd-celje/"): tuple(values[name] for name in KILOMETRES)
        for key, values in rows
    }


WANTED = {key: tuple(map(Decimal, values)) for key, values in EXPECTED.items()}


@pytest.mark.parametrize("engine", ["exact", "duckdb"])
def test_rides_are_paid_by_the_list_of_their_month(lists: Store, engine: str) -> None:
    rows = settled(lists, "dialysis_transport", plan("dialysis_transport"), engine)
    assert kilometres(rows) == WANTED


def test_what_is_taken_off_is_said_to_the_cent(lists: Store) -> None:
    lane = lanes.get("dialysis_transport")
    for key, row in settled(lists, lane.name, plan("dialysis_transport"), "exact"):
        off = sum(row[move.formula] for move in lane.moves)
        assert row["realised_value"] - off == row["amount"], key


def test_without_a_list_no_ride_is_paid(tmp_path: Path) -> None:
    store = lake(tmp_path, services=RIDES)
    rows = settled(store, "dialysis_transport", plan("dialysis_transport"), "exact")
    assert len(rows) > 5
    assert {values["amount"] for _, values in rows} == {Decimal("0.00")}


@pytest.mark.spark
@pytest.mark.xdist_group("spark")
@pytest.mark.timeout(300)
def test_spark_counts_the_same(lists: Store, spark_session: None) -> None:
    lane = lanes.get("dialysis_transport")
    found = [
        counting.counted(
            lists.snapshot(), plan("dialysis_transport"), Q1, engine=engine, lanes=[lane]
        )
        for engine in ("duckdb", "spark")
    ]
    assert found[0] == found[1]


def urgent(reason: str, service: str, quantity: str) -> Row:
    return SERVICE | {
        "activity": "emergency", "doctor": "", "service": service, "reason": reason,
        "quantity": quantity,
    }  # fmt: skip


def test_urgent_rides_are_evidence_by_reason(tmp_path: Path) -> None:
    rows = [
        urgent("third_party", "X1601", "2"),
        urgent("third_party", "X1604", "1"),
        urgent("third_party", "X1605", "18.5"),
        urgent("injury_at_work", "X1604", "2"),
        urgent("injury_at_work", "X1605", "40"),
        urgent("illness", "X1605", "99"),
    ]
    store = lake(tmp_path, services=rows)
    found = dict(settled(store, "emergency_evidence", plan("emergency"), "exact"))
    assert {key.split("/")[-1] for key in found} == {"third_party", "injury_at_work"}
    for reason, points, fee in (("third_party", "18.5", 30), ("injury_at_work", "40", 60)):
        row = found[f"zd-celje/{reason}"]
        assert row["start_fee_points"] == fee  # 30 points a ride
        expected = (Decimal(points) + fee) * row["urgent_point_price"]
        assert row["transport_amount"] == expected.quantize(Decimal("0.01"))
