"""What rules took off or gave in the lines of a statement, read from the rows it was made of.

The moves of a lane belong to its first line, whose amount has them inside: nothing here is added to
a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, DecimalField, Min, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from mreza import acts
from mreza.rooms.settlement import lanes
from mreza.rooms.settlement.lanes import Lane, Move
from mreza.rooms.settlement.models import LaneRow, Statement, StatementLine

MONEY = DecimalField(max_digits=20, decimal_places=6)
CENT = Decimal("0.01")
LaneKey = tuple[str, str]  # lane, activity


@dataclass(frozen=True)
class RowsOf:
    """The rows of a provider in a lane and an activity: how many, the first, sums by formula."""

    count: int
    first: int
    sums: Mapping[str, Decimal]


@dataclass(frozen=True)
class Adjustment:
    """EUR that a rule took off (negative) or gave in a line; inside the line's amount."""

    lane: Lane
    move: Move
    amount: Decimal

    @property
    def article(self) -> str:
        """`6(2)`: where the act says it."""
        return acts.table(self.lane.table).formula(self.move.formula).article

    @property
    def act(self) -> str:
        return acts.table(self.lane.table).act


def rows_of(statement: Statement) -> dict[LaneKey, RowsOf]:
    """By lane and activity; one query."""
    names = sorted({move.formula for lane in lanes.all_lanes() for move in lane.moves})
    sums = {f"sum_{name}": Sum(Cast(KeyTextTransform(name, "values"), MONEY)) for name in names}
    found: Iterable[Any] = (
        LaneRow.objects.filter(lane__run=statement.run_id, provider=statement.provider_id)
        .values("lane__lane", "activity")
        .annotate(first=Min("pk"), count=Count("pk"), **sums)
        .order_by()
    )
    return {
        (row["lane__lane"], row["activity"]): RowsOf(
            row["count"],
            row["first"],
            {name: row[f"sum_{name}"] for name in names if row[f"sum_{name}"]},
        )
        for row in found
    }


def of_line(line: StatementLine, rows: Mapping[LaneKey, RowsOf]) -> list[Adjustment]:
    """The rules that moved money in the line; none in a line that is not its lane's first."""
    lane = lanes.get(line.lane)
    found = rows.get((line.lane, line.activity))
    if found is None or not lane.lines or lane.lines[0].code != line.code:
        return []
    return [
        Adjustment(lane, move, signed(move, found.sums[move.formula]))
        for move in lane.moves
        if move.formula in found.sums
    ]


def signed(move: Move, amount: Decimal) -> Decimal:
    """As a statement shows it: what a rule takes off is negative."""
    return (amount if move.gives else -amount).quantize(CENT)


def together(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """Added up over lines and quarters by rule, the largest first."""
    sums: dict[tuple[str, str, str], Adjustment] = {}
    for item in adjustments:
        key = (item.lane.table, item.move.formula, item.lane.count or item.lane.name)
        before = sums[key].amount if key in sums else Decimal(0)
        sums[key] = Adjustment(item.lane, item.move, before + item.amount)
    return sorted(sums.values(), key=lambda item: -abs(item.amount))
