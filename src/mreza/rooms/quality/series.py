"""Values through time as charts: which chart fits, what every point says and opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _

from mreza.rooms.quality import months, words
from mreza.rooms.quality.control import charts
from mreza.rooms.quality.control.points import Chart, Observed, Point
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.pictures.control import Named

Key = tuple[str, str]  # indicator, service


def by_indicator(values: Iterable[Value]) -> dict[Key, list[Value]]:
    """Values by indicator and service, in order of their months."""
    found: dict[Key, list[Value]] = defaultdict(list)
    for value in values:
        found[value.indicator.name, value.service].append(value)
    return {key: sorted(mine, key=lambda value: value.month) for key, mine in found.items()}


def observed(values: Sequence[Value]) -> list[Observed]:
    """One for each month from the first to the last; what is not there is a gap."""
    by_month = {value.month: value for value in values}
    return [
        _observed(month, by_month.get(month))
        for month in months.between(values[0].month, values[-1].month)
    ]


def _observed(month: date, value: Value | None) -> Observed:
    if value is None or value.numerator is None or not value.denominator:
        return Observed(month, None, None)
    return Observed(month, float(value.numerator), float(value.denominator))


def chart(indicator: Indicator, values: Sequence[Value], baselines: Collection[date]) -> Chart:
    """The monthly chart of the indicator: u for rates, p for shares."""
    draw = charts.rates if indicator.counts else charts.shares
    return draw(observed(values), factor=indicator.factor, baselines=baselines)


def is_rare(indicator: Indicator, values: Sequence[Value]) -> bool:
    return indicator.counts and charts.are_rare(observed(values))


def waiting(days: Sequence[date], baselines: Collection[date]) -> Chart | None:
    """Days between events; None with fewer than three of them."""
    if len(days) < 3:
        return None
    pairs = pairwise(days)
    return charts.days_between(
        [(later, (later - earlier) / timedelta(days=1)) for earlier, later in pairs], baselines
    )


def address(code: str, value: Value, formula: str = "") -> str:
    """Where a value is explained."""
    args = [code, value.indicator.name, months.written(value.month)]
    found = reverse("quality:why", args=[*args, formula or value.indicator.value])
    return f"{found}?service={value.service}" if value.service else found


def names(
    code: str, chart: Chart, values: Sequence[Value], closed: Collection[date]
) -> dict[date, Named]:
    """What each point says aloud and opens; open months and small numbers look other."""
    by_month = {value.month: value for value in values}
    return {
        point.day: _named(code, point, by_month[point.day], closed)
        for point in chart.points
        if point.day in by_month
    }


def _named(code: str, point: Point, value: Value, closed: Collection[date]) -> Named:
    parts = [
        f"{words.month(point.day)}: {words.figure(value.indicator, value.value)}",
        _("%(part)s of %(whole)s")
        % {
            "part": words.part(value.indicator, value.numerator),
            "whole": words.part(value.indicator, value.denominator),
        },
        *signals(point),
    ]
    css = " ".join(
        name
        for name, holds in (
            ("signal", bool(point.signals)),
            ("few", value.few),
            ("open", value.month not in closed),
        )
        if holds
    )
    return Named(", ".join(parts), address(code, value), css)


def signals(point: Point) -> list[str]:
    """The rules that the point fulfils, in plain words."""
    return [str(words.SIGNALS[signal]) for signal in point.signals]


def days_names(chart: Chart, address_of: Mapping[date, str]) -> dict[date, Named]:
    """What points of a chart of days between events say."""
    return {
        point.day: Named(
            ", ".join(
                [
                    _("%(days)s days before %(day)s")
                    % {"days": f"{point.value:.0f}", "day": f"{point.day:%d. %m. %Y}"},
                    *signals(point),
                ]
            ),
            address_of.get(point.day, ""),
            "signal" if point.signals else "",
        )
        for point in chart.points
        if point.value is not None
    }


def standing(chart: Chart) -> str:
    """Where the newest point stands, in plain words."""
    last = chart.last
    if last is None:
        return _("no data yet")
    if last.signals:
        return _("signal: %(rules)s") % {"rules": ", ".join(signals(last))}
    if chart.phases and chart.phases[-1].provisional:
        return _("too few months for firm limits")
    return _("within the control limits")
