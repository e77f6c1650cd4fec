"""A funnel plot as a picture: homes by size, limits around the whole, one's own home marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mreza.rooms.quality.control.funnel import Limits
from mreza.rooms.quality.pictures.axes import axis, place

WIDTH, HEIGHT = 760, 320
LEFT, RIGHT, TOP, BOTTOM = 58, 34, 16, 44
STEPS = 40  # sizes at which limits are drawn


@dataclass(frozen=True)
class Unit:
    """A home in a funnel; its name is empty where it stays unnamed."""

    size: float
    value: float
    label: str
    mine: bool = False
    outside: str = "inside"
    url: str = ""


@dataclass(frozen=True)
class Dot:
    x: str
    y: str
    unit: Unit


@dataclass(frozen=True)
class Funnel:
    """All places of a funnel plot, as texts for SVG."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    dots: Sequence[Dot]
    lines_95: Sequence[str]
    lines_998: Sequence[str]
    centre: str
    ticks: Sequence[tuple[str, Decimal]]
    sizes: Sequence[tuple[str, Decimal]]


def funnel(
    units: Sequence[Unit],
    centre: float,
    limits: Callable[[float], Limits],
    *,
    most: float | None = None,
) -> Funnel:
    """Draws homes around `centre` (in the unit of the indicator). Own ones come last, on top."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    largest = max((unit.size for unit in units), default=1.0)
    x = axis([0, largest * 1.02], LEFT, right)
    sizes = [largest * number / STEPS for number in range(2, STEPS + 1)]
    drawn = [limits(size) for size in sizes]
    shown = [drawn[len(drawn) // 4].high_998, *(unit.value for unit in units)]
    y = axis([0, *shown], bottom, TOP, most=most)

    def line(name: str) -> str:
        return " ".join(f"{x.at(one.size)},{y.at(getattr(one, name))}" for one in drawn)

    return Funnel(
        WIDTH, HEIGHT, LEFT, right, TOP, bottom,
        dots=[
            Dot(x.at(unit.size), y.at(unit.value), unit)
            for unit in sorted(units, key=lambda unit: unit.mine)
        ],
        lines_95=[line("low_95"), line("high_95")],
        lines_998=[line("low_998"), line("high_998")],
        centre=place(float(y.at(centre))),
        ticks=y.ticks(),
        sizes=x.ticks(),
    )  # fmt: skip
