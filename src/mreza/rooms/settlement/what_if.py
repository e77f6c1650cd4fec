"""What if, over a whole settlement: the counted rows of a run under other parameter values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from mreza import acts
from mreza.kernel import variants
from mreza.kernel.errors import find
from mreza.kernel.parameter import Value
from mreza.rooms.calculations.values import restored
from mreza.rooms.settlement import computed, lanes, statements
from mreza.rooms.settlement.evaluation import (
    CountedRow,
    LaneResult,
    Overrides,
    evaluate_all,
    sums_of,
    with_sums,
)
from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.models import SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.statements import ZERO

ENGINE = "duckdb"


@dataclass(frozen=True)
class Difference:
    """An amount before and after, of a provider, a unit, an activity or a rule."""

    name: str
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True)
class Whole:
    """The answer: money of every provider and activity, before and after, in EUR."""

    run: SettlementRun
    overrides: Overrides
    kept: dict[str, list[CountedRow]] = field(default_factory=dict)  # rows that were read already

    @cached_property
    def touched(self) -> list[Lane]:
        """Lanes whose table uses a parameter that is changed, or results of such a lane."""
        found: list[Lane] = []
        for lane in lanes.of(_period(self.run)):
            before = {other.count or other.name for other in found}
            if _uses(lane, self.overrides) or any(a.count in before for a in lane.added):
                found.append(lane)
        return found

    @cached_property
    def _rows(self) -> dict[str, list[CountedRow]]:
        missing = [lane.name for lane in self.touched if lane.name not in self.kept]
        if missing:
            self.kept.update(_kept_rows(self.run, missing))
        return self.kept

    @cached_property
    def after(self) -> list[LaneResult]:
        """The touched lanes under the changed values."""
        rows = {lane.name: self._as_counted(lane) for lane in self.touched}
        at = _period(self.run).law_day
        return evaluate_all(self.touched, rows, at=at, engine=ENGINE, overrides=self.overrides)

    def _as_counted(self, lane: Lane) -> list[CountedRow]:
        """The kept rows with inputs only, and without what touched lanes had added to them."""
        parts = [
            (other, [(row, row.inputs) for row in self._rows[other.name]]) for other in self.touched
        ]
        sums = [(added.input, sums_of(added, parts)) for added in lane.added]
        return [with_sums(_only_inputs(lane, row), sums, sign=-1) for row in self._rows[lane.name]]

    @cached_property
    def _changes(self) -> list[tuple[CountedRow, str, Decimal, Decimal]]:
        """Row, lane, paid amount before and after, of every row of the touched lanes."""
        found = []
        for result in self.after:
            names = [line.amount for line in result.lane.lines if line.paid]
            kept = {row.key: row.inputs for row in self._rows[result.lane.name]}
            for row, values in result.pairs():
                before = sum((kept[row.key].get(name) or ZERO for name in names), ZERO)
                after = sum((values[name] or ZERO for name in names), ZERO)
                if row.provider:
                    found.append((row, result.lane.name, before, after))
        return found

    def by(self, what: str) -> list[Difference]:
        """Sums by `provider`, `unit`, `office`, `activity` or `lane`, largest change first."""
        sums: dict[str, list[Decimal]] = {}
        for row, lane, before, after in self._changes:
            pair = sums.setdefault(lane if what == "lane" else getattr(row, what), [ZERO, ZERO])
            pair[0] += before
            pair[1] += after
        found = [Difference(name, *pair) for name, pair in sums.items()]
        return sorted(found, key=lambda item: (-abs(item.change), item.name))

    @property
    def total(self) -> Difference:
        """The money of the touched lanes."""
        before = sum((change[2] for change in self._changes), ZERO)
        after = sum((change[3] for change in self._changes), ZERO)
        return Difference("", before, after)

    @cached_property
    def checks(self) -> list[statements.Check]:
        """Sums that must be conserved under the changed values too."""
        return [check for result in self.after for check in statements.of_lane(result)]


def beside(run: SettlementRun, several: Iterable[Overrides]) -> list[Whole]:
    """Several answers over one reading of the run's rows, to be compared."""
    shared: dict[str, list[CountedRow]] = {}
    found = [Whole(run, overrides, shared) for overrides in several]
    touched = {lane.name for whole in found for lane in whole.touched}
    shared.update(_kept_rows(run, sorted(touched)))
    return found


def _kept_rows(run: SettlementRun, names: Sequence[str]) -> dict[str, list[CountedRow]]:
    return {
        name: [
            CountedRow(
                row.key, row.provider, row.activity, row.unit, row.office,
                restored(row.values, row.lane.kinds),
            )
            for row in rows
        ]
        for name, rows in computed.counted_rows(run, names).items()
    }  # fmt: skip


def read_overrides(run: SettlementRun, texts: Mapping[str, str]) -> Overrides:
    """Values of parameters that the run's tables use, from texts as `mreza calc --set` takes them.

    Raises `UnknownNameError`, `NumeralError`.
    """
    tables = {
        acts.table(lane.table).path: acts.table(lane.table) for lane in lanes.of(_period(run))
    }
    known = {item.name: item for table in tables.values() for item in table.used_parameters}
    for name in texts:
        find(name, known, "parameter")
    found: dict[str, dict[str, Value]] = {}
    for table in tables.values():
        used = {item.name for item in table.used_parameters}
        mine = {name: text for name, text in texts.items() if name in used}
        found.setdefault(table.act, {}).update(variants.read_overrides(table, mine))
    return found


def gains(differences: Iterable[Difference], most: int) -> list[Difference]:
    return [item for item in differences if item.change > 0][:most]


def losses(differences: Iterable[Difference], most: int) -> list[Difference]:
    return [item for item in differences if item.change < 0][:most]


def _period(run: SettlementRun) -> Period:
    return Period(run.year, run.number)


def _uses(lane: Lane, overrides: Overrides) -> bool:
    table = acts.table(lane.table)
    changed: Mapping[str, Any] = overrides.get(table.act, {})
    return any(item.name in changed for item in table.used_parameters)


def _only_inputs(lane: Lane, row: CountedRow) -> CountedRow:
    names = [item.name for item in acts.table(lane.table).inputs]
    inputs = {name: row.inputs[name] for name in names if name in row.inputs}
    return CountedRow(row.key, row.provider, row.activity, row.unit, row.office, inputs)
