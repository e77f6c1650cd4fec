"""What needs what among the measures of a plan; circles are told."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.plans.charts.base import (
    SIGNS,
    Asked,
    Chart,
    Column,
    Table,
    legend_of_statuses,
    measure_url,
)
from mreza.rooms.plans.pictures.needs import Node, needs
from mreza.rooms.plans.queries.states import MeasureState


def dependencies(asked: Asked) -> Chart:
    states = {state.code: state for state in asked.living}
    edges = [
        (state.code, need.code)
        for state in asked.living
        for need in state.needs
        if need.code in states
    ]
    picture = needs([_node(asked, state) for state in asked.living], edges)
    return Chart(
        table=_table(asked, states),
        label=_("Measures that need other measures"),
        picture=picture if edges else None,
        drawing="plans/charts/_needs.svg",
        legend=legend_of_statuses(),
        notes=[
            _("A circle: %(codes)s need each other, so none of them can be the first.")
            % {"codes": ", ".join(circle)}
            for circle in picture.circles
        ],
    )


def _node(asked: Asked, state: MeasureState) -> Node:
    return Node(
        state.code, state.title, measure_url(asked.plan.code, state.code), state.status.value,
        SIGNS[state.status], f"{state.code} {state.title}: {state.status.label}",
    )  # fmt: skip


def _table(asked: Asked, states: dict[str, MeasureState]) -> Table:
    columns = [
        Column("measure", pgettext("plan", "Measure")),
        Column("title", _("Title")),
        Column("status", pgettext("plan", "Status")),
        Column("needs", pgettext("plan", "Needs")),
        Column("needs_title", pgettext("plan", "Title of what it needs")),
        Column("needs_status", pgettext("plan", "Status of what it needs")),
        Column("why", _("Why")),
    ]
    rows = [
        (
            state.code, state.title, str(state.status.label),
            need.code, states[need.code].title, str(states[need.code].status.label), need.note,
        )
        for state in asked.living
        for need in state.needs
        if need.code in states
    ]  # fmt: skip
    return Table("dependencies", _("Dependencies"), columns, rows)
