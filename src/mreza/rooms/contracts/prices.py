"""The price list of a day: the act's parameters that are prices, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.kernel.errors import NotRegulatedError
from mreza.kernel.parameter import Parameter
from mreza.kernel.steps import Mapping
from mreza.rooms.contracts.planning import law
from mreza.rooms.contracts.words import ActivityName


@dataclass(frozen=True)
class Price:
    """A price on a day, of one activity where it differs by activity (`subject` as people read)."""

    parameter: Parameter
    subject: str
    value: Decimal
    since: date


def prices(day: date) -> list[Price]:
    """All prices that hold on the day, in the order of the act's parameters."""
    return [price for parameter in _parameters() for price in _on(parameter, day)]


def _parameters() -> list[Parameter]:
    """Those in euros whose name says that they are prices."""
    return [
        parameter
        for name, parameter in law().parameters.items()
        if "price" in name.split("_") and str(parameter.unit).startswith("EUR")
    ]


def _on(parameter: Parameter, day: date) -> Iterator[Price]:
    try:
        dated = parameter.on(day)
    except NotRegulatedError:
        return
    if isinstance(dated.value, Mapping):
        for name, value in dated.value.entries:
            yield Price(parameter, _subject(name), value, dated.valid_from)
    elif isinstance(dated.value, Decimal):
        yield Price(parameter, "", dated.value, dated.valid_from)


def _subject(name: str) -> str:
    known = dict(ActivityName.choices)
    return str(known.get(name, name))
