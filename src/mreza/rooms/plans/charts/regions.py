"""Where a plan is carried out: units in which its holders and participants are at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mreza.rooms.network.models import Unit
from mreza.rooms.plans.charts.base import Asked, Chart, Column, Table
from mreza.rooms.plans.pictures.tiles import Tile, tiles
from mreza.rooms.plans.queries.places import Seat
from mreza.rooms.plans.queries.states import MeasureState

COHESION_REGIONS = ("KRVS", "KRZS")  # eastern and western, as the plan abbreviates them


@dataclass(frozen=True)
class Place:
    """A unit with its organisations of the plan, each with its measures."""

    unit: Unit
    rows: Sequence[tuple[Seat, Sequence[MeasureState]]]
    level: str

    @property
    def count(self) -> int:
        """Measures, each once."""
        return len({state.code for _seat, states in self.rows for state in states})


def regions(asked: Asked, units: Iterable[Unit], seats: Mapping[str, Seat]) -> Chart:
    """`seats` are the organisations of the plan as registered on the day, by code."""
    mine = _measures(asked)
    by_unit: dict[str, list[tuple[Seat, Sequence[MeasureState]]]] = defaultdict(list)
    for code, states in mine.items():
        if code in seats and (unit := seats[code].unit) is not None:
            by_unit[unit.code].append((seats[code], states))
    places = [_place(unit, by_unit[unit.code]) for unit in units]
    held = [place for place in places if place.count]
    national = [seats[code] for code in mine if code in seats and seats[code].unit is None]
    return Chart(
        table=_table(held),
        label=_("Measures by region unit of their holders and participants"),
        picture=tiles([_tile(place) for place in places]) if held else None,
        drawing="plans/charts/_tiles.svg",
        legend=[(level, "", words) for level, words in _levels()],
        extra={"places": places, "held": held, "national": national,
               "unnamed": _unnamed(asked), "cohesion": _cohesion(asked)},
    )  # fmt: skip


def _measures(asked: Asked) -> dict[str, list[MeasureState]]:
    """Measures by code of the organisations that hold them or take part."""
    found: dict[str, list[MeasureState]] = defaultdict(list)
    for state in asked.living:
        for code in sorted(state.holder_codes | state.participant_codes):
            found[code].append(state)
    return found


def _unnamed(asked: Asked) -> list[str]:
    """Printed names that stand for many organisations, each once, in the order of the plan."""
    parties = (p for state in asked.living for p in (*state.holders, *state.participants))
    return list(dict.fromkeys(party.name for party in parties if not party.organisation_id))


def _cohesion(asked: Asked) -> list[tuple[MeasureState, str, list[str], str]]:
    """Targets that the plan prints for the eastern and the western cohesion region."""
    return [
        (state, one.indicator.title, named, one.target.printed)
        for state in asked.living
        for one in state.indicators
        if one.target is not None
        if (named := [region for region in COHESION_REGIONS if region in one.target.printed])
    ]


def _place(unit: Unit, rows: Sequence[tuple[Seat, Sequence[MeasureState]]]) -> Place:
    count = len({state.code for _seat, states in rows for state in states})
    return Place(unit, rows, _level(count))


def _level(count: int) -> str:
    if not count:
        return "nodata"
    return "lo1" if count < MANY else "lo2"


MANY = 5


def _levels() -> list[tuple[str, str]]:
    return [
        ("lo2", _("%(n)s measures or more") % {"n": MANY}),
        ("lo1", _("fewer than %(n)s measures") % {"n": MANY}),
        ("nodata", _("no organisation of the plan is registered here")),
    ]


def _tile(place: Place) -> Tile:
    said = ngettext("%(n)s measure", "%(n)s measures", place.count) % {"n": place.count}
    figure = str(place.count) if place.count else ""
    return Tile(
        place.unit.x, place.unit.y, place.unit.name, place.unit.short, place.level, figure,
        f"{place.unit.name}: {said}",
    )  # fmt: skip


def _table(held: Sequence[Place]) -> Table:
    columns = [
        Column("unit", _("Region unit")),
        Column("code", _("Code")),
        Column("organisation", _("Organisation")),
        Column("measures", pgettext("plan", "Measures")),
        Column("measure_codes", pgettext("plan", "Codes of measures")),
    ]
    rows = [
        (
            place.unit.name, seat.code, seat.name, len(states),
            ", ".join(state.code for state in states),
        )
        for place in held
        for seat, states in place.rows
    ]  # fmt: skip
    return Table("regions", _("Measures by region unit"), columns, rows)
