"""A home among its peers: funnel plots of closed values, without names except for the ministry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from mreza.rooms.quality import months, queries, sums, words
from mreza.rooms.quality.control import funnel
from mreza.rooms.quality.control.funnel import Limits
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.models import ClosedValue
from mreza.rooms.quality.pictures.funnel import Funnel, Unit
from mreza.rooms.quality.pictures.funnel import funnel as picture

SPAN = 3  # months together, so that chance has less to say
NEAR = 2  # peers have at least a half and at most twice the home's size
FEWEST = 5  # fewer peers than this: all homes that have closed


@dataclass(frozen=True)
class Standing:
    """One home in a comparison."""

    code: str
    numerator: Decimal
    denominator: Decimal
    value: Decimal
    place: str = "inside"


@dataclass(frozen=True)
class Comparison:
    """Homes beside each other in the last closed months; `national` is all of them together."""

    indicator: Indicator
    first: date
    last: date
    homes: Sequence[Standing]
    national: Value
    picture: Funnel
    mine: Standing | None
    by_size: bool


def compare(
    indicator: Indicator,
    service: str,
    last: date,
    *,
    mine: str = "",
    names: Mapping[str, str] | None = None,
) -> Comparison | None:
    """The comparison for three months up to `last`; None where too few homes have closed.

    With `names` every home is named (the ministry), by what it sent; otherwise only `mine` is
    marked, and what is closed counts.
    """
    first = months.moved(last, 1 - SPAN) if indicator.period == 1 else last
    rows = queries.closed_values(first, last, indicator=indicator.name, service=service)
    if names is not None:
        sent = queries.sent_months(first, last)
        rows = [row for row in rows if (row.close.organisation_id, row.close.month) in sent]
    summed = _by_home(rows, last)
    national = sums.added(rows, last).get((indicator.name, service))
    if national is None or not national.denominator or len(summed) < 3:
        return None
    chosen, by_size = _peers(summed, mine)
    whole = sum((one.numerator for one in chosen), Decimal(0))
    size = sum((one.denominator for one in chosen), Decimal(0))
    centre = float(whole / size) if size else 0.0
    spread = funnel.spread_of([(float(h.numerator), float(h.denominator)) for h in chosen], centre)

    def limits(denominator: float) -> Limits:
        return funnel.limits(indicator.funnel, centre, denominator, indicator.factor, spread)

    placed = [_placed(home, limits) for home in chosen]
    return Comparison(
        indicator, first, last, placed, national,
        picture(
            [_unit(indicator, home, mine, names) for home in placed],
            centre * indicator.factor, limits, most=indicator.most,
        ),
        next((home for home in placed if home.code == mine), None), by_size,
    )  # fmt: skip


def _by_home(rows: Sequence[ClosedValue], last: date) -> list[Standing]:
    """Each home's months together, computed by the act."""
    by_home: dict[str, list[ClosedValue]] = {}
    for row in rows:
        by_home.setdefault(row.close.organisation_id, []).append(row)
    sums_of = [
        (code, value)
        for code, mine in by_home.items()
        for value in sums.added(mine, last, code).values()
    ]
    return [
        Standing(code, value.numerator, value.denominator, value.value)
        for code, value in sums_of
        if value.value is not None and value.numerator is not None and value.denominator
    ]


def _peers(homes: Sequence[Standing], mine: str) -> tuple[list[Standing], bool]:
    """Homes of about the size of one's own; all where too few are."""
    own = next((home for home in homes if home.code == mine), None)
    if own is None:
        return list(homes), False
    near = [
        home
        for home in homes
        if own.denominator <= home.denominator * NEAR and home.denominator <= own.denominator * NEAR
    ]
    return (near, True) if len(near) > FEWEST else (list(homes), False)


def _placed(home: Standing, limits: Callable[[float], Limits]) -> Standing:
    judged = limits(float(home.denominator))
    place = judged.place(float(home.value))
    return Standing(home.code, home.numerator, home.denominator, home.value, place)


def _unit(indicator: Indicator, home: Standing, mine: str, names: Mapping[str, str] | None) -> Unit:
    if names is not None:
        title = names.get(home.code, home.code)
    else:
        title = _("your home") if home.code == mine else _("another home")
    label = f"{title}: {words.figure(indicator, home.value)}, {OUTSIDE[home.place]()}"
    return Unit(float(home.denominator), float(home.value), label, home.code == mine, home.place)


OUTSIDE = {
    "inside": lambda: _("within the limits"),
    "near": lambda: _("outside the inner limits (95 of 100 homes)"),
    "far": lambda: _("outside the outer limits (998 of 1000 homes)"),
}
