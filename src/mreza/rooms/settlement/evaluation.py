"""Runs the lanes of a settlement: counted rows in, every formula of every row out. No database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from mreza import acts
from mreza.kernel import rows as kernel_rows
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import RowsError
from mreza.kernel.numerals import round_half_up
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table
from mreza.rooms.calculations import running
from mreza.rooms.settlement.lanes import Added, Lane

Values = Mapping[str, Any]
Overrides = Mapping[str, Mapping[str, Value]]  # act -> parameter -> value


@dataclass(frozen=True)
class CountedRow:
    """One case of a lane: whose it is, and the inputs of the table."""

    key: str
    provider: str
    activity: str
    unit: str
    office: str
    inputs: Values


@dataclass(frozen=True)
class LaneResult:
    """A lane with its rows and, in the same order, what the law makes of each."""

    lane: Lane
    rows: Sequence[CountedRow]
    result: Result

    @property
    def table(self) -> Table:
        return self.result.table

    def pairs(self) -> Iterable[tuple[CountedRow, Values]]:
        return zip(self.rows, self.result.rows, strict=True)


def evaluate(
    lane: Lane,
    rows: Sequence[CountedRow],
    *,
    at: date,
    engine: str,
    overrides: Overrides | None = None,
) -> LaneResult:
    """The lane's table on its rows. Raises `RowsError` naming the row that the law cannot take."""
    table = acts.table(lane.table)
    inputs = _typed(table, lane, rows) if rows else []
    of_act = {
        name: value
        for name, value in (overrides or {}).get(table.act, {}).items()
        if name in {item.name for item in table.used_parameters}
    }
    result = running.run(table, inputs, at=at, overrides=of_act or None, engine=engine)
    return LaneResult(lane, rows, result)


def evaluate_all(
    lanes: Sequence[Lane],
    rows: Mapping[str, Sequence[CountedRow]],
    *,
    at: date,
    engine: str,
    overrides: Overrides | None = None,
    tell: Callable[[Lane], None] = lambda lane: None,
) -> list[LaneResult]:
    """Every lane in turn; inputs that are results of lanes before are put in."""
    results: list[LaneResult] = []
    for lane in lanes:
        tell(lane)
        whole = with_results(lane, rows[lane.name], results)
        results.append(evaluate(lane, whole, at=at, engine=engine, overrides=overrides))
    return results


def with_results(
    lane: Lane, rows: Sequence[CountedRow], results: Sequence[LaneResult]
) -> Sequence[CountedRow]:
    """The rows with what lanes before add to their inputs; nothing found adds 0."""
    if not lane.added:
        return rows
    sums = [(added.input, _sums(added, results)) for added in lane.added]
    return [_with(row, sums) for row in rows]


def _with(row: CountedRow, sums: Sequence[tuple[str, Mapping[Any, Decimal]]]) -> CountedRow:
    inputs = dict(row.inputs)
    for name, found in sums:
        before = Decimal(inputs.get(name) or 0)
        inputs[name] = before + found.get((row.provider, row.activity), Decimal(0))
    return replace(row, inputs=inputs)


def _sums(added: Added, results: Sequence[LaneResult]) -> dict[tuple[str, str], Decimal]:
    """To hundredths, as quotients are shared out."""
    found: dict[tuple[str, str], Decimal] = {}
    for result in results:
        if (result.lane.count or result.lane.name) != added.count:
            continue
        for row, values in result.pairs():
            key = (row.provider, row.activity)
            found[key] = found.get(key, Decimal(0)) + (values[added.formula] or 0)
    return {key: round_half_up(value, 2) for key, value in found.items()}


def _typed(table: Table, lane: Lane, rows: Sequence[CountedRow]) -> list[dict[str, Any]]:
    try:
        return kernel_rows.validate(table, [dict(row.inputs) for row in rows])
    except RowsError as error:
        names = {number: row.key for number, row in enumerate(rows, 1)}
        first = error.problems[0].row if error.problems else None
        where = f"{lane.name}: {names.get(first, '')}" if first else lane.name
        raise RowsError(error.problems, where=where) from error
