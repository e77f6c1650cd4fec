"""Funnel limits: how far a unit of some size may lie from the whole by chance alone.

Counts per users are judged by exact limits of Poisson, shares of persons by those of Wilson. Shares
of hours are no independent trials, so their limits are widened by how much the units differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, lgamma, log, sqrt

Z_95, Z_998 = 1.959964, 3.090232
TAILS = ((0.025, 0.975), (0.001, 0.999))


class Model(StrEnum):
    """By what chance is measured."""

    POISSON = "poisson"
    WILSON = "wilson"
    WIDENED = "widened"


@dataclass(frozen=True)
class Limits:
    """Limits at a size, in the unit of the indicator: 95 % and 99.8 % of units lie inside."""

    size: float
    low_998: float
    low_95: float
    high_95: float
    high_998: float

    def place(self, value: float) -> str:
        """`inside`, `near` (outside 95 %) or `far` (outside 99.8 %)."""
        if not self.low_998 <= value <= self.high_998:
            return "far"
        return "inside" if self.low_95 <= value <= self.high_95 else "near"


def limits(model: Model, centre: float, size: float, factor: float, spread: float = 1) -> Limits:
    """Limits around `centre` (a plain ratio) for a unit with the denominator `size`."""
    if model is Model.POISSON:
        found = [poisson_limits(centre * size, *tail) for tail in TAILS]
        bounds = [(low / size, high / size) for low, high in found]
    elif model is Model.WILSON:
        bounds = [wilson(centre, size, z) for z in (Z_95, Z_998)]
    else:
        reach = sqrt(centre * max(1 - centre, 0) / size) * spread
        bounds = [(max(centre - z * reach, 0), min(centre + z * reach, 1)) for z in (Z_95, Z_998)]
    (low_95, high_95), (low_998, high_998) = bounds
    return Limits(size, low_998 * factor, low_95 * factor, high_95 * factor, high_998 * factor)


def wilson(share: float, size: float, z: float) -> tuple[float, float]:
    """Wilson's interval of a share among `size`; stays within 0 and 1 however few there are."""
    square = z * z
    middle = (share + square / (2 * size)) / (1 + square / size)
    reach = z / (1 + square / size) * sqrt(share * (1 - share) / size + square / (4 * size * size))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def poisson_limits(mean: float, lower: float, upper: float) -> tuple[float, float]:
    """The smallest counts whose cumulative probability reaches `lower` and `upper`."""
    return _poisson_quantile(mean, lower), _poisson_quantile(mean, upper)


def _poisson_quantile(mean: float, probability: float) -> float:
    """Interpolated between whole counts, so that the funnel is smooth."""
    if mean <= 0:
        return 0.0
    below, count = 0.0, 0
    while True:
        mass = exp(count * log(mean) - mean - lgamma(count + 1))
        if below + mass >= probability:
            return max(count - 1 + (probability - below) / mass, 0.0)
        below, count = below + mass, count + 1


def spread_of(units: Sequence[tuple[float, float]], centre: float) -> float:
    """How many times more than chance units (numerator, denominator) differ; at least 1.

    The furthest tenth at both ends is drawn in, so that one outlier does not excuse itself.
    """
    scores = sorted(
        (part / size - centre) / sqrt(centre * (1 - centre) / size)
        for part, size in units
        if size and 0 < centre < 1
    )
    if len(scores) < 5:
        return 1.0
    cut = len(scores) // 10
    drawn = [min(max(z, scores[cut]), scores[-cut - 1]) for z in scores]
    return max(1.0, sqrt(sum(z * z for z in drawn) / len(drawn)))
