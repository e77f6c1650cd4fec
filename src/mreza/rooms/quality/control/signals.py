"""The usual five rules for signals. A gap ends every run: what nobody counted proves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mreza.rooms.quality.control.points import Signal

SHIFT, TREND, HUGGING = 8, 6, 15
Z = float | None


def signals(z: Sequence[Z]) -> list[tuple[Signal, ...]]:
    """The rules that each point fulfils together with those before it.

    `z` are distances from the centre line in sigmas, None for a gap.
    """
    found: list[list[Signal]] = [[] for _ in z]
    for first, last in _stretches(z):
        values = [value for value in z[first:last] if value is not None]
        for place in range(len(values)):
            found[first + place] = _at(values[: place + 1])
    return [tuple(rules) for rules in found]


def _stretches(z: Sequence[Z]) -> list[tuple[int, int]]:
    """Runs of points without a gap, as (from, to)."""
    found, first = [], None
    for place, value in enumerate([*z, None]):
        if value is None and first is not None:
            found.append((first, place))
            first = None
        elif value is not None and first is None:
            first = place
    return found


def _at(values: Sequence[float]) -> list[Signal]:
    rules = {
        Signal.OUTSIDE: abs(values[-1]) > 3,
        Signal.SHIFT: _one_side(values),
        Signal.TREND: _trend(values[-TREND:]),
        Signal.TWO_OF_THREE: _two_of_three(values[-3:]),
        Signal.HUGGING: len(values) >= HUGGING and all(abs(v) < 1 for v in values[-HUGGING:]),
    }
    return [signal for signal, holds in rules.items() if holds]


def _one_side(values: Sequence[float]) -> bool:
    """Points on the centre line itself neither count nor end the run."""
    sides = [value > 0 for value in values if value != 0]
    return values[-1] != 0 and len(sides) >= SHIFT and len(set(sides[-SHIFT:])) == 1


def _trend(values: Sequence[float]) -> bool:
    steps = list(pairwise(values))
    return len(values) == TREND and (
        all(after > before for before, after in steps)
        or all(after < before for before, after in steps)
    )


def _two_of_three(values: Sequence[float]) -> bool:
    """The newest point is one of the two, so that the signal stands where it happened."""
    if len(values) < 3 or abs(values[-1]) <= 2:
        return False
    side = 1 if values[-1] > 0 else -1
    return sum(side * value > 2 for value in values) >= 2
