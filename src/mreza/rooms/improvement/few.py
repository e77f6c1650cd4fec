"""Below how many answers a value is hidden: one of them could be known by it."""

from __future__ import annotations

from mreza import acts
from mreza.rooms.improvement.activities import ACT


def least_count() -> int:
    """Answers that a shown score rests on at least; an illustrative parameter of the act."""
    return int(acts.get(ACT).number("least_count"))
