"""From values to places in a picture, with round figures on the axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

TICKS = 5


@dataclass(frozen=True)
class Axis:
    """Maps `low`..`high` to places `start`..`end`; `start` may lie below `end` (upwards)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> str:
        """The place of a value, written for SVG; what is outside stands at the edge."""
        share = (value - self.low) / (self.high - self.low)
        return place(self.start + min(max(share, 0), 1) * (self.end - self.start))

    def ticks(self) -> list[tuple[str, Decimal]]:
        """Places and figures of about five round values."""
        step = _step(self.high - self.low)
        count = round((self.high - self.low) / step)
        values = [self.low + number * step for number in range(count + 1)]
        decimals = max(0, -floor(log10(step)))
        return [(self.at(value), Decimal(f"{value:.{decimals}f}")) for value in values]


def place(value: float) -> str:
    """A coordinate with one decimal."""
    return f"{value:.1f}"


def axis(values: Iterable[float], start: float, end: float, *, most: float | None = None) -> Axis:
    """An axis that holds the values, from zero unless they all lie far from it."""
    known = [*values]
    top, bottom = max(known, default=1.0), min(known, default=0.0)
    low = 0.0 if bottom < top * 0.6 or top <= 0 else bottom - (top - bottom) * 0.25
    step = _step((top - low) * 1.05 or 1)
    low = floor(low / step) * step
    high = low + step
    while high < top:
        high += step
    return Axis(low, high if most is None else min(high, max(most, top)), start, end)


def _step(span: float) -> float:
    """1, 2, 2.5 or 5 times a power of ten, that divides the span into about five."""
    rough = (span or 1) / TICKS
    unit = 10.0 ** floor(log10(rough))
    return next((unit * m for m in (1, 2, 2.5, 5) if unit * m >= rough), unit * 10)
