"""What is public: switched on by the ministry for all, by a home for itself; small counts hidden.

The guidelines let the ministry publish after the initial period of at least three months (section
5); a home's own page waits for the same.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext_lazy as _

from mreza import acts
from mreza.rooms.quality import indicators, months, queries
from mreza.rooms.quality.indicators import ACT
from mreza.rooms.quality.models import ClosedValue, Publication
from mreza.rooms.quality.refusals import RefusedError

INITIAL_MONTHS = 3


def refuse_too_early(code: str, day: date) -> None:
    """Raises `RefusedError` before three months of reporting are over."""
    began = queries.began()
    first = min(began.values(), default=None) if not code else began.get(code)
    if first is None or months.moved(first, INITIAL_MONTHS) > day:
        raise RefusedError(
            _("The first three months of reporting are not over."),
            _("Nothing is published before; they are for learning."),
        )


def is_public(code: str, switches: dict[str, Publication]) -> bool:
    """Whether a home's values are public: by its own switch, else by the ministry's."""
    own, all_homes = switches.get(code), switches.get("")
    if own is not None:
        return own.on
    return all_homes is not None and all_homes.on


@cache
def least() -> int:
    """Counts of persons or incidents below it are not told apart in public (a set limit)."""
    act = acts.get(ACT)
    return int(str(act.parameter("least_count").on(act.in_force_from).value))


def small(number: Decimal | None) -> bool:
    """A count that could point at a person."""
    return number is not None and 0 < number < least()


def hidden(row: ClosedValue) -> bool:
    """Whether the parts of a value are told as `<5` only, and the value itself not at all."""
    if indicators.get(row.indicator).hours:
        return row.few
    return row.few or small(row.numerator) or small(row.denominator) or small(rest(row))


def rest(row: ClosedValue) -> Decimal | None:
    """Of a share, how many are not counted: 47 trained of 48 tell of one person as well."""
    if indicators.get(row.indicator).counts or row.numerator is None or row.denominator is None:
        return None
    return row.denominator - row.numerator
