"""The pyramid of ages and the lines of a projection as places for SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mreza.rooms.health_workforce.models import Sex
from mreza.rooms.health_workforce.projection import CENTRAL, FAVOURABLE, UNFAVOURABLE, Projection
from mreza.rooms.health_workforce.queries.ages import BANDS, WIDTH
from mreza.rooms.quality.pictures.axes import Axis, axis, place

ROW, GAP, SIDE, MIDDLE, TOP = 26, 4, 270, 64, 26


@dataclass(frozen=True)
class Bar:
    """Workers of one band and sex; `number` is None where it is hidden."""

    x: str
    width: str
    number: int | None
    label_x: str


@dataclass(frozen=True)
class Band:
    """A row of the pyramid: its ages in words, women on the left, men on the right."""

    y: int
    ages: str
    female: Bar
    male: Bar

    @property
    def text_y(self) -> int:
        return self.y + ROW // 2 + 5


@dataclass(frozen=True)
class Pyramid:
    bands: Sequence[Band]
    width: int = 2 * SIDE + MIDDLE
    height: int = TOP + len(BANDS) * (ROW + GAP)
    row: int = ROW
    middle: int = SIDE + MIDDLE // 2
    left_head: int = SIDE
    right_head: int = SIDE + MIDDLE


def pyramid(counts: Mapping[tuple[int, str], int | None]) -> Pyramid:
    """The oldest on top; a hidden number has no length."""
    most = max([number or 0 for number in counts.values()], default=0) or 1
    scale = Axis(0, most, 0, SIDE - 46)
    return Pyramid([
        Band(TOP + at * (ROW + GAP), ages(band),
             _bar(counts[band, Sex.FEMALE], scale, left=True),
             _bar(counts[band, Sex.MALE], scale, left=False))
        for at, band in enumerate(reversed(BANDS))
    ])  # fmt: skip


def ages(band: int) -> str:
    """`20–24`; the first and the last one are open."""
    if band == BANDS[-1]:
        return f"{band}+"
    return f"<{band + WIDTH}" if band == BANDS[0] else f"{band}–{band + WIDTH - 1}"


def _bar(number: int | None, scale: Axis, *, left: bool) -> Bar:
    length = float(scale.at(number or 0))
    start = SIDE - length if left else SIDE + MIDDLE
    end = start - 6 if left else start + length + 6
    return Bar(place(start), place(length), number, place(end))


CHART_WIDTH, CHART_HEIGHT = 760, 340
CHART_LEFT, CHART_RIGHT, CHART_TOP, CHART_BOTTOM = 62, 18, 18, 40
EVERY = 3  # years are named so far apart


@dataclass(frozen=True)
class Mark:
    """A year on a line, which leads to why it is what it is."""

    x: str
    y: str
    year: int
    value: Decimal


@dataclass(frozen=True)
class Line:
    """Supply or need under the central set, with the band between the other two."""

    name: str
    points: str
    band: str
    marks: Sequence[Mark] = field(default=())
    second: bool = False


@dataclass(frozen=True)
class Chart:
    lines: Sequence[Line]
    ticks: Sequence[tuple[str, Decimal]]
    years: Sequence[tuple[str, int]]
    width: int = CHART_WIDTH
    height: int = CHART_HEIGHT
    left: int = CHART_LEFT
    right: int = CHART_WIDTH - CHART_RIGHT
    bottom: int = CHART_HEIGHT - CHART_BOTTOM


def chart(first: Projection, second: Projection | None) -> Chart:
    """Supply and need of one projection, or of two on the same axes."""
    shown = [one for one in (first, second) if one is not None]
    y = axis(
        [float(row[name]) for one in shown for years in one.years.values() for row in years
         for name in ("supply", "need") if row[name] is not None],
        CHART_HEIGHT - CHART_BOTTOM, CHART_TOP,
    )  # fmt: skip
    now, last = first.start.year, first.start.year + len(first.central)
    x = Axis(now + 1, max(last, now + 2), CHART_LEFT + 10, CHART_WIDTH - CHART_RIGHT - 10)
    lines = [
        _line(one, name, x, y, second=one is second) for one in shown for name in ("need", "supply")
    ]
    years = range(now + 1, last + 1, EVERY)
    return Chart(lines, y.ticks(), [(x.at(year), year) for year in years])


def _line(one: Projection, name: str, x: Axis, y: Axis, *, second: bool) -> Line:
    central = _places(one.central, name, x, y)
    low = _places(one.years[UNFAVOURABLE], name, x, y)
    high = _places(one.years[FAVOURABLE], name, x, y)
    marks = [] if second else [
        Mark(at_x, at_y, int(row["year"]), row[name])
        for row, (at_x, at_y) in zip(one.years[CENTRAL], central, strict=True)
    ]  # fmt: skip
    return Line(name, _written(central), _written([*low, *reversed(high)]), marks, second)


def _places(
    years: Sequence[Mapping[str, Any]], name: str, x: Axis, y: Axis
) -> list[tuple[str, str]]:
    return [(x.at(float(row["year"])), y.at(float(row[name] or 0))) for row in years]


def _written(points: Sequence[tuple[str, str]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
