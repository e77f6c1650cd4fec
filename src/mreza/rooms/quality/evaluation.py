"""Hands counted rows to the act's tables and keeps what they made of them. No database.

Months before the guidelines came into force are computed as on their first day, so that charts have
a history; every explanation says which day's law it applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from mreza import acts
from mreza.kernel import rows as kernel_rows
from mreza.kernel.engines.result import Receipt, Result
from mreza.kernel.errors import RowsError
from mreza.kernel.table import Table
from mreza.rooms.calculations import running
from mreza.rooms.quality import months
from mreza.rooms.quality.indicators import ACT, Indicator


@dataclass(frozen=True)
class Counted:
    """What was counted for one indicator of one service of a home in a month.

    `inputs` are those of the act's table, None for no data; `marks` fingerprint the counted
    records by input; `extras` is what the guidelines want recorded beside the value.
    """

    organisation: str
    month: date
    indicator: Indicator
    service: str
    inputs: Mapping[str, Decimal | None]
    source: str = "records"
    marks: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the row in addresses and receipts."""
        parts = (self.organisation, self.indicator.name, self.service, months.written(self.month))
        return ".".join(part for part in parts if part)


@dataclass(frozen=True)
class Value:
    """A counted row with every formula of its table."""

    counted: Counted
    values: Mapping[str, Any]

    @property
    def month(self) -> date:
        return self.counted.month

    @property
    def indicator(self) -> Indicator:
        return self.counted.indicator

    @property
    def service(self) -> str:
        return self.counted.service

    @property
    def value(self) -> Decimal | None:
        found: Decimal | None = self.values[self.indicator.value]
        return found

    @property
    def numerator(self) -> Decimal | None:
        return self.counted.inputs.get(self.indicator.numerator)

    @property
    def denominator(self) -> Decimal | None:
        return self.counted.inputs.get(self.indicator.denominator)

    @property
    def few(self) -> bool:
        return bool(self.values.get("few"))


def evaluate(rows: Iterable[Counted]) -> list[Value]:
    """Every row by its act table, in the given order."""
    listed = list(rows)
    groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(listed):
        table = row.indicator.table
        groups[(table.name, *_law(table, law_day(row.month)))].append(place)
    found: dict[int, Value] = {}
    for places in groups.values():
        mine = [listed[place] for place in places]
        day = max(law_day(row.month) for row in mine)
        result = run(mine, day)
        found |= {
            place: Value(row, values)
            for place, row, values in zip(places, mine, result.rows, strict=True)
        }
    return [found[place] for place in range(len(listed))]


def run(rows: Sequence[Counted], day: date) -> Result:
    """Rows of one table with the law of `day`. Raises `RowsError` naming a row it cannot take."""
    table = rows[0].indicator.table
    try:
        typed = kernel_rows.validate(table, [_inputs(table, row) for row in rows])
    except RowsError as error:
        first = error.problems[0].row if error.problems else None
        where = rows[first - 1].key if first else table.path
        raise RowsError(error.problems, where=where) from error
    return running.run(table, typed, at=day)


def receipts(rows: Sequence[Counted], month: date) -> dict[str, Receipt]:
    """By table, the receipt of computing these rows of one month."""
    grouped: dict[str, list[Counted]] = defaultdict(list)
    for row in rows:
        grouped[row.indicator.table.name].append(row)
    return {name: run(mine, law_day(month)).receipt for name, mine in grouped.items()}


def law_day(month: date) -> date:
    """The day whose law counts for a month: its last one, or the first day of the guidelines."""
    return max(months.last_of(month), acts.get(ACT).in_force_from)


def _law(table: Table, day: date) -> tuple[date, ...]:
    """What sets apart days whose parameters differ."""
    return tuple(item.on(day).valid_from for item in table.used_parameters)


def _inputs(table: Table, row: Counted) -> dict[str, Any]:
    named = {"provider": row.organisation, "service": row.service}
    known = {item.name for item in table.inputs}
    texts = {name: text for name, text in named.items() if name in known and text}
    if "month" in known:
        texts["month"] = months.written(row.month)
    return {**texts, **row.inputs}
