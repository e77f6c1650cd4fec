"""Snapshots of a month: what is kept of its values, and whether the records have changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mreza.rooms.calculations.values import stored
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.models import ClosedValue, MonthClose

Key = tuple[str, str]  # indicator, service


def kept(value: Value, close: MonthClose, missing: str = "") -> ClosedValue:
    """A value as a row of the snapshot; `missing` is the stated reason where there is none."""
    counted = value.counted
    return ClosedValue(
        close=close,
        indicator=counted.indicator.name,
        service=counted.service,
        numerator=value.numerator,
        denominator=value.denominator,
        value=value.value,
        few=value.few,
        source=counted.source,
        values=stored(value.values),
        extras=dict(counted.extras),
        marks=dict(counted.marks),
        missing="" if value.value is not None else missing,
    )


def records(values: Iterable[Value]) -> str:
    """Fingerprint of the counted records: what was counted, and which records it was."""
    return _digest(
        sorted(
            [v.indicator.name, v.service, v.counted.source, _plain(v.counted.inputs), _marks(v)]
            for v in values
        )
    )


def content(rows: Sequence[ClosedValue], receipts: Mapping[str, Any]) -> str:
    """Fingerprint of all that a snapshot says."""
    said = sorted([row.indicator, row.service, row.values, row.missing] for row in rows)
    return _digest([said, receipts])


def _marks(value: Value) -> list[list[str]]:
    return sorted([name, mark] for name, mark in value.counted.marks.items())


def _plain(inputs: Mapping[str, Decimal | None]) -> list[list[str]]:
    """Inputs without the zeros that a column of the database adds."""
    return sorted(
        [name, "" if number is None else f"{number.normalize():f}"]
        for name, number in inputs.items()
    )


def _digest(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Difference:
    """A value that is other now than in the snapshot; one side is None where it has no row."""

    indicator: str
    service: str
    before: ClosedValue | None
    now: Value | None

    @property
    def figure_changed(self) -> bool:
        """Whether the figure itself differs, not only which records stand behind it."""
        if self.before is None or self.now is None:
            return True
        return _figures(self.before.numerator, self.before.denominator) != _figures(
            self.now.numerator, self.now.denominator
        )


def _figures(*numbers: Decimal | None) -> list[Decimal | None]:
    return [None if number is None else number.normalize() for number in numbers]


def differences(before: Iterable[ClosedValue], now: Iterable[Value]) -> list[Difference]:
    """Where records or figures of a month are other now than when it was closed."""
    closed = {(row.indicator, row.service): row for row in before}
    live = {(value.indicator.name, value.service): value for value in now}
    found = []
    for key in [*live, *(key for key in closed if key not in live)]:
        difference = Difference(*key, before=closed.get(key), now=live.get(key))
        if difference.figure_changed or _other_records(difference):
            found.append(difference)
    return found


def _other_records(difference: Difference) -> bool:
    before, now = difference.before, difference.now
    return before is not None and now is not None and dict(before.marks) != dict(now.counted.marks)
