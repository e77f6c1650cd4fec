"""What an engine gives back: every input and every formula of every case, and a receipt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel.parameter import Value, plain
from mreza.kernel.table import Table

Row = dict[str, Any]


@dataclass(frozen=True)
class UsedParameter:
    """A parameter as a result used it. `valid_from` is None for a what-if value."""

    name: str
    value: Any
    unit: str
    article: str
    valid_from: date | None
    illustrative: bool
    overridden: bool


@dataclass(frozen=True)
class Receipt:
    """Where a result comes from: enough to compute it again and to see whether it would differ."""

    engine: str
    act: str
    table: str
    act_fingerprint: str
    at: date
    parameters: tuple[UsedParameter, ...]
    inputs_fingerprint: str
    cases: int
    illustrative: bool

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        parameters = [
            {**vars(item), "valid_from": item.valid_from and item.valid_from.isoformat()}
            for item in self.parameters
        ]
        return {**vars(self), "at": self.at.isoformat(), "parameters": parameters}


@dataclass(frozen=True)
class Result:
    """Rows hold inputs and formulas by name: Decimal, bool, str, or None where there is no data."""

    table: Table
    rows: list[Row]
    values: dict[str, Value]
    receipt: Receipt


def receipt_for(
    table: Table,
    engine: str,
    at: date,
    overrides: Mapping[str, Value] | None,
    inputs_fingerprint: str,
    cases: int,
) -> Receipt:
    """The receipt of a run of `table`."""
    overrides = overrides or {}
    used = [_used(table, parameter.name, at, overrides) for parameter in table.used_parameters]
    return Receipt(
        engine=engine,
        act=table.act,
        table=table.name,
        act_fingerprint=table.act_fingerprint,
        at=at,
        parameters=tuple(used),
        inputs_fingerprint=inputs_fingerprint,
        cases=cases,
        illustrative=any(item.illustrative for item in used)
        or any(item.external for item in table.inputs),
    )


def _used(table: Table, name: str, at: date, overrides: Mapping[str, Value]) -> UsedParameter:
    parameter = table.parameters[name]
    overridden = name in overrides
    dated = None if overridden else parameter.on(at)
    return UsedParameter(
        name=name,
        value=plain(overrides[name] if dated is None else dated.value),
        unit=str(parameter.unit),
        article=parameter.article,
        valid_from=None if dated is None else dated.valid_from,
        illustrative=parameter.external,
        overridden=overridden,
    )


def fingerprint(rows: Sequence[Mapping[str, Any]]) -> str:
    """A hash of the inputs, whatever the order of their columns."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row, sort_keys=True, default=_plain_cell).encode())
    return digest.hexdigest()[:16]


def _plain_cell(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
