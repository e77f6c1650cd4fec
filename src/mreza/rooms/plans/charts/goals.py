"""Goals by status: how many measures of each goal stand how, and bars of the areas above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.plans.charts.base import (
    SIGNS,
    STATUSES,
    Asked,
    Chart,
    Column,
    Table,
    legend_of_statuses,
    list_url,
)
from mreza.rooms.plans.charts.timeline import by_area
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.stacked import Part, Whole, stacked
from mreza.rooms.plans.queries.states import MeasureState
from mreza.rooms.plans.words import Status


@dataclass(frozen=True)
class Cell:
    """A count with the list it opens; empty addresses are of counts of zero."""

    status: Status
    sign: str
    count: int
    url: str
    label: str


@dataclass(frozen=True)
class Row:
    """A goal, or an area where the plan prints no goals."""

    area: str
    code: str
    title: str
    cells: Sequence[Cell]
    total: int


def goals(asked: Asked) -> Chart:
    rows = _rows(asked)
    twice = sum(len(state.goals) > 1 for state in asked.living)
    notes = [_("A measure of two goals counts in both.")] if twice else []
    return Chart(
        table=_table(rows),
        label=_("Measures of each area by status"),
        picture=stacked(_wholes(asked)),
        narrow=stacked(_wholes(asked), NARROW),
        drawing="plans/charts/_stacked.svg",
        legend=legend_of_statuses(),
        notes=notes,
        extra={"rows": rows, "statuses": [(one, SIGNS[one]) for one in STATUSES]},
    )


def parts(states: Iterable[MeasureState]) -> list[Part]:
    """Counts by status in the order of bars, each in words."""
    counts = Counter(state.status for state in states)
    return [
        Part(status.value, counts[status], f"{status.label} {counts[status]}")
        for status in STATUSES
    ]


def _wholes(asked: Asked) -> list[Whole]:
    return [
        Whole(title, list_url(asked.plan.code, goal=states[0].area.code), parts(states))
        for title, states in by_area(asked.living)
    ]


def _rows(asked: Asked) -> list[Row]:
    found = []
    for title, states in by_area(asked.living):
        goals_ = {goal.pk: goal for state in states for goal in state.goals}
        for goal in sorted(goals_.values(), key=lambda one: one.pk):
            mine = [state for state in states if goal in state.goals]
            found.append(_row(asked, title, goal.code, goal.title, mine))
        without = [state for state in states if not state.goals]
        if without:
            area = without[0].area
            found.append(_row(asked, title, area.code, area.title, without))
    return found


def _row(asked: Asked, area: str, code: str, title: str, states: Sequence[MeasureState]) -> Row:
    counts = Counter(state.status for state in states)
    cells = [
        Cell(
            status, SIGNS[status], counts[status],
            list_url(asked.plan.code, goal=code, status=status.value),
            f"{code} {title}, {status.label}: {counts[status]}",
        )
        for status in STATUSES
    ]  # fmt: skip
    return Row(area, code, title, cells, len(states))


def _table(rows: Sequence[Row]) -> Table:
    columns = [
        Column("area", pgettext("plan", "Area")),
        Column("goal", pgettext("plan", "Goal")),
        Column("title", _("Title")),
        *(Column(status.value, str(status.label)) for status in STATUSES),
        Column("measures", pgettext("plan", "Measures")),
    ]
    return Table(
        "goals",
        _("Goals by status"),
        columns,
        [(r.area, r.code, r.title, *(cell.count for cell in r.cells), r.total) for r in rows],
    )
