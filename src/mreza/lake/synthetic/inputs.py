"""From plans and printed tables, as their owners keep them, to what the generator is given.

The generator knows neither acts nor rooms: these take anything of the right shape.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from mreza.lake.synthetic.draws import number
from mreza.lake.synthetic.model import Provision, UnitTotals

# Activities whose services carry a doctor; elsewhere nurses, therapists and drivers work.
WITH_DOCTORS = frozenset(
    {
        "general", "child", "school", "women", "dental_adult", "dental_youth", "pedodontics",
        "orthodontics", "social_institution", "prisoners", "anticoagulation", "dental_duty",
        "development", "addiction",
    }
)  # fmt: skip


class Planned(Protocol):
    """A planned quantity of a provider, from `valid_from` until, not on, `valid_to`."""

    @property
    def organisation(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def teams(self) -> Decimal: ...
    @property
    def quantity(self) -> Decimal: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date: ...


def provisions(items: Iterable[Planned]) -> list[Provision]:
    """Planned quantities gathered by provider, unit and activity, with made-up doctors.

    A quantity that holds for a part of the year counts for that part. Items of no organisation
    ("various providers") are left out: nobody could render them.
    """
    quantities: dict[tuple[str, str, str, str], dict[str, Decimal]] = {}
    teams: dict[tuple[str, str, str, str], Decimal] = {}
    for item in items:
        if not item.organisation:
            continue
        key = (item.organisation, item.unit, item.office, item.activity)
        days = (item.valid_to - item.valid_from).days
        measures = quantities.setdefault(key, {})
        measures[item.measure] = measures.get(item.measure, Decimal(0)) + item.quantity * days / 365
        teams[key] = max(teams.get(key, Decimal(0)), item.teams)
    return [
        Provision(*key, doctors(*key, teams[key]), teams[key], measures)
        for key, measures in quantities.items()
    ]


def doctors(
    provider: str, unit: str, office: str, activity: str, teams: Decimal
) -> tuple[str, ...]:
    """A made-up code for each team begun; none where no doctor works.

    The documents name teams, not doctors. Every code begins with SYND.
    """
    if activity not in WITH_DOCTORS:
        return ()
    place = (provider, unit, office, activity)
    return tuple(f"SYND{number(0, *place, each):010}" for each in range(math.ceil(teams)))


def totals(tables: Sequence[Sequence[Mapping[str, Any]]]) -> list[UnitTotals]:
    """From the rows of Tables 1-4 (columns level, unit, office, insured_persons,
    assigned_persons), in this order."""
    units = [{row["unit"]: row for row in table if row["level"] == "unit"} for table in tables]
    return [
        UnitTotals(
            unit,
            str(row["office"]),
            int(row["insured_persons"]),
            *(int(table[unit]["assigned_persons"]) for table in units),
            *(int(table[unit]["insured_persons"]) for table in units[1:]),
        )
        for unit, row in units[0].items()
    ]
