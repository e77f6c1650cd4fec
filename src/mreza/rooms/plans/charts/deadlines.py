"""What falls due in the next twelve months, and what is late; for calendars too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event

from mreza.kernel.months import add_months
from mreza.rooms.plans.charts.base import Asked, Chart, Column, Table, measure_url, names
from mreza.rooms.plans.queries.states import MeasureState, MilestoneState
from mreza.rooms.plans.words import MilestoneStatus, Status

MONTHS = 12
OPEN = (MilestoneStatus.SOON, MilestoneStatus.AHEAD)
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Due:
    """A milestone that is not done, of a measure that is not stopped."""

    state: MeasureState
    milestone: MilestoneState
    day: date
    url: str

    @property
    def late(self) -> bool:
        return self.milestone.state == MilestoneStatus.LATE

    @property
    def soon(self) -> bool:
        return self.milestone.state == MilestoneStatus.SOON


def dues(asked: Asked) -> list[Due]:
    """Late ones and those of the next twelve months, by day."""
    until = add_months(asked.day, MONTHS)
    found = [
        Due(state, one, one.due, measure_url(asked.plan.code, state.code))
        for state in asked.living
        if state.status != Status.STOPPED
        for one in state.milestones
        if one.due is not None and one.due <= until
        if one.state == MilestoneStatus.LATE or one.state in OPEN
    ]
    return sorted(found, key=lambda due: due.day)


def deadlines(asked: Asked) -> Chart:
    found = dues(asked)
    return Chart(
        table=_table(found),
        label=_("Deadlines of the next twelve months"),
        extra={
            "late": [due for due in found if due.late],
            "ahead": [due for due in found if not due.late],
        },
    )


def _table(found: Sequence[Due]) -> Table:
    columns = [
        Column("due", pgettext("plan", "Due")),
        Column("measure", pgettext("plan", "Measure")),
        Column("title", _("Title")),
        Column("milestone", pgettext("plan", "Milestone")),
        Column("state", pgettext("plan", "State")),
        Column("holders", pgettext("plan", "Holders")),
    ]
    rows = [
        (
            one.day, one.state.code, one.state.title, one.milestone.title,
            str(one.milestone.state.label), names(one.state.holders),
        )
        for one in found
    ]  # fmt: skip
    return Table("deadlines", _("Deadlines of the next twelve months"), columns, rows)


def calendar(
    asked: Asked, found: Iterable[Due], at: datetime, address: Callable[[str], str]
) -> bytes:
    """Deadlines as an iCalendar of all-day events, the same from call to call; `at` is now."""
    result = Calendar()
    result.add("prodid", f"-//Mreza//Plans//{asked.language.upper()}")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("name", str(asked.plan))
    result.add("x-wr-calname", str(asked.plan))
    for due in found:
        result.add_component(_event(asked, due, at, address(due.url)))
    return bytes(result.to_ical())


def _event(asked: Asked, due: Due, at: datetime, url: str) -> Event:
    event = Event()
    year = f".{due.milestone.year}" if due.milestone.year else ""
    event.add("uid", f"{asked.plan.code}.{due.state.code}.{due.milestone.key}{year}@mreza")
    event.add("dtstamp", at)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", f"{due.state.code} {due.state.title}: {due.milestone.title}")
    event.add("description", f"{names(due.state.holders)}\n{due.milestone.state.label}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
