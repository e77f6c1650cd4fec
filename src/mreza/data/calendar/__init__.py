"""Sundays and work-free holidays of Slovenia, for article 14(3) and others that name them.

External source: the law on public holidays and work-free days (Zakon o praznikih in dela prostih
dnevih v Republiki Sloveniji). It is none of the documents that are computed here; they speak of
Sundays and holidays without listing them. `holidays.csv` has every work-free day of the years it
covers, with the movable ones (Easter Sunday and Monday, Pentecost). Public holidays on which
people work (17 August, 15 September, 23 November) are left out.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from mreza.kernel.errors import NotRegulatedError
from mreza.kernel.text import Text

_SUNDAY: Final = 6


@cache
def holidays() -> dict[date, Text]:
    """Every work-free holiday known, with its name; Sundays only where they are holidays too."""
    path = Path(__file__).with_name("holidays.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            date.fromisoformat(row["day"]): Text(row["sl"], row["en"])
            for row in csv.DictReader(file)
        }


@cache
def years() -> tuple[int, ...]:
    """The years whose holidays are known, rising."""
    return tuple(sorted({day.year for day in holidays()}))


def is_rest_day(day: date) -> bool:
    """Whether `day` is a Sunday or a work-free holiday.

    Raises `NotRegulatedError` for a year whose holidays are not known, on Sundays too: a sum over
    such a year would be wrong without anybody noticing.
    """
    if day.year not in years():
        raise NotRegulatedError(
            f"holidays of {day.year} are not known",
            where="calendar",
            remedy="Known years: " + ", ".join(str(year) for year in years()),
        )
    return day.weekday() == _SUNDAY or day in holidays()


def rest_days(year: int) -> int:
    """How many Sundays and work-free holidays `year` has."""
    return sum(
        is_rest_day(date.fromordinal(ordinal))
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
