"""What every chart is: a picture with its name, legend and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mreza import acts
from mreza.kernel.errors import UnknownNameError
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.plans.models import Plan
from mreza.rooms.plans.queries.states import MeasureState
from mreza.rooms.plans.words import MilestoneStatus, Status
from mreza.site import formats

# A sign beside each word and colour, so that no state is told by colour alone.
SIGNS = {
    Status.DONE: "✓",
    Status.ON_TRACK: "●",
    Status.AT_RISK: "▲",
    Status.LATE: "!",
    Status.NOT_STARTED: "○",
    Status.STOPPED: "■",
}
STATUSES = tuple(SIGNS)  # from done to stopped: the order in bars, legends and tables


@dataclass(frozen=True)
class Column:
    """`name` is for programs and never changes, `title` for people; `euros` tells money."""

    name: str
    title: str
    euros: bool = False


@dataclass(frozen=True)
class Table:
    """The rows of a chart: texts, days, whole numbers and decimals."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]

    def records(self) -> list[dict[str, Any]]:
        """Rows by the names of the columns, days as 2026-12-31."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in self.rows]

    def sheet(self) -> Sheet:
        header = [column.title for column in self.columns]
        return Sheet(self.title, header, [[_plain(cell) for cell in row] for row in self.rows])

    def printed(self, language: str) -> list[list[str]]:
        """Rows as people read them in a language."""
        return [
            [
                shown(cell, language, euros=column.euros)
                for cell, column in zip(row, self.columns, strict=True)
            ]
            for row in self.rows
        ]

    def numbers(self) -> list[int]:
        """Columns that hold numbers only, by their place."""
        return [
            place
            for place in range(len(self.columns))
            if self.rows and all(isinstance(row[place], int | Decimal | None) for row in self.rows)
        ]


@dataclass(frozen=True)
class Chart:
    """A picture (None: the table is the picture), how it is drawn, and its table.

    `narrow` is the same picture for a phone, where the wide one would be too small to read.
    `legend` are (class of the mark, its sign, words); `notes` say what the picture cannot.
    """

    table: Table
    label: str
    picture: Any = None
    narrow: Any = None
    drawing: str = ""
    legend: Sequence[tuple[str, str, str]] = ()
    notes: Sequence[str] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What a chart is made of: the plan, its measures as they stand on the day, the language."""

    plan: Plan
    states: Sequence[MeasureState]
    day: date
    language: str

    @property
    def living(self) -> list[MeasureState]:
        """Measures of the newest version; what disappeared is listed on the plan's page."""
        return [state for state in self.states if not state.disappeared]


def _plain(cell: Any) -> Any:
    return cell.isoformat() if isinstance(cell, date) else cell


def shown(cell: Any, language: str, *, euros: bool = False) -> str:
    """A cell as people read it; empty where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return formats.day(cell, language=language)
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, int | Decimal):
        if not euros:
            return formats.number(cell, language=language)
        return formats.euros(cell, language=language, places=0 if cell == int(cell) else 2)
    return str(cell)


def legend_of_statuses() -> list[tuple[str, str, str]]:
    return [(f"st-{status.value}", SIGNS[status], str(status.label)) for status in STATUSES]


def milestone_sign(state: MilestoneStatus) -> str:
    return {MilestoneStatus.DONE: "◆", MilestoneStatus.LATE: "◆!"}.get(state, "◇")


def names(parties: Sequence[Any]) -> str:
    """Names of parties as printed, in a row."""
    return ", ".join(party.name for party in parties)


def short_title(plan: Plan) -> str:
    """How a plan is called for short: the short title of its act, where there is one."""
    try:
        return acts.get(plan.code).short[get_language() or "sl"]
    except UnknownNameError:
        return str(plan)


def measure_url(plan: str, code: str) -> str:
    return reverse("plans:measure", args=[plan, code])


def list_url(plan: str, **wanted: str) -> str:
    """The list of the plan's measures, narrowed."""
    return f"{reverse('plans:plan', args=[plan])}?{urlencode(wanted)}"
