"""A published value in words: small counts, and what they would give away, are hidden."""

from __future__ import annotations

from typing import Any

from mreza.rooms.quality import indicators, publishing, words
from mreza.rooms.quality.models import ClosedValue


def small() -> str:
    """`<5`."""
    return f"<{publishing.least()}"


def numerator(row: ClosedValue) -> str:
    """A hidden numerator: `<5`; where few are not counted, `>43` of 48."""
    if row.denominator is None or row.few or not publishing.small(publishing.rest(row)):
        return small()
    if publishing.small(row.numerator) or publishing.small(row.denominator):
        return small()
    return f">{words.number(row.denominator - publishing.least())}"


def shown(row: ClosedValue) -> dict[str, Any]:
    """The numerator of a hidden value is told as a bound, its value not at all."""
    indicator, hidden = indicators.get(row.indicator), publishing.hidden(row)
    return {
        "title": indicator.short[words.language()],
        "service": words.service(row.service),
        "shown": "" if hidden else words.figure(indicator, row.value),
        "numerator": numerator(row) if hidden else words.part(indicator, row.numerator),
        "denominator": small()
        if publishing.small(row.denominator)
        else words.part(indicator, row.denominator),
        "per": "",
        "hidden": hidden,
    }
