"""The exact engine: the formulas themselves, case by case, on `Decimal`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from mreza.kernel.columns import Column
from mreza.kernel.engines.result import Result, Row, fingerprint, receipt_for
from mreza.kernel.exact_algebra import GROUP, Group
from mreza.kernel.formula import Formula
from mreza.kernel.missing import NOTHING
from mreza.kernel.numerals import EXACT, without_minus_zero
from mreza.kernel.parameter import Value
from mreza.kernel.table import Table


def run(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    at: date,
    overrides: Mapping[str, Value] | None = None,
) -> Result:
    """All formulas on all rows. Arithmetic that is not exact raises; nothing rounds by itself."""
    values = table.values_on(at, overrides)
    trees = table.trace(values)
    cases = [_case(table, row) for row in rows]
    with localcontext(EXACT):
        for item in table.order:
            _fill(item, trees[item.name], cases, values)
    receipt = receipt_for(table, "exact", at, overrides, fingerprint(rows), len(cases))
    return Result(table, [_without_nothing(case) for case in cases], values, receipt)


def _case(table: Table, row: Mapping[str, Any]) -> Row:
    """The inputs at their declared scale, so that results keep the same scale on every engine."""
    case: Row = {}
    for item in table.inputs:
        value = row.get(item.name, item.default)
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            value = _scaled(Decimal(value), item.scale)
        case[item.name] = NOTHING if value is None else value
    return case


def _fill(item: Formula, tree: Column, cases: list[Row], values: Mapping[str, Value]) -> None:
    grouped = any(node.is_grouped for node in tree.walk())
    group = Group() if grouped else None
    token = GROUP.set(group)
    try:
        if group is not None:
            for case in cases:
                group.position = 0
                _call(item, case, values)
            group.gathering = False
        for case in cases:
            if group is not None:
                group.position = 0
            case[item.name] = _at_scale(_call(item, case, values), tree)
    finally:
        GROUP.reset(token)


def _call(item: Formula, case: Row, values: Mapping[str, Value]) -> Any:
    return item.function(
        **{name: case[name] if name in case else values[name] for name in item.arguments}
    )


def _at_scale(value: Any, tree: Column) -> Any:
    """The value with the decimals of its column type: 1.5 at scale 2 is 1.50 on every engine."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _scaled(Decimal(value), tree.scale)
    return value


def _scaled(value: Decimal, scale: int) -> Decimal:
    return without_minus_zero(value.quantize(Decimal(1).scaleb(-scale), context=EXACT))


def _without_nothing(case: Row) -> Row:
    return {name: None if value is NOTHING else value for name, value in case.items()}
