"""Intervals: what a printed figure stands for, and the words of `algebra` on them.

A figure printed as 1.619 stands for anything from 1.6185 to 1.6195. A lint runs the act's own
formulas on such intervals; a derivable figure is consistent when the interval computed from the
printed inputs meets its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from mreza.kernel.exact_algebra import HUNDREDTH, ExactAlgebra
from mreza.kernel.numerals import EXACT, divide_half_up, round_half_up
from mreza.kernel.steps import Bands, Mapping

# Wide enough that cutting a quotient here never decides whether two printed figures meet.
_QUOTIENT_SCALE = 30
_EXACT = ExactAlgebra()


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    algebra: ClassVar[Any]

    @classmethod
    def printed(cls, text: str) -> Interval:
        """Half a unit of the last printed digit either side of `text`."""
        value = Decimal(text)
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int), f"{text!r} is not a printed figure"
        half = Decimal(5).scaleb(exponent - 1)
        return cls(value - half, value + half)

    @classmethod
    def exactly(cls, value: Any) -> Interval:
        """A number that is known exactly (a count, a rate of the act)."""
        return value if isinstance(value, Interval) else cls(Decimal(value), Decimal(value))

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def distance(self, other: Interval) -> Decimal:
        """How far apart two intervals lie; 0 when they meet."""
        return max(self.low - other.high, other.low - self.high, Decimal(0))

    def __add__(self, other: Any) -> Interval:
        right = Interval.exactly(other)
        return Interval(EXACT.add(self.low, right.low), EXACT.add(self.high, right.high))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Any) -> Interval:
        return self + -Interval.exactly(other)

    def __rsub__(self, other: Any) -> Interval:
        return Interval.exactly(other) - self

    def __mul__(self, other: Any) -> Interval:
        right = Interval.exactly(other)
        corners = [
            EXACT.multiply(a, b) for a in (self.low, self.high) for b in (right.low, right.high)
        ]
        return Interval(min(corners), max(corners))

    __radd__ = __add__
    __rmul__ = __mul__

    def __str__(self) -> str:
        return f"[{self.low.normalize():f}, {self.high.normalize():f}]"


class IntervalAlgebra:
    """Bounds of what a formula can give. What would need a decision per number is refused."""

    def least(self, values: tuple[Any, ...]) -> Interval:
        sides = [Interval.exactly(value) for value in values]
        return Interval(min(side.low for side in sides), min(side.high for side in sides))

    def greatest(self, values: tuple[Any, ...]) -> Interval:
        sides = [Interval.exactly(value) for value in values]
        return Interval(max(side.low for side in sides), max(side.high for side in sides))

    def per(self, amount: Any, base: Any, scale: int) -> Interval:
        above, below = Interval.exactly(amount), Interval.exactly(base)
        if below.low <= 0 <= below.high:
            raise ZeroDivisionError("the printed base may be zero")
        step = Decimal(1).scaleb(-_QUOTIENT_SCALE)
        corners = [_divide(a, b) for a in (above.low, above.high) for b in (below.low, below.high)]
        return Interval(min(corners) - step, max(corners) + step)

    def percent(self, part: Any, whole: Any, scale: int) -> Interval:
        return self.per(part * 100, whole, scale)

    def of(self, percent: Any, amount: Any) -> Interval:
        return Interval.exactly(percent) * Interval.exactly(amount) * HUNDREDTH

    def rounded(self, value: Any, scale: int) -> Interval:
        side = Interval.exactly(value)
        return Interval(round_half_up(side.low, scale), round_half_up(side.high, scale))

    def band(self, value: Any, bands: Bands) -> Interval:
        side = Interval.exactly(value)
        inside = [
            result
            for lower, upper, result in bands.ranges()
            if side.high >= lower and (upper is None or side.low <= upper)
        ]
        return Interval(min(inside), max(inside))

    def brackets(self, value: Any, bands: Bands) -> Interval:
        side = Interval.exactly(value)
        if any(rate < 0 for _, rate in bands.steps):
            raise TypeError("brackets with negative rates have no simple bounds")
        return Interval(_EXACT.brackets(side.low, bands), _EXACT.brackets(side.high, bands))

    def where(self, condition: Any, then: Any, otherwise: Any) -> Any:
        if isinstance(condition, Interval):
            raise TypeError("an interval is no condition: derive this figure in checks.py")
        return then if condition else otherwise

    def both(self, values: tuple[Any, ...]) -> bool:
        return all(values)

    def either(self, values: tuple[Any, ...]) -> bool:
        return any(values)

    def lookup(self, mapping: Mapping, key: Any) -> Any:
        return mapping.get(key)

    def total(self, value: Any, by: Any) -> Interval:
        raise TypeError("a lint adds up printed rows itself")

    def average(self, value: Any, by: Any, scale: int) -> Interval:
        raise TypeError("a lint adds up printed rows itself")

    def distributed(self, amount: Any, weight: Any, among: Any, by: Any, scale: int) -> Interval:
        raise TypeError("a lint shares out printed rows itself")


def printed(text: str) -> Interval:
    """What a printed figure stands for."""
    return Interval.printed(text)


def _divide(amount: Decimal, base: Decimal) -> Decimal:
    return divide_half_up(amount, base, _QUOTIENT_SCALE)


Interval.algebra = IntervalAlgebra()
