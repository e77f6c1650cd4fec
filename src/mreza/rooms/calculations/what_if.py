"""What if: a feed's rows under other parameter values, who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from mreza import acts
from mreza.kernel.formula import Formula
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table
from mreza.rooms.calculations import running, showing
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.calculations.sums import is_of_rows, is_ratio

FEW = 20  # as many groups as a picture shows legibly


@dataclass(frozen=True)
class Change:
    """A row before and after. `change` is None unless both are numbers."""

    row: StoredRow
    before: Any
    after: Any

    @property
    def change(self) -> Decimal | None:
        if isinstance(self.before, Decimal) and isinstance(self.after, Decimal):
            return self.after - self.before
        return None

    @property
    def differs(self) -> bool:
        return bool(self.before != self.after)


@dataclass(frozen=True)
class Group:
    """Rows that share a text: how many changed, sums where sums mean something."""

    name: str
    rows: int
    changed: int
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True)
class WhatIf:
    """A run and the same rows under `overrides`, looked at through one formula."""

    run: StoredRun
    overrides: dict[str, Value]
    formula: Formula
    activity: str = ""

    @cached_property
    def table(self) -> Table:
        return acts.table(self.run.table_path)

    @cached_property
    def after(self) -> list[dict[str, Any]]:
        """Every formula of every row under the overrides. The rows before are the kept ones."""
        names = [item.name for item in self.table.inputs]
        rows = [{name: row[name] for name in names} for row in self.run]
        day = self.run.receipt.at
        return running.run(self.table, rows, at=day, overrides=self.overrides).rows

    @cached_property
    def changes(self) -> list[Change]:
        """One for each row of the chosen activity, in the order of the feed."""
        return self.of(self.formula.name)

    def of(self, name: str) -> list[Change]:
        pairs = zip(self.run, self.after, strict=True)
        return [
            Change(row, row.get(name), new[name])
            for row, new in pairs
            if not self.activity or row.activity == self.activity
        ]

    @property
    def changed(self) -> list[Change]:
        return [change for change in self.changes if change.differs]

    @cached_property
    def is_number(self) -> bool:
        return any(
            isinstance(c.before, Decimal) or isinstance(c.after, Decimal) for c in self.changes
        )

    @cached_property
    def adds_up(self) -> bool:
        """Whether sums over rows mean something: amounts and counts of rows, not ratios."""
        return self.is_number and not is_ratio(self.formula.unit) and self._of_rows

    @cached_property
    def _of_rows(self) -> bool:
        return is_of_rows(self.table, self.formula.name, self.run.receipt.at)

    @cached_property
    def shared(self) -> list[Change]:
        """Of one figure that all rows (of an activity) share: one change for each activity.

        A single one where the activities do not differ either; none where rows have their own.
        """
        if not self.is_number or self._of_rows or len(self.changes) < 2:
            return []
        found: dict[str, Change] = {}
        for change in self.changes:
            first = found.setdefault(change.row.activity, change)
            if (first.before, first.after) != (change.before, change.after):
                return []
        different = {(change.before, change.after) for change in found.values()}
        return list(found.values())[: len(found) if len(different) > 1 else 1]

    def gains(self, most: int = 8) -> list[Change]:
        """Largest increases first."""
        return _ranked(self.changed, most, up=True)

    def losses(self, most: int = 8) -> list[Change]:
        """Largest decreases first."""
        return _ranked(self.changed, most, up=False)

    def groups(self, by: str) -> list[Group]:
        """Rows that share the text input `by`, in the order of the feed."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(str(change.row.get(by) or ""), []).append(change)
        return [self._group(name, changes) for name, changes in found.items()]

    def _group(self, name: str, changes: list[Change]) -> Group:
        before = after = None
        if self.adds_up:
            before = _sum(change.before for change in changes)
            after = _sum(change.after for change in changes)
        changed = sum(change.differs for change in changes)
        return Group(showing.word(name), len(changes), changed, before, after)

    @cached_property
    def whole(self) -> Group:
        return self._group("", self.changes)

    def moves(self) -> list[tuple[str, str, int]]:
        """Of a formula that answers with a text: from, to, how many rows."""
        counts: dict[tuple[str, str], int] = {}
        for change in self.changed:
            key = (str(change.before), str(change.after))
            counts[key] = counts.get(key, 0) + 1
        return [(old, new, n) for (old, new), n in sorted(counts.items(), key=lambda c: -c[1])]


def _sum(values: Iterable[Any]) -> Decimal:
    return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _ranked(changes: list[Change], most: int, *, up: bool) -> list[Change]:
    sign = -1 if up else 1
    moved = [(c.change * sign, c) for c in changes if c.change is not None and c.change * sign < 0]
    return [change for _, change in sorted(moved, key=lambda pair: pair[0])[:most]]


def group_names(run: StoredRun, table: Table) -> list[str]:
    """Text inputs by which the rows fall into a few groups."""
    found = []
    for item in table.inputs:
        if item.kind != "text":
            continue
        different = {row.get(item.name) for row in run}
        if 1 < len(different) <= FEW and len(different) < len(run):
            found.append(item.name)
    return found


def touched(table: Table, overridden: Iterable[str]) -> set[str]:
    """Formulas that any of the overridden parameters reaches."""
    reached, found = set(overridden), set()
    for item in table.order:
        if reached & set(item.arguments):
            reached.add(item.name)
            found.add(item.name)
    return found


def default_formula(table: Table, headline: Iterable[str], overridden: Iterable[str]) -> str:
    """What to look at first: a headline figure that the change reaches, else the first headline."""
    names = [name for name in headline if name in {item.name for item in table.formulas}]
    reached = touched(table, overridden)
    order = [*names, *(item.name for item in reversed(table.order))]
    return next((name for name in order if name in reached), order[0])
