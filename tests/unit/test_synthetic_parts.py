"""Parts of the generator: draws, flows between units, days, the age pyramid."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import gcd

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mreza.data import services_2007
from mreza.lake.synthetic import SyntheticError, days, flows, inputs, mixes, pyramid, tables
from mreza.lake.synthetic.draws import between, number, shares, stride
from tests.synthetic import totals


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40), st.integers(0, 10**7))
def test_shares_add_up(weights: list[float], total: int) -> None:
    counts = shares(weights, total)
    assert all(count >= 0 for count in counts)
    assert sum(counts) == (total if sum(weights) else 0)


@given(st.integers(1, 10**6))
def test_a_stride_visits_every_place(span: int) -> None:
    assert gcd(stride(span), span) == 1


def test_draws_are_pinned() -> None:
    """A nation of a seed stays the same from release to release."""
    assert number(2007, "age") == 2442499150
    connection = duckdb.connect()
    tables.define(connection)
    drawn = connection.execute("SELECT draw(1, 42), draw(1950797, 42), pseudonym(1, 42)").fetchall()
    assert drawn == [(2447217002, 508736431, "SYN17WDRRV")]


@given(st.integers(0, 2**31), st.text(max_size=5))
def test_between_stays_between(seed: int, word: str) -> None:
    assert 0.85 <= between(0.85, 1.15, seed, word) < 1.15


@pytest.mark.parametrize("kind", flows.KINDS)
def test_flows_fill_every_list_of_the_country(kind: flows.Kind) -> None:
    living = flows.homes(totals())
    found = [flow for flow in flows.flows(totals(), living) if flow.kind == kind]
    filled: Counter[str] = Counter()
    for flow in found:
        filled[flow.unit] += flow.size
    nowhere = filled.pop(flows.NOWHERE, 0)
    assert filled == {unit.unit: getattr(unit, kind) for unit in totals()}
    if kind == "primary":
        assert filled.total() + nowhere == sum(unit.insured for unit in totals())


def test_nobody_is_on_two_lists_of_a_kind() -> None:
    living = flows.homes(totals())
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for flow in flows.flows(totals(), living):
        taken.setdefault((flow.kind, flow.home), []).append((flow.rank, flow.rank + flow.size))
        assert flow.rank + flow.size <= flow.span
    for runs in taken.values():
        ordered = sorted(runs)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


def test_more_assigned_than_alive_is_refused() -> None:
    one = [replace(totals()[0], primary=10**6)]
    with pytest.raises(SyntheticError, match="live in no unit"):
        flows.flows(one, flows.homes(one))


def test_women_and_youth_are_as_many_as_printed() -> None:
    for unit, home in zip(totals(), flows.homes(totals()), strict=True):
        assert home.run("women")[1] == unit.insured_women
        assert home.run("dental_youth")[1] + home.run("dental_adult")[1] == unit.insured


def test_every_group_has_an_age_for_every_slot() -> None:
    groups = Counter(slot.group for slot in pyramid.slots())
    assert groups == dict.fromkeys(("child", "teen", "man", "woman", "old"), pyramid.SLOTS)


def test_every_month_has_a_day_for_every_slot() -> None:
    found = Counter((slot.month, slot.rhythm) for slot in days.slots())
    assert len(found) == 24
    assert set(found.values()) == {pyramid.SLOTS}
    assert all(f"{slot.day:%Y-%m}" == slot.month for slot in days.slots())


def test_easter_and_pentecost_of_2007_are_days_off() -> None:
    assert {date(2007, 4, 8), date(2007, 4, 9), date(2007, 5, 27)} <= days.HOLIDAYS
    assert len(days.HOLIDAYS) == 15


@pytest.mark.parametrize("quantity", ["1", "0.3837", "2.5"])
def test_a_mix_has_its_shares_and_its_quantity(quantity: str) -> None:
    parts = mixes.shares("general", "quotient")
    slots = mixes.slots(0, parts, Decimal(quantity))
    mean = sum(slot.quantity for slot in slots) / len(slots)
    assert abs(mean - Decimal(quantity)) < Decimal("0.0001")
    weights = Counter(slot.service for slot in slots)
    for _, share in parts:
        assert weights[share.code] / len(slots) == pytest.approx(share.weight / 100, abs=0.002)


@pytest.mark.parametrize(
    ("measure", "code", "quantity"), [("piece", "X1604", 1), ("kilometre", "X1605", 18)]
)
def test_urgent_rides_have_the_reasons_of_evidence(measure: str, code: str, quantity: int) -> None:
    slots = mixes.slots(0, mixes.shares("emergency", measure), Decimal(1))
    assert {(slot.service, slot.quantity) for slot in slots} == {(code, quantity)}
    reasons = Counter(slot.reason for slot in slots)
    assert reasons["third_party"] > reasons["injury_at_work"] > reasons["occupational_disease"] > 0


def test_every_service_of_a_mix_is_in_the_catalogue() -> None:
    known = {(service.activity, service.code) for service in services_2007.catalogue()}
    for activity, parts in mixes._file().items():
        assert {(activity, share.code) for share in parts} <= known


def test_no_services_of_a_measure_is_said() -> None:
    with pytest.raises(SyntheticError, match="no services of general in points"):
        mixes.shares("general", "point")


@dataclass(frozen=True)
class Item:
    organisation: str = "zd-trebnje"
    unit: str = "trebnje"
    office: str = "novo-mesto"
    activity: str = "general"
    measure: str = "visit_quotient"
    teams: Decimal = Decimal("2.3")
    quantity: Decimal = Decimal(7300)
    valid_from: date = date(2007, 1, 1)
    valid_to: date = date(2008, 1, 1)


def test_a_plan_is_gathered_by_activity() -> None:
    half = Item(
        measure="point", activity="physiotherapy", valid_to=date(2007, 7, 2), quantity=Decimal(365)
    )
    found = inputs.provisions([Item(), half, replace(half, organisation=""), Item(measure="case")])
    assert [(item.activity, item.quantities) for item in found] == [
        ("general", {"visit_quotient": 7300, "case": 7300}),
        ("physiotherapy", {"point": 182}),
    ]
    assert [len(item.doctors) for item in found] == [3, 0]
    assert all(code.startswith("SYND") for code in found[0].doctors)


def test_totals_are_those_printed() -> None:
    trebnje = next(unit for unit in totals() if unit.unit == "trebnje")
    assert (trebnje.insured, trebnje.primary, trebnje.women) == (18682, 16817, 5393)
    assert (trebnje.dental_adult, trebnje.dental_youth) == (10081, 3014)
    assert (trebnje.insured_women, trebnje.insured_adults, trebnje.insured_youth) == (
        8171,
        14342,
        4225,
    )
    assert len(totals()) == 55
