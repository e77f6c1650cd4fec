"""Coverage on a day, as pages and exports need it: named reads of the stored run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.network.coverage import ACTIVITIES, FEED, Activity, level
from mreza.rooms.network.models import Office, Unit
from mreza.site.collation import slovene_key


@dataclass(frozen=True)
class UnitCoverage:
    """A unit in one activity: its stored row, its colour, its place from the most loaded (1)."""

    unit: Unit
    row: StoredRow
    level: str
    rank: int

    @property
    def per_doctor(self) -> Decimal:
        return _number(self.row["insured_per_doctor"])

    @property
    def deviation(self) -> Decimal:
        return _number(self.row["deviation_percent"])

    @property
    def standing(self) -> str:
        """`over`, `within`, `under`, or empty where the act sets no limit."""
        return str(self.row["standing"] or "")


def _number(value: object) -> Decimal:
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r} is no number")
    return value


@dataclass(frozen=True)
class OfficeCoverage:
    """A regional office in one activity; `row` is any of its units': they share its figures."""

    office: Office
    row: StoredRow
    units: list[UnitCoverage]
    level: str

    @property
    def outside(self) -> int:
        return sum(unit.standing in ("over", "under") for unit in self.units)


@dataclass(frozen=True)
class Coverage:
    """All units in one activity, the most loaded first."""

    activity: Activity
    day: date
    units: list[UnitCoverage]
    limit: Decimal | None
    bound: Decimal

    @property
    def regulated(self) -> bool:
        return self.limit is not None

    @property
    def any_row(self) -> StoredRow:
        """A row for what is the same in all of them: the average, the number outside."""
        return self.units[0].row

    @cached_property
    def outside(self) -> int:
        return sum(unit.standing in ("over", "under") for unit in self.units)

    @cached_property
    def offices(self) -> list[OfficeCoverage]:
        """By name."""
        grouped: dict[str, list[UnitCoverage]] = {}
        for unit in self.units:
            grouped.setdefault(unit.unit.office_id, []).append(unit)
        found = [self._office(units) for units in grouped.values()]
        return sorted(found, key=lambda entry: slovene_key(entry.office.name))

    def _office(self, units: list[UnitCoverage]) -> OfficeCoverage:
        row = units[0].row
        deviation = _number(row["office_deviation_percent"])
        return OfficeCoverage(units[0].unit.office, row, units, level(deviation, self.bound))

    def of(self, code: str) -> UnitCoverage | None:
        return next((unit for unit in self.units if unit.unit.code == code), None)


def units() -> list[Unit]:
    """All units with their offices, by name; one query."""
    found = Unit.objects.select_related("office")
    return sorted(found, key=lambda unit: slovene_key(unit.name))


def offices() -> list[Office]:
    """All offices by name; one query."""
    return sorted(Office.objects.all(), key=lambda office: slovene_key(office.name))


def coverage(
    activity: Activity, day: date, places: Iterable[Unit] | None = None
) -> Coverage | None:
    """Coverage in `activity` on `day`; None when the acts say nothing of that day."""
    run = calculations.current(FEED, day)
    if run is None:
        return None
    return _of_run(run, activity, day, list(places or units()))


def all_activities(day: date, places: list[Unit] | None = None) -> list[Coverage]:
    """Coverage in every activity; empty when the acts say nothing of the day."""
    run = calculations.current(FEED, day)
    if run is None:
        return []
    known = units() if places is None else places
    return [_of_run(run, activity, day, known) for activity in ACTIVITIES]


def around(code: str, day: date) -> list[tuple[Coverage, UnitCoverage]]:
    """Unit `code` in every activity among all units, known by their rows only; one query."""
    run = calculations.current(FEED, day)
    if run is None:
        return []
    rows = {row.unit: row for row in run}
    places = [Unit(code=row.unit, name=row.label, office_id=row.office) for row in rows.values()]
    found = [_of_run(run, activity, day, places) for activity in ACTIVITIES]
    pairs = [(coverage, coverage.of(code)) for coverage in found]
    return [(coverage, mine) for coverage, mine in pairs if mine is not None]


def _of_run(run: StoredRun, activity: Activity, day: date, places: list[Unit]) -> Coverage:
    known = {unit.code: unit for unit in places}
    limit = _limit(run, activity)
    bound = limit if limit is not None else shared_bound(run)
    rows = [row for row in run.where(activity=activity.code) if row.unit in known]
    rows.sort(key=lambda row: _number(row["insured_per_doctor"]), reverse=True)
    entries = [
        UnitCoverage(known[row.unit], row, level(_number(row["deviation_percent"]), bound), rank)
        for rank, row in enumerate(rows, 1)
    ]
    return Coverage(activity, day, entries, limit, bound)


def _limit(run: StoredRun, activity: Activity) -> Decimal | None:
    row = next(iter(run.where(activity=activity.code)))
    limit = row["allowed_deviation"]
    return limit if isinstance(limit, Decimal) else None


def shared_bound(run: StoredRun) -> Decimal:
    """Where strong colours begin if the act sets no limit: at that of general practice."""
    return _limit(run, ACTIVITIES[0]) or Decimal(8)
