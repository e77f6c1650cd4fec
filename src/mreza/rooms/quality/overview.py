"""The network as the ministry sees it: who reported which month, and the nation's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils import timezone

from mreza import acts
from mreza.kernel.due import Monthly
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.quality import indicators, months, queries, report, series, sums, words
from mreza.rooms.quality.control.points import Chart
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import ACT
from mreza.rooms.quality.models import Submission
from mreza.rooms.quality.pictures.control import Spark, spark
from mreza.rooms.quality.queries import Figure

MONTHS = 12
OBLIGATION = "indicators_monthly"
PRODUCTIVE = ("on_time", "late", "missing", "not_due")


@dataclass(frozen=True)
class Cell:
    """A home's report of a month: `on_time`, `late`, `missing`, `not_due` or `before`."""

    month: date
    state: str
    submission: Submission | None = None
    reminders: int = 0


@dataclass(frozen=True)
class Row:
    """A home's year."""

    version: OrganisationVersion
    cells: Sequence[Cell]
    year: Submission | None

    @property
    def missing(self) -> int:
        return sum(cell.state == "missing" for cell in self.cells)


@cache
def due_day() -> int:
    """The day of the next month by the act's obligation (illustrative: the ministry sets it)."""
    found = next(one for one in acts.get(ACT).obligations if one.code == OBLIGATION)
    assert isinstance(found.due, Monthly)  # noqa: S101 - the act's own file
    return found.due.day


def due(month: date) -> date:
    """Until when a month's report counts as on time here."""
    return months.moved(month, 1).replace(day=due_day())


def is_on_time(month: date, at: datetime) -> bool:
    """Whether a month's report that was sent `at` came by the home's own calendar in time."""
    return timezone.localdate(at) <= due(month)


def matrix(day: date, first: date, last: date) -> list[Row]:
    """Homes by months; a home owes reports from the first month that it closed."""
    sent = queries.sent("month", first, last)
    yearly = queries.sent("year", first.replace(month=1, day=1), last)
    began, reminded = queries.began(), queries.reminded(first, last)
    return [
        Row(
            version,
            [
                _cell(version.code, month, day, sent, began, reminded)
                for month in months.between(first, last)
            ],
            next((s for (code, _first), s in yearly.items() if code == version.code), None),
        )
        for version in queries.homes(day)
    ]


def _cell(
    code: str,
    month: date,
    day: date,
    sent: Mapping[tuple[str, date], Submission],
    began: Mapping[str, date],
    reminded: Mapping[tuple[str, date], int],
) -> Cell:
    found = sent.get((code, month))
    if found is not None:
        return Cell(month, "on_time" if is_on_time(month, found.at) else "late", found)
    start = began.get(code)
    if start is None or start > month:
        return Cell(month, "before")
    state = "missing" if due(month) < day else "not_due"
    return Cell(month, state, None, reminded.get((code, month), 0))


def summary(rows: Sequence[Row], month: date) -> dict[str, int]:
    """How many homes reported a month, by state."""
    states = [cell.state for row in rows for cell in row.cells if cell.month == month]
    return {state: states.count(state) for state in (*PRODUCTIVE, "before")}


@dataclass(frozen=True)
class NationalRow:
    """An indicator of the nation: newest value, months before, how many homes stand behind it."""

    indicator: indicators.Indicator
    service: str
    title: str
    service_title: str
    newest: Value
    shown: str
    numerator: str
    denominator: str
    homes: int
    chart: Chart
    spark: Spark
    standing: str


def national(last: date, rows: Sequence[Figure]) -> list[NationalRow]:
    """Parts of all homes added by month and the figure of the sums; newest month `last`."""
    by_month = queries.by_month(rows)
    homes = _homes(rows)
    values = [
        value for month, mine in by_month.items() for value in sums.added(mine, month).values()
    ]
    found = [_national(mine, last, homes[key]) for key, mine in series.by_indicator(values).items()]
    known = [row for row in found if row is not None]
    return sorted(known, key=lambda row: (indicators.order(row.indicator.name), row.service))


def _homes(rows: Sequence[Figure]) -> dict[series.Key, Counter[date]]:
    """By indicator and service, how many homes stand behind each month."""
    counts: dict[series.Key, Counter[date]] = {}
    for row in rows:
        if sums.is_known(row):
            counts.setdefault((row.indicator, row.service), Counter())[row.month] += 1
    return counts


def _national(values: Sequence[Value], last: date, homes: Counter[date]) -> NationalRow | None:
    """A month of few homes says nothing of the nation: it is left out of the picture."""
    newest = values[-1]
    if newest.month != last or newest.value is None:
        return None
    enough = [value for value in values if 2 * homes[value.month] >= homes[last]]
    indicator, service = newest.indicator, newest.service
    chart = series.chart(indicator, enough, ())
    return NationalRow(
        indicator, service, indicator.short[words.language()], words.service(service), newest,
        words.figure(indicator, newest.value), words.part(indicator, newest.numerator),
        words.part(indicator, newest.denominator), homes[last], chart, spark(chart),
        series.standing(chart),
    )  # fmt: skip


def records(found: Sequence[NationalRow]) -> list[dict[str, Any]]:
    """The nation's values for programs."""
    return [
        {
            "indicator": row.indicator.name,
            "service": row.service,
            "month": months.written(row.newest.month),
            "homes": row.homes,
            "numerator": _plain(row.newest.numerator),
            "denominator": _plain(row.newest.denominator),
            "value": row.newest.value,
        }
        for row in found
    ]


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(report.text(number) or "0")
