"""Supply against need year by year, each year one row of the act's table. No database.

The year before gives the next one its workers, workload, productivity and how many of today's
workers are still there. Three sets of assumptions go through the same formulas: as they stand, and
all moved in favour and to the disadvantage by the stated uncertainty (retirement by so many years
later or earlier); between the two lies the band that charts show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from mreza.rooms.health_workforce import law
from mreza.rooms.health_workforce.queries.ages import Census, Heads, reaching

HORIZON: Final = 15
UNFAVOURABLE, CENTRAL, FAVOURABLE = -1, 0, 1
SETS: Final = (UNFAVOURABLE, CENTRAL, FAVOURABLE)
CARRIED: Final = {
    "stock": "next_stock", "remaining": "next_remaining", "workload": "next_workload",
    "productivity": "next_productivity",
}  # fmt: skip


@dataclass(frozen=True)
class Assumptions:
    """What somebody assumes of a group: shares in %, ages in years; none is the document's."""

    retirement_age: Decimal
    retirement_spread: Decimal
    spread: Decimal
    shortage: Decimal
    entrants: Decimal
    arrivals: Decimal
    departures: Decimal
    leaving: Decimal
    need_growth: Decimal
    productivity_growth: Decimal

    def age(self, favours: int) -> int:
        return int(self.retirement_age + favours * self.retirement_spread)

    def shares(self) -> dict[str, Decimal]:
        """Those that the table takes, under its names."""
        return {
            name: value for name, value in asdict(self).items()
            if not name.startswith("retirement")
        }  # fmt: skip


# Assumptions by the figure of the act that gives their value; mappings are by group.
FIGURES: Final = {
    "retirement_age": "retirement_age", "retirement_spread": "retirement_spread",
    "spread": "assumed_spread", "shortage": "assumed_shortage", "entrants": "assumed_entrants",
    "arrivals": "assumed_arrivals", "departures": "assumed_departures",
    "leaving": "assumed_leaving", "need_growth": "assumed_need_growth",
    "productivity_growth": "assumed_productivity",
}  # fmt: skip


def defaults(group: str, day: date) -> Assumptions:
    """The act's external values for a group."""
    values = {
        name: law.by_group(figure, day)[group] if law.act().parameter(figure).kind == "mapping"
        else law.figure(figure, day)
        for name, figure in FIGURES.items()
    }  # fmt: skip
    return Assumptions(**values)


@dataclass(frozen=True)
class Start:
    """Where a group stands today: workers, full-time equivalents, years of birth."""

    group: str
    year: int
    workers: int
    fte: Decimal
    heads: Sequence[Heads]

    @classmethod
    def of(cls, census: Census, group: str) -> Start:
        heads = census.of(group)
        return cls(
            group, census.year, sum(one.workers for one in heads),
            sum((one.fte for one in heads), Decimal(0)), heads,
        )  # fmt: skip


Year = Mapping[str, Any]  # a row of the table with every formula


@dataclass(frozen=True)
class Projection:
    """A group's years under each set; `years[set][0]` is the first year after the data."""

    start: Start
    assumptions: Assumptions
    years: Mapping[int, Sequence[Year]]

    @property
    def central(self) -> Sequence[Year]:
        return self.years[CENTRAL]

    def year(self, favours: int, year: int) -> Year | None:
        place = year - self.start.year - 1
        known = self.years.get(favours, ())
        return known[place] if 0 <= place < len(known) else None


def project(
    cases: Sequence[tuple[Start, Assumptions]], day: date, horizon: int = HORIZON
) -> list[Projection]:
    """Every case through `horizon` years; the rows of one year are one run of the table."""
    lanes = [(start, given, favours) for start, given in cases for favours in SETS]
    rows: list[dict[str, Any]] = [_first(*lane) for lane in lanes]
    made: list[list[Year]] = [[] for _lane in lanes]
    for year in range(1, horizon + 1):
        for lane, row in zip(lanes, rows, strict=True):
            row |= _of_year(*lane, year=year)
        results = law.run("supply_year", rows, day).rows if rows else ()
        for years, result in zip(made, results, strict=True):
            years.append(dict(result))
        rows = [
            row | {name: years[-1][after] for name, after in CARRIED.items()} | {"shortage": 0}
            for row, years in zip(rows, made, strict=True)
        ]  # fmt: skip
    width = len(SETS)
    return [
        Projection(start, given, dict(zip(SETS, made[at * width :][:width], strict=True)))
        for at, (start, given) in enumerate(cases)
    ]


def _first(start: Start, given: Assumptions, favours: int) -> dict[str, Any]:
    return {
        "group": start.group, "favours": favours, **given.shares(), "stock": start.workers,
        "base_stock": start.workers, "fte_today": start.fte, "workload": start.fte,
    }  # fmt: skip


def _of_year(start: Start, given: Assumptions, favours: int, *, year: int) -> dict[str, Any]:
    """Who reaches the age: in the first year also everybody who is over it already."""
    now = start.year + year
    first = 0 if year == 1 else now
    return {
        "year": str(now),
        "reaching_age": reaching(start.heads, given.age(favours), first, now),
    }


def changed(given: Assumptions, own: Assumptions) -> list[str]:
    """Names of assumptions that differ."""
    return [name for name, value in asdict(given).items() if value != getattr(own, name)]


def moved(given: Assumptions, **values: Decimal) -> Assumptions:
    return replace(given, **values)
