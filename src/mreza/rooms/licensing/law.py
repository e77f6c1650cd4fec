"""The act of this room: one piece of training, and one period, run as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast

from mreza import acts
from mreza.kernel.engines.result import Result
from mreza.kernel.parameter import Parameter
from mreza.kernel.table import Table
from mreza.rooms.calculations import running

ACT: Final = "licence_points"
CREDIT: Final = "credit"
PERIOD: Final = "period"
# Inputs of the act hold at most eight decimals.
SMALLEST: Final = Decimal("0.00000001")


def table(name: str) -> Table:
    return acts.get(ACT).table(name)


def parameter(name: str) -> Parameter:
    return acts.get(ACT).parameter(name)


def run(name: str, rows: Sequence[Mapping[str, Any]], day: date) -> Result:
    """Rows of a table by the law of `day`; what is older by that of the act's first day."""
    return running.run(table(name), rows, at=max(day, acts.get(ACT).in_force_from))


def held(name: str, day: date) -> tuple[date, ...]:
    """What tells apart days whose figures for a table differ."""
    day = max(day, acts.get(ACT).in_force_from)
    return tuple(item.on(day).valid_from for item in table(name).used_parameters)


def number(name: str, day: date) -> Decimal:
    """A parameter that is a number, as it holds on `day`."""
    value = parameter(name).on(max(day, acts.get(ACT).in_force_from)).value
    return cast(Decimal, value)


def cut(value: Fraction) -> Decimal:
    """A fraction as an input of the act: cut off, so that a whole number is never reached early."""
    whole = value.numerator * 10**8 // value.denominator
    return Decimal(whole).scaleb(-8)
