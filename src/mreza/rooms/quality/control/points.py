"""What charts are made of: a point in, a point with its limits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of control charts; the primed ones widen their limits after Laney."""

    U = "u"
    U_PRIME = "u_prime"
    P = "p"
    P_PRIME = "p_prime"
    T = "t"


class Signal(StrEnum):
    """Rules that tell a change from chance."""

    OUTSIDE = "outside"  # one point beyond three sigma
    SHIFT = "shift"  # eight in a row on one side of the centre line
    TREND = "trend"  # six in a row rising or falling
    TWO_OF_THREE = "two_of_three"  # two of three beyond two sigma, on one side
    HUGGING = "hugging"  # fifteen in a row within one sigma


@dataclass(frozen=True)
class Observed:
    """What was counted in a period; without a denominator there is no data, which is a gap."""

    day: date
    numerator: float | None
    denominator: float | None

    @property
    def known(self) -> bool:
        return self.numerator is not None and bool(self.denominator)


@dataclass(frozen=True)
class Point:
    """A point of a chart in the unit of the indicator; `value` None is a gap.

    `z` is its distance from the centre line in sigmas. `low` is None where chance could not reach
    below zero, `high` where it could not reach above everything.
    """

    day: date
    value: float | None
    centre: float | None = None
    low: float | None = None
    high: float | None = None
    z: float | None = None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True)
class Phase:
    """Months that share a centre line, which the first `baseline` of them set.

    `spread` is how many times wider than chance alone they vary (Laney's sigma of z).
    """

    first: date
    centre: float | None
    baseline: int
    spread: float
    provisional: bool


@dataclass(frozen=True)
class Chart:
    """A control chart: its kind, its points in order of time and the phases they lie in."""

    kind: Kind
    points: Sequence[Point]
    phases: Sequence[Phase]

    @property
    def last(self) -> Point | None:
        """The newest point that has data."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def signalled(self) -> list[Point]:
        return [point for point in self.points if point.signals]
