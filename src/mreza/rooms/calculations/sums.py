"""Which figures may be added up over the rows of a feed."""

from __future__ import annotations

from datetime import date

from mreza.kernel.columns import Column
from mreza.kernel.table import Table
from mreza.kernel.units import PERCENT, Unit


def is_ratio(unit: Unit) -> bool:
    """Something per something, or a share. Amounts per month or year are amounts."""
    per = any(power < 0 and atom not in ("month", "year") for atom, power in unit.powers)
    return per or unit == PERCENT


def is_of_rows(table: Table, formula: str, day: date) -> bool:
    """Whether a figure rests on a row's own numbers.

    One that only rests on sums over rows, on texts and on parameters belongs to the network, or to
    a group of rows. It stands in every row of it, and to add it up would count it many times.
    """
    trees = table.trace(table.values_on(day))
    own = {item.name for item in table.inputs if item.kind != "text"}
    for item in table.order:
        if _reads(trees[item.name], own):
            own.add(item.name)
    return formula in own


def _reads(node: Column, own: set[str]) -> bool:
    if node.op in ("total", "average"):
        return False  # what it is grouped by are texts
    if node.op == "argument":
        return node.name in own
    return any(_reads(operand, own) for operand in node.operands)
