"""An indicator through time as its page shows it: picture, table, notes by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.rooms.quality import dashboard, months, series, words
from mreza.rooms.quality.control.points import Chart, Point
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.models import Annotation, MonthClose, PlannedValue
from mreza.rooms.quality.pictures.control import Picture, picture


@dataclass(frozen=True)
class Drawn:
    """A chart with everything its page says of it."""

    chart: Chart
    picture: Picture
    kind: str
    standing: str
    signals: Sequence[tuple[str, str, str]]
    table: Sequence[dict[str, Any]]
    provisional: bool
    spread: float
    days: Picture | None = None
    days_kind: str = ""


def drawn(
    code: str,
    values: Sequence[Value],
    held: Mapping[date, MonthClose],
    notes: Sequence[Annotation],
    planned: Mapping[int, PlannedValue],
    days: Sequence[date],
) -> Drawn:
    """The monthly chart, and days between events where these are rare."""
    indicator = values[0].indicator
    baselines = [note.month for note in notes if note.starts_baseline]
    chart = series.chart(indicator, values, baselines)
    names = series.names(code, chart, values, held)
    newest = months.written(values[-1].month)
    plan = planned.get(int(newest[:4]))
    waiting = series.waiting(days, baselines)
    return Drawn(
        chart=chart,
        picture=picture(
            chart,
            names,
            planned=float(plan.value) if plan and plan.value is not None else None,
            notes={note.month: number for number, note in reversed(list(enumerate(notes, 1)))},
            most=indicator.most,
        ),
        kind=str(words.CHARTS[chart.kind]),
        standing=series.standing(chart),
        signals=[_signal(point) for point in reversed(chart.signalled)],
        table=_table(code, chart, values, held),
        provisional=any(phase.provisional for phase in chart.phases),
        spread=max((phase.spread for phase in chart.phases), default=1.0),
        days=picture(waiting, series.days_names(waiting, {}), by_day=True) if waiting else None,
        days_kind=str(words.CHARTS[waiting.kind]) if waiting else "",
    )


def _signal(point: Point) -> tuple[str, str, str]:
    """Month, rules in plain words, what they mean."""
    rules = ", ".join(series.signals(point))
    means = " ".join(str(words.SIGNAL_MEANS[signal]) for signal in point.signals)
    return words.month(point.day), rules, means


def _table(
    code: str, chart: Chart, values: Sequence[Value], held: Mapping[date, MonthClose]
) -> list[dict[str, Any]]:
    """Months, newest first, as the picture draws them."""
    by_month = {value.month: value for value in values}
    rows = []
    for point in reversed(chart.points):
        value = by_month.get(point.day)
        if value is not None:
            rows.append(
                {
                    "month": point.day,
                    "value": value,
                    "shown": words.figure(value.indicator, value.value, unit=False),
                    "numerator": words.part(value.indicator, value.numerator),
                    "denominator": words.part(value.indicator, value.denominator),
                    "low": _limit(point.low),
                    "high": _limit(point.high),
                    "why": series.address(code, value),
                    "signals": ", ".join(series.signals(point)),
                    "few": value.few,
                    "by_hand": value.counted.source == "by_hand",
                    "closed": point.day in held,
                    "beside": dashboard.beside(code, value),
                }
            )
    return rows


def _limit(limit: float | None) -> str:
    return "–" if limit is None else words.number(Decimal(f"{limit:.6f}"))
