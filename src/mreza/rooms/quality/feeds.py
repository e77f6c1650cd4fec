"""What this room hands to the act, and what comes back: values of homes by month."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mreza.rooms.quality import evaluation
from mreza.rooms.quality.counting import counted
from mreza.rooms.quality.evaluation import Value


def values(codes: Collection[str], first: date, last: date) -> list[Value]:
    """Values of the homes for the months from `first` to `last`, as the records are now."""
    return evaluation.evaluate(counted(codes, first, last))


def of_month(code: str, month: date) -> list[Value]:
    """Values of one home in one month, as the records are now."""
    return values([code], month, month)
