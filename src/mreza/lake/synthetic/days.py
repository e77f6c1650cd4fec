"""The days of 2007 on which services are rendered, and the days persons are counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mreza.lake.synthetic.pyramid import SLOTS

YEAR = 2007
MONTHS = tuple(f"{YEAR}-{month:02}" for month in range(1, 13))
COUNT_DATES = (
    date(2006, 11, 30), date(2007, 2, 28), date(2007, 5, 31), date(2007, 8, 31), date(2007, 11, 30),
)  # fmt: skip
# Slovenia's days off by law in 2007, those that fall on Sundays included.
HOLIDAYS = frozenset(
    date(YEAR, month, day)
    for month, day in (
        (1, 1), (1, 2), (2, 8), (4, 8), (4, 9), (4, 27), (5, 1), (5, 2), (5, 27), (6, 25), (8, 15),
        (10, 31), (11, 1), (12, 25), (12, 26),
    )
)  # fmt: skip
# How much of a working day's services a Saturday, and a Sunday or holiday, has; illustrative.
RHYTHMS: dict[str, tuple[float, float]] = {"office": (0.06, 0.0), "daily": (0.45, 0.3)}
DAILY = frozenset({"community_nursing", "emergency", "dental_duty", "social_institution"})
# How much of the year's work a month has, 1 being a twelfth; illustrative.
SEASON = (1.06, 1.0, 1.08, 0.99, 1.02, 0.98, 0.84, 0.8, 1.01, 1.1, 1.08, 1.04)


class Slot(NamedTuple):
    """The day that a draw of `slot` means in a month, for activities of the rhythm."""

    month: str
    rhythm: str
    slot: int
    day: date


def rhythm(activity: str) -> str:
    """Whether an activity works on Sundays and holidays too."""
    return "daily" if activity in DAILY else "office"


def slots() -> Iterator[Slot]:
    """Every slot of every month and rhythm, in order of days."""
    for month in MONTHS:
        for name in RHYTHMS:
            days = list(_days(month))
            weights = [_weight(day, name) for day in days]
            running, slot = 0.0, 0
            for day, weight in zip(days, weights, strict=True):
                running += weight
                while slot < round(SLOTS * running / sum(weights)):
                    yield Slot(month, name, slot, day)
                    slot += 1


def _days(month: str) -> Iterator[date]:
    day = date.fromisoformat(f"{month}-01")
    while f"{day:%Y-%m}" == month:
        yield day
        day += timedelta(days=1)


def _weight(day: date, name: str) -> float:
    saturday, sunday = RHYTHMS[name]
    if day in HOLIDAYS or day.isoweekday() == 7:
        return sunday
    return saturday if day.isoweekday() == 6 else 1.0
