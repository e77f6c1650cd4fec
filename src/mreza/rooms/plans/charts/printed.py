"""What the plan itself prints in euros, counted by year under a treatment that can be switched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from mreza.kernel.plan import TREATMENTS, Treatment
from mreza.rooms.plans import money as printed_money
from mreza.rooms.plans.charts.base import Asked, Chart, Column, Table, shown
from mreza.rooms.plans.charts.money import without_amount
from mreza.rooms.plans.models import Amount
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.money import Sums, Year
from mreza.rooms.plans.pictures.money import money as draw
from mreza.rooms.plans.queries.states import MeasureState
from mreza.rooms.plans.words import Basis

LETTER: Treatment = "letter"
NAMES: dict[str, str | Promise] = {
    "letter": gettext_lazy("by the letter"),
    "even": gettext_lazy("split evenly"),
    "whole_each_year": gettext_lazy("whole in each year"),
}
MEANINGS: dict[str, str | Promise] = {
    "letter": gettext_lazy(
        "A sum counts in the year for which it is printed. What is printed for both years together "
        "counts in neither and stands beside."
    ),
    "even": gettext_lazy("A sum for both years together counts with the same part in each."),
    "whole_each_year": gettext_lazy("A sum for both years together counts whole in each of them."),
}


@dataclass(frozen=True)
class Printed:
    """A printed sum of a measure (its `number` from 1) and what counts of it in each year."""

    state: MeasureState
    number: int
    amount: Amount
    by_year: Sequence[tuple[int, Decimal]]

    @property
    def basis(self) -> str:
        return str(Basis(self.amount.basis).label)

    @property
    def source(self) -> str:
        """Where the money is to come from, as printed; several share it undivided."""
        return str(self.amount.source) or _("no source is printed")

    @property
    def counts(self) -> bool:
        return any(value for _year, value in self.by_year)


def treatment_of(asked_for: str) -> Treatment:
    """The treatment of an address; the letter for any other word."""
    return next((one for one in TREATMENTS if one == asked_for), LETTER)


def lines(asked: Asked, treatment: Treatment) -> list[Printed]:
    """Every printed sum in the order of the plan."""
    years = printed_money.years_of(asked.plan)
    return [
        Printed(
            state, number, amount,
            [(y, printed_money.counted(amount, y, years, treatment)) for y in years],
        )
        for state in asked.living
        for number, amount in enumerate(state.amounts, 1)
        if amount.euros is not None
    ]  # fmt: skip


def printed(asked: Asked, treatment: Treatment) -> Chart:
    """Sums by year and source; what no year counts and what has no sum stand beside."""
    found = lines(asked, treatment)
    years = printed_money.years_of(asked.plan)
    counted = [line for line in found if line.counts]
    aside = [line for line in found if not line.counts]
    drawn = [_year(asked, counted, year) for year in years]
    return Chart(
        table=_table(found, years),
        label=_("Printed sums by year and source"),
        picture=draw(drawn) if counted else None,
        narrow=draw(drawn, NARROW) if counted else None,
        drawing="plans/charts/_money.svg",
        notes=[str(MEANINGS[treatment])],
        extra={
            "lines": found,
            "measures": _by_measure(found),
            "sources": sources(asked),
            "counted": counted,
            "aside": aside,
            "aside_sum": sum((line.amount.euros or Decimal(0) for line in aside), Decimal(0)),
            "years": [(year, _sum(found, year)) for year in years],
            "without": without_amount(asked.living),
            "treatment": treatment,
            "treatments": [(one, NAMES[one]) for one in TREATMENTS],
        },
    )


@dataclass(frozen=True)
class OfMeasure:
    """The printed sums of one measure; `cells` are the sums behind each year's figure."""

    state: MeasureState
    lines: Sequence[Printed]
    cells: Sequence[tuple[int, Sequence[tuple[Printed, Decimal]]]]

    @property
    def bases(self) -> list[str]:
        return list(dict.fromkeys(line.basis for line in self.lines))


def _by_measure(found: Sequence[Printed]) -> list[OfMeasure]:
    rows = [list(group) for _code, group in groupby(found, key=lambda line: line.state.code)]
    return [OfMeasure(lines_[0].state, lines_, _cells(lines_)) for lines_ in rows]


def _cells(found: Sequence[Printed]) -> list[tuple[int, list[tuple[Printed, Decimal]]]]:
    """For each year the sums that count in it, or the first one with 0, so that 0 opens too."""
    cells = []
    for year, _value in found[0].by_year:
        values = [(line, dict(line.by_year)[year]) for line in found]
        cells.append((year, [pair for pair in values if pair[1]] or values[:1]))
    return cells


def _sum(found: Sequence[Printed], year: int) -> Decimal:
    return sum((dict(line.by_year)[year] for line in found), Decimal(0))


def _year(asked: Asked, counted: Sequence[Printed], year: int) -> Year:
    rows = [
        (source, sum((dict(line.by_year)[year] for line in group), Decimal(0)))
        for source, group in _by_source(counted).items()
    ]
    largest = sorted(rows, key=lambda row: -row[1])
    return Year(
        str(year),
        [
            Sums(name, value, None, None,
                 f"{year}, {name}: {shown(value, asked.language, euros=True)}")
            for name, value in largest if value
        ],
    )  # fmt: skip


def _by_source(found: Sequence[Printed]) -> dict[str, list[Printed]]:
    grouped: dict[str, list[Printed]] = {}
    for line in found:
        grouped.setdefault(line.source, []).append(line)
    return grouped


def sources(asked: Asked) -> list[tuple[str, int, int]]:
    """Printed sources with their measures, and how many of these have a sum; most used first."""
    measures: dict[str, set[str]] = {}
    with_sum: dict[str, set[str]] = {}
    for state in asked.living:
        for amount in state.amounts:
            for source in filter(None, amount.source.split("; ")):
                measures.setdefault(source, set()).add(state.code)
                if amount.euros is not None:
                    with_sum.setdefault(source, set()).add(state.code)
    rows = [(name, len(codes), len(with_sum.get(name, ()))) for name, codes in measures.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _table(found: Sequence[Printed], years: Sequence[int]) -> Table:
    columns = [
        Column("measure", pgettext("plan", "Measure")),
        Column("title", _("Title")),
        Column("as_printed", _("As printed")),
        Column("basis", _("What it is for")),
        Column("source", pgettext("plan", "Source of funds")),
        Column("printed_euros", _("Printed sum"), euros=True),
        *(Column(f"counted_{year}", _("Counted in %(year)s") % {"year": year}, euros=True)
          for year in years),
    ]  # fmt: skip
    rows = [
        (
            line.state.code, line.state.title, line.amount.printed, line.basis, line.source,
            line.amount.euros, *(value for _year, value in line.by_year),
        )
        for line in found
    ]  # fmt: skip
    return Table("printed", _("What the plan prints"), columns, rows)
