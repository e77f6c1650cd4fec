"""Indicators that a goal may rest on: those that the room `quality` computes, of closed months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language

from mreza.rooms.quality import indicators
from mreza.rooms.quality.models import ClosedValue
from mreza.rooms.quality.queries import closed_values

YEARS = 5  # how far back a goal is followed


@dataclass(frozen=True)
class Reading:
    """A value of an indicator: of which day (a month's first), and where it is explained."""

    day: date
    value: Decimal
    url: str = ""


def choices() -> list[tuple[str, str]]:
    """`medication_safety/institutional_care` with its title; one for each service it is of."""
    language = get_language() or "sl"
    return [
        (f"{one.name}/{service}", ", ".join(filter(None, (one.short[language], title))))
        for one in indicators.all_of()
        for service, title in (
            [(name, indicators.service_title(name)[language]) for name in one.services]
            or [("", "")]
        )
    ]


def readings(code: str, names: Collection[str], day: date) -> dict[str, list[Reading]]:
    """Values of those indicators in the closes that hold of the last years, oldest first."""
    found: dict[str, list[Reading]] = defaultdict(list)
    first = date(day.year - YEARS, 1, 1)
    for row in closed_values(first, day, codes=[code]) if names else ():
        name = f"{row.indicator}/{row.service}"
        if name in names and row.value is not None:
            found[name].append(_reading(code, row, row.value))
    return found


def _reading(code: str, row: ClosedValue, value: Decimal) -> Reading:
    formula = indicators.get(row.indicator).value
    url = reverse("quality:closed_why", args=[code, row.close_id, row.pk, formula])
    return Reading(row.close.month, value.quantize(Decimal("0.1")), url)
