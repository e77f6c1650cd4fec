"""Chance that is always the same: drawn from the seed and from what is drawn for, never in turn.

A draw depends on no other draw, so any part of the nation can be made alone, in any order and by
any number of threads, and comes out alike. The arithmetic is our own (whole numbers below 2 to
the 64th), so that no library's hash function changes the nation from one release to the next.
"""

from __future__ import annotations

from hashlib import blake2b
from math import gcd

GOLDEN = 0.6180339887498949


def number(seed: int, *words: object) -> int:
    """A whole number below 2 to the 32nd."""
    text = "|".join(str(word) for word in (seed, *words))
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")


def between(low: float, high: float, seed: int, *words: object) -> float:
    """A number from `low` to `high`, each as likely."""
    return low + (high - low) * number(seed, *words) / 2**32


def stride(span: int) -> int:
    """A step that visits each of `span` places once before any again, evenly spread."""
    step = max(1, round(span * GOLDEN))
    while gcd(step, span) != 1:
        step += 1
    return step


def shares(weights: list[float], total: int) -> list[int]:
    """`total` whole things in proportion to `weights`; they add up to it exactly."""
    whole, running, given, counts = sum(weights), 0.0, 0, []
    for weight in weights:
        running += weight
        until_here = round(total * min(running / whole, 1.0)) if whole else 0
        counts.append(until_here - given)
        given = until_here
    return counts
