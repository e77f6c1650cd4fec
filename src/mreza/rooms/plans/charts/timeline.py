"""The Gantt chart of a plan; on a phone the same as a list by quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

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
    milestone_sign,
    names,
)
from mreza.rooms.plans.pictures.days import quarter
from mreza.rooms.plans.pictures.gantt import Gantt, Group, Line, Mark, gantt
from mreza.rooms.plans.queries.states import MeasureState, MilestoneState
from mreza.rooms.plans.words import MilestoneStatus
from mreza.site import formats


@dataclass(frozen=True)
class Quarter:
    """Milestones of one quarter by day, each with the sign of its state."""

    title: str
    rows: Sequence[tuple[MeasureState, MilestoneState, str]]

    @property
    def waiting(self) -> list[tuple[MeasureState, MilestoneState, str]]:
        """What is late or still ahead."""
        return [row for row in self.rows if row[1].state != MilestoneStatus.DONE]

    @property
    def done(self) -> list[tuple[MeasureState, MilestoneState, str]]:
        return [row for row in self.rows if row[1].state == MilestoneStatus.DONE]


def timeline(asked: Asked, begins: Mapping[int, date]) -> Chart:
    """`begins` are first days of measures by wording, where the plan prints one."""
    return Chart(
        table=_table(asked),
        label=_("Timeline of the plan"),
        picture=_picture(asked, begins),
        drawing="plans/charts/_gantt.svg",
        legend=legend_of_statuses(),
        extra={
            "today_label": _("today, %(day)s")
            % {"day": formats.day(asked.day, language=asked.language)},
            "quarters": _quarters(asked),
            "milestone_legend": [
                (state.value, str(state.label))
                for state in MilestoneStatus
                if state != MilestoneStatus.PERMANENT
            ],
        },
    )


def _picture(asked: Asked, begins: Mapping[int, date]) -> Gantt:
    groups = [
        Group(str(area), [_line(asked, state, begins) for state in states])
        for area, states in by_area(asked.living)
    ]
    return gantt(groups, asked.plan.first, asked.plan.last, asked.day)


def by_area(states: Sequence[MeasureState]) -> list[tuple[str, list[MeasureState]]]:
    """Measures under the title of their area, both in the order of the plan."""
    ordered = sorted(states, key=lambda state: (state.area.order, state.wording.order))
    return [
        (f"{area.code} {area.title}", list(group))
        for area, group in groupby(ordered, key=lambda state: state.area)
    ]


def _line(asked: Asked, state: MeasureState, begins: Mapping[int, date]) -> Line:
    permanent = any(one.due is None for one in state.milestones)
    last = state.last_due
    first = min(begins.get(state.wording.pk, asked.plan.first), last or asked.plan.last)
    return Line(
        state.code,
        state.title,
        measure_url(asked.plan.code, state.code),
        state.status.value,
        SIGNS[state.status],
        f"{state.code} {state.title}: {state.status.label}",
        first,
        max(last or asked.plan.last, asked.plan.last) if permanent else last or asked.plan.last,
        open_end=permanent or state.wording.continues,
        marks=[_mark(asked, one) for one in state.milestones if one.due],
    )


def _mark(asked: Asked, one: MilestoneState) -> Mark:
    assert one.due is not None  # noqa: S101 - the caller keeps only those with a day
    day = formats.day(one.due, language=asked.language)
    return Mark(one.due, one.state.value, f"{day} {one.title}: {one.state.label}")


def _quarters(asked: Asked) -> list[Quarter]:
    """What has a day, by quarter; each row with the sign of its state."""
    dated = sorted(
        ((one.due, state, one) for state in asked.living for one in state.milestones if one.due),
        key=lambda row: row[0],
    )
    return [
        Quarter(
            _quarter_title(*key),
            [(state, one, milestone_sign(one.state)) for _day, state, one in rows],
        )
        for key, rows in groupby(dated, key=lambda row: quarter(row[0]))
    ]


def _quarter_title(year: int, number: int) -> str:
    return pgettext("quarter of a year", "Quarter %(number)s of %(year)s") % {
        "number": number,
        "year": year,
    }


def _table(asked: Asked) -> Table:
    columns = [
        Column("area", pgettext("plan", "Area")),
        Column("measure", pgettext("plan", "Measure")),
        Column("title", _("Title")),
        Column("holders", pgettext("plan", "Holders")),
        Column("status", pgettext("plan", "Status")),
        Column("milestone", pgettext("plan", "Milestone")),
        Column("due", pgettext("plan", "Due")),
        Column("done_on", _("Done on")),
        Column("milestone_status", pgettext("plan", "State of the milestone")),
        Column("deadline_as_printed", _("Deadline as printed")),
    ]
    rows = [
        (
            state.area.code,
            state.code,
            state.title,
            names(state.holders),
            str(state.status.label),
            one.title,
            one.due,
            one.done_on,
            str(one.state.label),
            one.printed or state.wording.deadline,
        )
        for state in asked.living
        for one in state.milestones
    ]
    return Table("timeline", _("Timeline of the plan"), columns, rows)
