"""A control chart as a picture: line, limits, centre line, plan, notes and every point a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mreza.rooms.quality.control.points import Chart, Point
from mreza.rooms.quality.pictures.axes import Axis, axis, place

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 58, 16, 26, 40
LABEL_EVERY = 60  # at least so far apart are months named


@dataclass(frozen=True)
class Named:
    """What a picture says of one of its points: its name aloud, its address, how it looks."""

    label: str
    url: str = ""
    css: str = ""


@dataclass(frozen=True)
class Mark:
    """A point at its place."""

    x: str
    y: str
    label: str
    url: str
    css: str
    signalled: bool


@dataclass(frozen=True)
class Flag:
    """A note at a month, by its number in the list under the picture."""

    x: str
    number: int


@dataclass(frozen=True)
class Picture:
    """All places of a control chart, as texts for SVG."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    marks: Sequence[Mark]
    lines: Sequence[str]
    limits: Sequence[str]
    centres: Sequence[str]
    planned: str
    ticks: Sequence[tuple[str, Decimal]]
    months: Sequence[tuple[str, date]]
    flags: Sequence[Flag] = field(default=())
    starts: Sequence[str] = field(default=())


def picture(
    chart: Chart,
    names: Mapping[date, Named],
    *,
    planned: float | None = None,
    notes: Mapping[date, int] | None = None,
    most: float | None = None,
    by_day: bool = False,
) -> Picture:
    """Draws the chart. `names` are by day of the point, `notes` numbers of notes by month.

    `by_day` places points by their days instead of one beside the other.
    """
    points = list(chart.points)
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    y = axis(_heights(points, planned), bottom, TOP, most=most)
    xs = _xs(points, right, by_day=by_day)
    return Picture(
        WIDTH, HEIGHT, LEFT, right, TOP, bottom,
        marks=[
            _mark(point, x, y, names.get(point.day, Named("")))
            for point, x in zip(points, xs, strict=True)
            if point.value is not None
        ],
        lines=_stretches([(x, point.value) for x, point in zip(xs, points, strict=True)], y),
        limits=[
            *_stretches([(x, p.low) for x, p in zip(xs, points, strict=True)], y),
            *_stretches([(x, p.high) for x, p in zip(xs, points, strict=True)], y),
        ],
        centres=_centres(chart, xs, y),
        planned="" if planned is None else y.at(planned),
        ticks=y.ticks(),
        months=_months(points, xs),
        flags=[
            Flag(place(x), (notes or {})[point.day])
            for point, x in zip(points, xs, strict=True)
            if point.day in (notes or {})
        ],
        starts=_starts(chart, points, xs),
    )  # fmt: skip


def _heights(points: Sequence[Point], planned: float | None) -> list[float]:
    found = [value for p in points for value in (p.value, p.low, p.high, p.centre)]
    return [value for value in [*found, planned] if value is not None]


def _xs(points: Sequence[Point], right: float, *, by_day: bool) -> list[float]:
    span = right - LEFT - 24
    if by_day and len(points) > 1:
        first, last = points[0].day, points[-1].day
        whole = max((last - first).days, 1)
        return [LEFT + 12 + (point.day - first).days * span / whole for point in points]
    gap = span / max(len(points) - 1, 1)
    return [LEFT + 12 + number * gap for number in range(len(points))]


def _mark(point: Point, x: float, y: Axis, named: Named) -> Mark:
    return Mark(
        place(x), y.at(point.value or 0), named.label, named.url, named.css, bool(point.signals)
    )


def _stretches(values: Sequence[tuple[float, float | None]], y: Axis) -> list[str]:
    """Lines that break where there is no value; a lone value has no line."""
    found: list[list[str]] = [[]]
    for x, value in values:
        if value is None:
            found.append([])
        else:
            found[-1].append(f"{place(x)},{y.at(value)}")
    return [" ".join(part) for part in found if len(part) > 1]


def _centres(chart: Chart, xs: Sequence[float], y: Axis) -> list[str]:
    """One line for each phase."""
    firsts = [phase.first for phase in chart.phases]
    found = []
    for number, phase in enumerate(chart.phases):
        after = firsts[number + 1] if number + 1 < len(firsts) else date.max
        mine = [x for x, p in zip(xs, chart.points, strict=True) if phase.first <= p.day < after]
        if mine and phase.centre is not None:
            height = y.at(phase.centre)
            found.append(f"{place(mine[0])},{height} {place(mine[-1])},{height}")
    return found


def _months(points: Sequence[Point], xs: Sequence[float]) -> list[tuple[str, date]]:
    """Every so many months named, the newest always."""
    found: list[tuple[str, date]] = []
    last = None
    for x, point in reversed(list(zip(xs, points, strict=True))):
        if last is None or last - x >= LABEL_EVERY:
            found.append((place(x), point.day))
            last = x
    return found[::-1]


def _starts(chart: Chart, points: Sequence[Point], xs: Sequence[float]) -> list[str]:
    """Where phases after the first begin."""
    firsts = {phase.first for phase in chart.phases[1:]}
    return [place(x - 6) for x, point in zip(xs, points, strict=True) if point.day in firsts]


SPARK_WIDTH, SPARK_HEIGHT = 160, 44


@dataclass(frozen=True)
class Spark:
    """A small picture of a chart: its line, limits, centre, and its newest point."""

    lines: Sequence[str]
    limits: Sequence[str]
    centres: Sequence[str]
    last: Mark | None


def spark(chart: Chart) -> Spark:
    points = list(chart.points)
    y = axis(_heights(points, None), SPARK_HEIGHT - 3, 3)
    gap = (SPARK_WIDTH - 6) / max(len(points) - 1, 1)
    xs = [3 + number * gap for number in range(len(points))]
    pairs = list(zip(xs, points, strict=True))
    lows = _stretches([(x, p.low) for x, p in pairs], y)
    highs = _stretches([(x, p.high) for x, p in pairs], y)
    shown = [(x, p) for x, p in pairs if p.value is not None]
    last = _mark(shown[-1][1], shown[-1][0], y, Named("")) if shown else None
    return Spark(
        _stretches([(x, p.value) for x, p in pairs], y), [*lows, *highs],
        _centres(chart, xs, y), last,
    )  # fmt: skip
