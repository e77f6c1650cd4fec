"""Bars to the right, each of parts that add up: measures by status, for areas and for holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.rooms.plans.pictures.layout import WIDE, Layout, Name
from mreza.rooms.quality.pictures.axes import place

ROW, BAR, TOP = 28, 16, 4
ROOM_FOR_COUNT = 15.0  # narrower parts tell their count in their title only


@dataclass(frozen=True)
class Part:
    """So many of one state; the label is said aloud."""

    state: str
    count: int
    label: str


@dataclass(frozen=True)
class Whole:
    name: str
    url: str
    parts: Sequence[Part]

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Block:
    part: Part
    x: str
    width: str
    middle: str
    told: bool


@dataclass(frozen=True)
class Row:
    whole: Whole
    name: Name
    y: str
    middle: str
    end: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Stacked:
    """All places of the picture, as texts for SVG."""

    width: int
    height: int
    bar: int
    rows: Sequence[Row]


def stacked(wholes: Sequence[Whole], layout: Layout = WIDE) -> Stacked:
    """Draws one bar a whole, all on one scale from zero."""
    most = max((whole.count for whole in wholes), default=0) or 1
    scale, step = (layout.width - layout.right - layout.left) / most, ROW + layout.down
    rows = [_row(whole, TOP + number * step, scale, layout) for number, whole in enumerate(wholes)]
    return Stacked(layout.width, int(TOP * 2 + step * len(rows)), BAR, rows)


def _row(whole: Whole, y: float, scale: float, layout: Layout) -> Row:
    x, blocks = float(layout.left), []
    for part in whole.parts:
        if part.count:
            width = part.count * scale
            told = width >= ROOM_FOR_COUNT
            blocks.append(Block(part, place(x), place(width - 1), place(x + width / 2), told))
            x += width
    top = y + 6 + layout.down
    name = layout.name(whole.name, y, top + BAR / 2)
    return Row(whole, name, place(top), place(top + BAR / 2), place(x + 6), blocks)
