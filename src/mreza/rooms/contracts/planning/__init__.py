"""The plan of a contract year: from the act's printed tables to providers of the registry.

Plain Python on plain data, so that programs outside the site can use it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.errors import NotRegulatedError
from mreza.kernel.steps import Mapping
from mreza.rooms.contracts.planning.items import (
    MEASURES,
    OWN_PER_TEAM,
    PER_TEAM,
    ZERO,
    PlanItem,
    Source,
    cents,
)
from mreza.rooms.contracts.planning.orthodontics import (
    BASE,
    REDUCED,
    REDUCED_FROM,
    orthodontics,
)
from mreza.rooms.contracts.planning.printed import figures
from mreza.rooms.contracts.planning.registry import Registry, registry_2007
from mreza.rooms.contracts.planning.units import unit_teams, workshops

ACT = "health_centres_2007"
YEAR = 2007
# Settlement goes by calendar quarters, so the plan covers the calendar year; the agreement itself
# is applied from 1 April, and the first quarter runs at the same plan.
FIRST_DAY, DAY_AFTER = date(2007, 1, 1), date(2008, 1, 1)

__all__ = [
    "MEASURES",
    "PlanItem",
    "Registry",
    "plan",
    "quantity_per_team",
    "registry_2007",
]


def law() -> Act:
    return acts.get(ACT)


def quantity_per_team(activity: str, measure: str, day: date | None = None) -> Decimal | None:
    """What one team is planned for in a year; None where it is not planned so.

    Parameters of the act, most of them external: Annex I to the General Agreement, which sets the
    plan of a team, is not among the documents.
    """
    name = OWN_PER_TEAM.get((activity, measure)) or PER_TEAM.get(measure)
    if name is None:
        return None
    value = law().parameter(name).on(day or law().in_force_from).value
    found = value.get(activity) if isinstance(value, Mapping) else value
    return found if isinstance(found, Decimal) and found else None


def plan(year: int, registry: Registry | None = None) -> list[PlanItem]:
    """All planned quantities of the year, by organisation. `NotRegulatedError` for other years."""
    if year != YEAR:
        raise NotRegulatedError(
            f"there is no plan for {year}", where=ACT, remedy=f"The act plans {YEAR}"
        )
    return list(_plan_2007()) if registry is None else _made(registry)


@cache
def _plan_2007() -> tuple[PlanItem, ...]:
    return tuple(_made(registry_2007()))


def _made(registry: Registry) -> list[PlanItem]:
    found = [
        *_printed_items(registry),
        *_unit_items(registry),
        *_workshop_items(registry),
        *_orthodontic_items(registry),
    ]
    order = {activity: position for position, activity in enumerate(MEASURES)}
    merged = _merged(item for item in found if item.quantity)
    return sorted(
        merged,
        key=lambda item: (item.organisation, order[item.activity], item.measure, item.valid_from),
    )


def _merged(items: Iterable[PlanItem]) -> list[PlanItem]:
    """One item for each measure of an activity: a table may print a provider in several rows."""
    found: dict[tuple[object, ...], PlanItem] = {}
    for item in items:
        # Rows that name no organisation are not one provider.
        who = item.organisation or len(found)
        key = (who, item.activity, item.measure, item.kind, item.valid_from)
        before = found.get(key)
        if before is not None:
            teams, quantity = before.teams + item.teams, before.quantity + item.quantity
            item = replace(before, teams=teams, quantity=quantity)
        found[key] = item
    return list(found.values())


def _item(
    registry: Registry,
    organisation: str,
    activity: str,
    measure: str,
    teams: Decimal,
    quantity: Decimal,
    source: Source,
    *,
    unit: str = "",
    kind: str = "",
    preventive: Decimal = ZERO,
    days: tuple[date, date] = (FIRST_DAY, DAY_AFTER),
) -> PlanItem:
    place = registry.place(organisation)
    unit = unit or place.unit
    return PlanItem(
        organisation=organisation,
        unit=unit,
        office=registry.offices.get(unit, place.office),
        activity=activity,
        measure=measure,
        teams=teams,
        quantity=quantity,
        valid_from=days[0],
        valid_to=days[1],
        article=source.article,
        source=source.text,
        illustrative=source.illustrative,
        kind=kind,
        preventive_teams=preventive,
    )


def _printed_items(registry: Registry) -> Iterator[PlanItem]:
    for code, activity, measure, figure, source in figures(law().printed_table, registry):
        if measure == "team":
            teams, quantity = figure, figure
        elif measure in PER_TEAM:
            teams, quantity = figure, cents(figure * (quantity_per_team(activity, measure) or ZERO))
        else:
            teams, quantity = ZERO, figure
        yield _item(registry, code, activity, measure, teams, quantity, source)


def _unit_items(registry: Registry) -> Iterator[PlanItem]:
    for mine in unit_teams(law().printed_table):
        centre = registry.centres[mine.unit]
        for measure in MEASURES[mine.activity]:
            quantity = mine.teams
            if measure != "team":
                quantity = cents(mine.teams * (quantity_per_team(mine.activity, measure) or ZERO))
            yield _item(
                registry, centre, mine.activity, measure, mine.teams, quantity, mine.source,
                unit=mine.unit, preventive=mine.preventive,
            )  # fmt: skip


def _workshop_items(registry: Registry) -> Iterator[PlanItem]:
    for mine in workshops(law().printed_table, registry):
        yield _item(
            registry, mine.organisation, "health_education", "workshop", ZERO, mine.workshops,
            mine.source, unit=mine.unit, kind=mine.kind,
        )  # fmt: skip


def _orthodontic_items(registry: Registry) -> Iterator[PlanItem]:
    each = quantity_per_team("orthodontics", "point") or ZERO
    for mine in orthodontics(law().printed_table, registry):
        parts = [(mine.teams, (FIRST_DAY, DAY_AFTER), BASE)]
        if mine.reduction:
            parts = [
                (mine.teams, (FIRST_DAY, REDUCED_FROM), BASE),
                (mine.teams - mine.reduction, (REDUCED_FROM, DAY_AFTER), REDUCED),
            ]
        for teams, days, source in parts:
            yield _item(
                registry, mine.organisation, "orthodontics", "point", teams, cents(teams * each),
                source, unit=mine.unit, days=days,
            )  # fmt: skip
