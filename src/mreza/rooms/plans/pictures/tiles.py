"""The map of region units as tiles, for paper; pages show the same with the site's tile map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.rooms.quality.pictures.axes import place

SIDE, GAP = 66, 4


@dataclass(frozen=True)
class Tile:
    """A unit at its column and row, with its level (a class) and a figure or nothing."""

    column: int
    row: int
    name: str
    short: str
    level: str
    figure: str
    label: str


@dataclass(frozen=True)
class Square:
    tile: Tile
    x: str
    y: str
    middle: str
    first: str
    second: str


@dataclass(frozen=True)
class Tiles:
    width: int
    height: int
    side: int
    squares: Sequence[Square]


def tiles(found: Sequence[Tile]) -> Tiles:
    columns = max((tile.column for tile in found), default=0) + 1
    rows = max((tile.row for tile in found), default=0) + 1
    step = SIDE + GAP
    return Tiles(columns * step, rows * step, SIDE, [_square(tile, step) for tile in found])


def _square(tile: Tile, step: int) -> Square:
    x, y = tile.column * step, tile.row * step
    return Square(tile, place(x), place(y), place(x + SIDE / 2), place(y + 24), place(y + 50))
