"""Named reads. What rooms above count is in `counting`; the register's own in `register`."""

from __future__ import annotations

from mreza.rooms.incidents.queries.counting import (
    CountedRow,
    IncidentCount,
    by_cause,
    by_hour_and_weekday,
    by_kind,
    counted,
    days_between,
    monthly,
    of,
    recorded_since,
)

__all__ = [
    "CountedRow",
    "IncidentCount",
    "by_cause",
    "by_hour_and_weekday",
    "by_kind",
    "counted",
    "days_between",
    "monthly",
    "of",
    "recorded_since",
]
