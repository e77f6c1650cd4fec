"""How many people live in a unit: what an officer entered, else insured persons as printed.

The documents print no inhabitants. What comes nearest by unit are the insured persons of Table 1
of the 2007 agreement, as of 31 December 2005; shown as what they are until somebody enters better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from mreza.rooms.health_workforce.models import Inhabitants
from mreza.rooms.network.feeds.join import printed

TABLE: Final = "table_1"
AS_OF: Final = date(2005, 12, 31)


@dataclass(frozen=True)
class People:
    """Persons of a unit; `entered` is None for the printed insured persons."""

    unit: str
    persons: int
    entered: Inhabitants | None = None

    @property
    def printed(self) -> bool:
        return self.entered is None


@cache
def insured() -> dict[str, int]:
    """Printed insured persons by unit."""
    rows = printed(TABLE).rows
    return {row["unit"]: int(row["insured_persons"]) for row in rows if row["level"] == "unit"}


def inhabitants(day: date) -> dict[str, People]:
    """By unit; one query."""
    found = {unit: People(unit, persons) for unit, persons in insured().items()}
    entered = Inhabitants.objects.filter(withdrawn=False, first__lte=day).order_by("first")
    found.update({one.unit_id: People(one.unit_id, one.persons, one) for one in entered})
    return found


def history(unit: str) -> list[Inhabitants]:
    """Everything that was entered for a unit, newest first, withdrawn entries too."""
    return list(Inhabitants.objects.filter(unit=unit).order_by("-first", "-pk"))
