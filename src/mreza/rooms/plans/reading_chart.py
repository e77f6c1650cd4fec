"""A small chart of an indicator's readings with its target: places in a picture, no drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT, SIDE, TOP = 320, 96, 10, 12


@dataclass(frozen=True)
class Point:
    """A reading and its place."""

    day: date
    value: Decimal
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    """Points from left to right, the line through them, and the height of the target."""

    points: tuple[Point, ...]
    target: float | None

    @property
    def line(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def chart(readings: Sequence[tuple[date, Decimal]], target: Decimal | None) -> Chart | None:
    """None for fewer than two readings: a single one is said, not drawn."""
    if len(readings) < 2:
        return None
    ordered = sorted(readings)
    values = [value for _day, value in ordered] + ([] if target is None else [target])
    low, high = min(values), max(values)
    first, days = ordered[0][0], max((ordered[-1][0] - ordered[0][0]).days, 1)

    def height(value: Decimal) -> float:
        part = Decimal("0.5") if high == low else (value - low) / (high - low)
        return round(float(HEIGHT - TOP - part * (HEIGHT - 2 * TOP)), 1)

    points = tuple(
        Point(
            day, value, round(SIDE + (WIDTH - 2 * SIDE) * (day - first).days / days, 1),
            height(value),
        )
        for day, value in ordered
    )  # fmt: skip
    return Chart(points, None if target is None else height(target))
