"""Who carries how much: measures of each holder by status, what is late and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.plans.charts.base import Asked, Chart, Column, Table, legend_of_statuses
from mreza.rooms.plans.charts.goals import parts
from mreza.rooms.plans.models import Party
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.stacked import Whole, stacked
from mreza.rooms.plans.queries.states import MeasureState
from mreza.rooms.plans.words import Status
from mreza.site.collation import slovene_key


@dataclass(frozen=True)
class Load:
    """What one holder carries. `key` is its code, or its printed name where it has none."""

    key: str
    name: str
    full_name: str
    url: str
    states: Sequence[MeasureState]

    @property
    def late(self) -> int:
        return sum(state.status == Status.LATE for state in self.states)

    @property
    def open_states(self) -> list[MeasureState]:
        closed = (Status.DONE, Status.STOPPED)
        return [state for state in self.states if state.status not in closed]

    @property
    def open(self) -> int:
        return len(self.open_states)

    @property
    def next_due(self) -> date | None:
        """The earliest open deadline, a late one too."""
        return min((one.next_due for one in self.open_states if one.next_due), default=None)


def key_of(party: Party) -> str:
    """What names a party in addresses: the code of its organisation, or its printed name."""
    return str(party.organisation_id or slugify(party.name) or "-")


def loads(states: Iterable[MeasureState], registered: Mapping[str, str]) -> list[Load]:
    """Holders with most measures first. `registered` are names of organisations by code."""
    held: dict[str, dict[str, MeasureState]] = {}
    printed: dict[str, str] = {}
    for state in states:
        for party in state.holders:
            key = key_of(party)
            printed.setdefault(key, party.name)
            held.setdefault(key, {})[f"{state.measure.plan_id}/{state.code}"] = state
    found = [
        Load(
            key, printed[key], registered.get(key, printed[key]),
            reverse("plans:holder", args=[key]), list(mine.values()),
        )
        for key, mine in held.items()
    ]  # fmt: skip
    return sorted(found, key=lambda load: (-len(load.states), slovene_key(load.name)))


def holders(asked: Asked, registered: Mapping[str, str]) -> Chart:
    found = loads(asked.living, registered)
    unknown = [load.name for load in found if load.key not in registered]
    notes = [
        _("Names without an organisation in the register, as the plan prints them: %(names)s.")
        % {"names": ", ".join(unknown)}
    ]
    return Chart(
        table=_table(found),
        label=_("Measures of each holder by status"),
        picture=stacked([_whole(load) for load in found]),
        narrow=stacked([_whole(load) for load in found], NARROW),
        drawing="plans/charts/_stacked.svg",
        legend=legend_of_statuses(),
        notes=notes if unknown else [],
        extra={"loads": found},
    )


def _whole(load: Load) -> Whole:
    return Whole(load.name, load.url, parts(load.states))


def _table(found: Sequence[Load]) -> Table:
    columns = [
        Column("holder", pgettext("plan", "Holder")),
        Column("name", _("Organisation")),
        Column("measures", pgettext("plan", "Measures")),
        Column("open", pgettext("plan", "Open")),
        Column("late", pgettext("plan", "Late")),
        Column("next_due", pgettext("plan", "Earliest open deadline")),
    ]
    return Table(
        "holders",
        _("Load of holders"),
        columns,
        [
            (one.name, one.full_name, len(one.states), one.open, one.late, one.next_due)
            for one in found
        ],
    )
