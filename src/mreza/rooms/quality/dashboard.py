"""How a home is doing: a card for each indicator, and what has to be done next."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mreza.rooms.quality import completeness, months, series, snapshots, words
from mreza.rooms.quality.control.points import Chart
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.models import Annotation, MonthClose, PlannedValue
from mreza.rooms.quality.pictures.control import Spark, spark
from mreza.rooms.quality.series import Key

MONTHS = 24
EARLIEST = 3  # months before the running one for which the next step is sought


@dataclass(frozen=True)
class Card:
    """The newest value of an indicator of a service, with what it stands among."""

    indicator: Indicator
    service: str
    title: str
    service_title: str
    newest: Value | None
    shown: str
    parts: str
    why: str
    beside: Sequence[tuple[str, str, str]]
    planned: str
    met: bool | None
    chart: Chart
    spark: Spark
    standing: str
    url: str
    changed: Collection[date] = ()

    @property
    def signalled(self) -> bool:
        last = self.chart.last
        return last is not None and bool(last.signals)


def card(
    code: str,
    values: Sequence[Value],
    *,
    baselines: Collection[date],
    planned: Mapping[int, PlannedValue],
    changed: Collection[date] = (),
) -> Card:
    """The card of values of one indicator and service, in order of their months."""
    indicator, service = values[0].indicator, values[0].service
    chart = series.chart(indicator, values, baselines)
    newest = next((v for v in reversed(values) if v.value is not None), None)
    plan = planned.get(newest.month.year) if newest else None
    return Card(
        indicator=indicator,
        service=service,
        title=indicator.short[words.language()],
        service_title=words.service(service),
        newest=newest,
        shown=words.figure(indicator, newest.value) if newest else "–",
        parts=parts(newest) if newest else "",
        why=series.address(code, newest) if newest else "",
        beside=beside(code, newest) if newest else (),
        planned=words.figure(indicator, plan.value) if plan and plan.value is not None else "",
        met=is_met(indicator, newest, plan),
        chart=chart,
        spark=spark(chart),
        standing=series.standing(chart),
        url=page(code, indicator, service),
        changed=changed,
    )


def page(code: str, indicator: Indicator, service: str) -> str:
    """The address of the indicator's own page."""
    found = reverse("quality:indicator", args=[code, indicator.name])
    return f"{found}?service={service}" if service else found


def parts(value: Value) -> str:
    """`5 od 214`, the numerator and the denominator."""
    return _("%(part)s of %(whole)s") % {
        "part": words.part(value.indicator, value.numerator),
        "whole": words.part(value.indicator, value.denominator),
    }


def beside(code: str, value: Value) -> list[tuple[str, str, str]]:
    """Formulas shown with the value: title, figure, address."""
    found = []
    for name in value.indicator.beside[:2]:
        law = value.indicator.table.formula(name)
        figure = value.values.get(name)
        if isinstance(figure, bool) or figure is None:
            continue
        shown = words.beside(law, figure)
        found.append((law.title[words.language()], shown, series.address(code, value, name)))
    return found


def is_met(indicator: Indicator, newest: Value | None, plan: PlannedValue | None) -> bool | None:
    """Whether the newest value is as planned; None without a plan or a value."""
    if newest is None or newest.value is None or plan is None or plan.value is None:
        return None
    better: str = indicator.law.better
    found: bool = newest.value >= plan.value if better == "higher" else newest.value <= plan.value
    return found


def baselines_of(notes: Sequence[Annotation], key: Key) -> list[date]:
    """Months in which a new baseline of the indicator begins."""
    return [
        note.month
        for note in notes
        if note.starts_baseline and (note.indicator, note.service) == key
    ]


def changed_since(
    held: Mapping[date, MonthClose], values: Sequence[Value]
) -> dict[date, list[snapshots.Difference]]:
    """By month, what is other now than when it was closed."""
    by_month: dict[date, list[Value]] = {}
    for value in values:
        by_month.setdefault(value.month, []).append(value)
    found = {
        month: snapshots.differences(close.values.all(), by_month.get(month, []))
        for month, close in held.items()
    }
    return {month: differences for month, differences in found.items() if differences}


@dataclass(frozen=True)
class Step:
    """What to do next: in words, where, and for whom it is."""

    title: str
    detail: str
    url: str
    button: str
    ready: bool = True


def next_step(
    code: str,
    day: date,
    closes: Sequence[MonthClose],
    sent: Collection[date],
    rights: Mapping[str, bool],
) -> Step | None:
    """The oldest thing to be done about the last months: approve, close, or send."""
    newest = months.before(day)
    first = max(months.moved(newest, -EARLIEST), completeness.first_month())
    held = {close.month for close in closes if close.state == MonthClose.State.APPROVED}
    waiting = {close.month for close in closes if close.state == MonthClose.State.PREPARED}
    for month in months.between(first, newest):
        name = words.month(month)
        url = reverse("quality:month", args=[code, months.written(month)])
        if month in waiting:
            button = _("Look at it and approve") if rights["approve"] else _("Look at it")
            return Step(
                _("%(month)s waits for approval") % {"month": name.capitalize()},
                _("Prepared by one person, it is approved by another."), url, button,
            )  # fmt: skip
        if month not in held:
            return Step(
                _("Close %(month)s") % {"month": name},
                _("The month is over: look at what is missing, then close it."),
                url, _("Close the month"),
            )  # fmt: skip
        if month not in sent:
            return Step(
                _("Send the report for %(month)s") % {"month": name},
                _("The month is closed; its report has computed itself."),
                reverse("quality:reports", args=[code]), _("To the reports"),
            )  # fmt: skip
    return None


def plans_of(
    planned: Mapping[tuple[str, str, int], PlannedValue], key: Key
) -> dict[int, PlannedValue]:
    """By year, the planned values of an indicator and service."""
    return {year: plan for (*of, year), plan in planned.items() if tuple(of) == key}


def so_far(code: str, values: Sequence[Value]) -> list[dict[str, Any]]:
    """The running month: counts only, because it is not over."""
    return [
        {
            "title": value.indicator.short[words.language()],
            "service": words.service(value.service),
            "parts": parts(value),
            "shown": words.figure(value.indicator, value.value),
            "why": series.address(code, value),
        }
        for value in values
        if value.value is not None and value.indicator.counts
    ]
