"""The population: who lives where, who is whose patient, and the lists services draw from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

from mreza.lake.synthetic import flows, pyramid
from mreza.lake.synthetic.draws import between, number
from mreza.lake.synthetic.model import Provision, SyntheticError, UnitTotals
from mreza.lake.synthetic.tables import load, sql
from mreza.lake.synthetic.work import LISTS, YOUTH_LISTS, Range

# Who takes the persons of a band: the first of these that the unit has.
BANDS: dict[str, tuple[str, ...]] = {
    "child": ("child", "general", "school"), "school": ("school", "general", "child"),
    "general": ("general",), "women": ("women",), "dental_adult": ("dental_adult",),
    "dental_youth": ("dental_youth",),
}  # fmt: skip
SEATS_PER_TEAM = 40
BORN, DIED = 0.0076, 0.0024  # of all persons: March to November, December to February


class Desk(NamedTuple):
    """A doctor with a list; `doctor` numbers them through."""

    doctor: int
    provider: str
    code: str
    activity: str
    unit: str


class Ward(NamedTuple):
    """Where the persons of a band of a unit go: seats from `first` on."""

    unit: str
    band: str
    activity: str
    first: int
    seats: int
    stream: int


class Seat(NamedTuple):
    """A doctor has seats in proportion to the team; a person draws one."""

    slot: int
    doctor: int


class Extra(NamedTuple):
    """Persons of a unit beyond the insured of 28 February, numbered from `first`."""

    unit: str
    first: int
    size: int


@dataclass(frozen=True)
class Lists:
    """Runs of the table `listed`: of each doctor, of each unit, and of everybody."""

    doctors: dict[tuple[str, str, str], dict[str | None, Range]]
    units: dict[tuple[str, str], Range]

    def own(self, provision: Provision) -> dict[str | None, Range]:
        """The lists of the provision's doctors; empty where its activity has none."""
        return self.doctors.get((provision.provider, provision.activity, provision.unit), {})

    def of_unit(self, provision: Provision) -> Range:
        """Whom a provider without lists treats: persons of its unit, or everybody."""
        kind = "dental_youth" if provision.activity in YOUTH_LISTS else "primary"
        kind = LISTS.get(provision.activity, kind)
        for key in ((kind, provision.unit), ("primary", provision.unit)):
            if key in self.units:
                return self.units[key]
        everybody = [run for (kind, _), run in self.units.items() if kind == "primary"]
        if not everybody:
            raise SyntheticError(
                "nobody has a doctor", remedy="Plan general practice in at least one unit."
            )
        return _joined(everybody)


def populate(
    connection: duckdb.DuckDBPyConnection,
    seed: int,
    totals: Sequence[UnitTotals],
    units: Sequence[UnitTotals],
    provisions: Sequence[Provision],
    scratch: Path,
) -> Lists:
    """Make the tables `people`, `desks` and `listed`; return the runs of the last."""
    living = flows.homes(totals)
    chosen = flows.within(flows.flows(totals, living), units)
    desks, wards, seats = _wards(seed, provisions)
    load(connection, "flows", flows.Flow, chosen, scratch)
    load(connection, "homes", flows.Home, living, scratch)
    load(connection, "ages", AgeSlot, (AgeSlot(*slot) for slot in pyramid.slots()), scratch)
    load(connection, "wards", Ward, wards, scratch)
    load(connection, "seats", Seat, seats, scratch)
    load(connection, "desks", Desk, desks, scratch)
    names = {unit.unit for unit in units}
    for name, share, first in (("newborn", BORN, 1), ("departed", DIED, 2)):
        extras = (extra for extra in _extras(totals, share, first) if extra.unit in names)
        load(connection, name, Extra, extras, scratch)
    connection.execute(sql("people"))
    connection.execute(sql("lists"))
    return _lists(connection, desks)


class AgeSlot(NamedTuple):
    age_group: str
    slot: int
    age: int


def _extras(totals: Sequence[UnitTotals], share: float, block: int) -> Iterator[Extra]:
    # Numbered after everybody insured, in blocks of their own.
    first = sum(unit.insured for unit in totals) * block
    for unit in totals:
        count = round(unit.insured * share)
        yield Extra(unit.unit, first, count)
        first += count


def _wards(seed: int, provisions: Sequence[Provision]) -> tuple[list[Desk], list[Ward], list[Seat]]:
    desks: list[Desk] = []
    seats: list[Seat] = []
    blocks: dict[tuple[str, str], tuple[int, int]] = {}
    listing = [item for item in provisions if item.activity in LISTS and item.unit]
    for place in dict.fromkeys((item.unit, item.activity) for item in listing):
        first = len(seats)
        for item in listing:
            if (item.unit, item.activity) == place:
                _sit(seed, item, desks, seats)
        blocks[place] = (first, len(seats) - first)
    return desks, list(_choices(seed, blocks)), seats


def _sit(seed: int, provision: Provision, desks: list[Desk], seats: list[Seat]) -> None:
    for code in provision.doctors or ("",):
        desk = Desk(len(desks), provision.provider, code, provision.activity, provision.unit)
        desks.append(desk)
        first = len(seats)
        taken = _seats(seed, provision, code)
        seats += [Seat(slot, desk.doctor) for slot in range(first, first + taken)]


def _choices(seed: int, blocks: dict[tuple[str, str], tuple[int, int]]) -> Iterator[Ward]:
    for unit in dict.fromkeys(unit for unit, _ in blocks):
        for band, activities in BANDS.items():
            taken = next((name for name in activities if (unit, name) in blocks), None)
            if taken is not None:
                stream = number(seed, "seat", LISTS[taken])
                yield Ward(unit, band, taken, *blocks[unit, taken], stream)


def _seats(seed: int, provision: Provision, code: str) -> int:
    """More for a larger part of a team; doctors are not equally sought after."""
    team = float(provision.teams) / max(1, len(provision.doctors))
    liked = between(0.55, 1.7, seed, "list", provision.provider, code)
    return max(1, round(SEATS_PER_TEAM * team * liked))


def _lists(connection: duckdb.DuckDBPyConnection, desks: Sequence[Desk]) -> Lists:
    doctors: dict[tuple[str, str, str], dict[str | None, Range]] = {}
    units: dict[tuple[str, str], Range] = {}
    rows = connection.execute(sql("ranges")).fetchall()
    for kind, unit, activity, doctor, first, count, due in rows:
        desk, run = desks[doctor], Range(first, count, due)
        doctors.setdefault((desk.provider, activity, unit), {})[desk.code or None] = run
        units[kind, unit] = _joined([units.get((kind, unit), run), run])
    return Lists(doctors, units)


def _joined(runs: Sequence[Range]) -> Range:
    first = min(run.first for run in runs)
    return Range(first, max(run.first + run.size for run in runs) - first)
