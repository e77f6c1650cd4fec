"""Money by year and source: a light bar of what is planned, with committed and spent on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mreza.rooms.plans.pictures.layout import WIDE, Layout, Name
from mreza.rooms.quality.pictures.axes import Axis, axis, place

ROW, HEADING, TOP, FOOT = 34, 30, 4, 26
LANES = (("planned", 3.0, 22.0), ("committed", 7.0, 14.0), ("spent", 10.5, 7.0))


@dataclass(frozen=True)
class Sums:
    """Money of one name; None where nothing is recorded, which is not zero."""

    name: str
    planned: Decimal | None
    committed: Decimal | None
    spent: Decimal | None
    label: str = ""


@dataclass(frozen=True)
class Year:
    title: str
    rows: Sequence[Sums]


@dataclass(frozen=True)
class Lane:
    css: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Drawn:
    sums: Sums
    name: Name
    lanes: Sequence[Lane]


@dataclass(frozen=True)
class Money:
    """All places of the picture, as texts for SVG."""

    width: int
    height: int
    left: int
    bottom: int
    headings: Sequence[tuple[str, str]]
    rows: Sequence[Drawn]
    ticks: Sequence[tuple[str, Decimal]]


def money(years: Sequence[Year], layout: Layout = WIDE) -> Money:
    """Draws years below each other, all on one scale of euros from zero."""
    known = [
        float(value)
        for year in years
        for row in year.rows
        for value in (row.planned, row.committed, row.spent)
        if value is not None
    ]
    scale = axis([0, *known], layout.left, layout.width - layout.right)
    y, headings, rows = float(TOP), [], []
    for year in years:
        headings.append((year.title, place(y + 20)))
        y += HEADING
        for row in year.rows:
            rows.append(_drawn(row, y, scale, layout))
            y += ROW + layout.down
    ticks = [] if layout.above else _few(scale.ticks())
    return Money(layout.width, int(y) + FOOT, layout.left, int(y), headings, rows, ticks)


def _drawn(sums: Sums, y: float, scale: Axis, layout: Layout) -> Drawn:
    lanes, down = [], y + layout.down
    for name, top, height in LANES:
        value = getattr(sums, name)
        if value is not None:
            width = float(scale.at(float(value))) - layout.left
            lanes.append(Lane(name, place(down + top), place(max(width, 1)), place(height)))
    return Drawn(sums, layout.name(sums.name, y, down + 14), lanes)


def _few(ticks: Sequence[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    """Every second figure where more than four would stand too close."""
    return list(ticks[::2]) if len(ticks) > 4 else list(ticks)
