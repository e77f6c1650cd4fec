"""Orthodontics: the teams of 2006, less what article 30(3) takes from each provider it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.kernel.text import Text
from mreza.rooms.contracts.planning.items import ZERO, Source, distributed
from mreza.rooms.contracts.planning.printed import SUM, Printed
from mreza.rooms.contracts.planning.registry import CENTRE, Registry

# Article 30(3): the reduction of 2007 holds from 1 April.
REDUCED_FROM = date(2007, 4, 1)
ONE_TEAM = Decimal("1.00")
BASE = Source(
    "29(1)",
    Text(
        "Natisnjeno za državo; izvajalci iz 30. člena po 1,00 tima, preostanek zdravstveni domovi "
        "po zavarovani mladini izpostav (ponazoritev)",
        "Printed for the country; providers named in article 30 have 1.00 team each, health "
        "centres the rest by insured young persons of the units (illustrative)",
    ),
    illustrative=True,
)
REDUCED = Source(
    "30(3)",
    Text(
        "Zmanjšano za time iz 30. člena; izhodišče je ponazoritev",
        "Reduced by the teams of article 30; the teams before are illustrative",
    ),
    illustrative=True,
)


@dataclass(frozen=True)
class Orthodontics:
    """Teams of a provider before 1 April 2007 and by how much they fall then."""

    organisation: str
    unit: str
    teams: Decimal
    reduction: Decimal


def orthodontics(printed: Printed, registry: Registry) -> Iterator[Orthodontics]:
    """All providers; their teams before the reduction add up to the teams of article 29."""
    reductions = _reductions(printed, registry)
    whole = Decimal(printed("article_29").row(activity="orthodontics")["doctors"])
    named = [code for code in reductions if registry.kinds[code] != CENTRE]
    for code in named:
        unit = registry.place(code).unit
        yield Orthodontics(code, unit, ONE_TEAM, reductions[code])
    rows = printed("table_4").where(level="unit")
    left = whole - ONE_TEAM * len(named)
    shares = distributed(left, [Decimal(row["insured_persons"]) for row in rows])
    for row, share in zip(rows, shares, strict=True):
        centre = registry.centres[row["unit"]]
        yield Orthodontics(centre, row["unit"], share, reductions.get(centre, ZERO))


def _reductions(printed: Printed, registry: Registry) -> dict[str, Decimal]:
    rows = [row for row in printed("article_30").rows if not SUM.match(row["name"])]
    return {registry.code("article_30", row["name"]): Decimal(row["teams_2007"]) for row in rows}
