"""Money by year and source: planned beside committed and spent, and what has no amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mreza.rooms.plans import money as printed_money
from mreza.rooms.plans.charts.base import Asked, Chart, Column, Table, shown
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.money import Sums, Year
from mreza.rooms.plans.pictures.money import money as draw
from mreza.rooms.plans.queries.states import MeasureState
from mreza.rooms.plans.queries.told import Funds
from mreza.rooms.plans.words import Basis

KINDS = ("planned", "committed", "spent")


@dataclass(frozen=True)
class Line:
    """Money of all measures in a year from a source; None where nobody recorded any."""

    year: int
    source: str
    planned: Decimal | None
    committed: Decimal | None
    spent: Decimal | None
    measures: int


def lines(states: Iterable[MeasureState]) -> list[Line]:
    """What holders recorded, by year and then source."""
    found: dict[tuple[int, str], list[Funds]] = defaultdict(list)
    for state in states:
        for funds in state.funds:
            found[funds.year, funds.source].append(funds)
    return [_line(year, source, rows, len(rows)) for (year, source), rows in sorted(found.items())]


def _line(year: int, source: str, rows: Sequence[Funds | Line], measures: int) -> Line:
    """Rows of a year added."""
    planned, committed, spent = (_sum(rows, kind) for kind in KINDS)
    return Line(year, source, planned, committed, spent, measures)


def _sum(rows: Sequence[Funds | Line], kind: str) -> Decimal | None:
    """None where none of them says anything, which is not zero."""
    known = [value for row in rows if (value := getattr(row, kind)) is not None]
    return sum(known, Decimal(0)) if known else None


def money(asked: Asked) -> Chart:
    found = lines(asked.living)
    without = [state for state in asked.living if not state.funds]
    return Chart(
        table=_table(found),
        label=_("Money by year and source: planned, committed, spent"),
        picture=draw(_years(asked, found)) if found else None,
        narrow=draw(_years(asked, found), NARROW) if found else None,
        drawing="plans/charts/_money.svg",
        legend=[
            ("planned", "", pgettext("plan", "planned")),
            ("committed", "", pgettext("plan", "committed")),
            ("spent", "", pgettext("plan", "spent")),
        ],
        extra={"lines": found, "without_funds": without, "years": _sums(found)},
    )


def _years(asked: Asked, found: Sequence[Line]) -> list[Year]:
    years = sorted({line.year for line in found})
    return [
        Year(
            str(year),
            [_drawn(asked, line) for line in found if line.year == year],
        )
        for year in years
    ]


def _drawn(asked: Asked, line: Line) -> Sums:
    said = ", ".join(
        f"{words} {shown(value, asked.language, euros=True)}"
        for words, value in (
            (pgettext("plan", "planned"), line.planned),
            (pgettext("plan", "committed"), line.committed),
            (pgettext("plan", "spent"), line.spent),
        )
        if value is not None
    )
    return Sums(
        line.source, line.planned, line.committed, line.spent,
        f"{line.year}, {line.source}: {said}",
    )  # fmt: skip


def _sums(found: Sequence[Line]) -> list[Line]:
    """The years with all their sources added."""
    years = sorted({line.year for line in found})
    rows = [(year, [line for line in found if line.year == year]) for year in years]
    return [
        _line(year, "", of_year, sum(row.measures for row in of_year)) for year, of_year in rows
    ]


def without_amount(states: Iterable[MeasureState]) -> list[tuple[str, list[MeasureState]]]:
    """Measures for which the plan prints no sum, by what it says instead."""
    found: dict[str, list[MeasureState]] = defaultdict(list)
    for state in states:
        if not printed_money.has_amount(state):
            said = state.amounts[0].basis if state.amounts else Basis.UNSTATED
            found[said].append(state)
    return [(str(Basis(basis).label), rows) for basis, rows in sorted(found.items())]


def _table(found: Sequence[Line]) -> Table:
    columns = [
        Column("year", _("Year")),
        Column("source", pgettext("plan", "Source of funds")),
        Column("planned", pgettext("plan", "Planned"), euros=True),
        Column("committed", pgettext("plan", "Committed"), euros=True),
        Column("spent", pgettext("plan", "Spent"), euros=True),
        Column("measures", pgettext("plan", "Measures")),
    ]
    rows = [
        (str(one.year), one.source, one.planned, one.committed, one.spent, one.measures)
        for one in found
    ]
    return Table("money", _("Money by year and source"), columns, rows)
