"""Advance payments: a twelfth of the year's value each month (article 7(1)).

What a contract is worth is the law's to say, so a room above registers how it is valued; until then
only flat sums, which are money already, can be advanced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mreza.rooms.contracts.models import Contract, ContractItem
from mreza.rooms.contracts.words import Measure

Valuer = Callable[[Contract, list[ContractItem], date], Decimal | None]
MONTHS = 12
CENT = Decimal("0.01")
_valuers: list[Valuer] = []


@dataclass(frozen=True)
class Advance:
    """The year's value and its twelfth in EUR; `whole` is false while only flat sums are valued."""

    value: Decimal
    monthly: Decimal
    whole: bool


def register(valuer: Valuer) -> None:
    """Let a room above say what a contract is worth in a year, in EUR, at the prices of a day."""
    _valuers[:] = [valuer]


def advance(contract: Contract, items: list[ContractItem], day: date) -> Advance | None:
    """One month's advance on `day`; None when nothing in the contract has a value yet."""
    for valuer in _valuers:
        value = valuer(contract, items, day)
        if value is not None:
            return Advance(value, twelfth(value), whole=True)
    flat = [item for item in items if item.measure == Measure.FLAT_SUM and day in item.valid]
    if not flat:
        return None
    value = sum((item.quantity for item in flat), Decimal(0))
    return Advance(value, twelfth(value), whole=len(flat) == len(items))


def twelfth(value: Decimal) -> Decimal:
    """To the cent, as money is paid."""
    return (value / MONTHS).quantize(CENT, rounding=ROUND_HALF_UP)
