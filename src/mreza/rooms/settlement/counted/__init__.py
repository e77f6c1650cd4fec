"""The SQL that counts rows of lanes, as texts: a file for each, with days put in.

Written in the DuckDB dialect, and transpiled for Spark by the counter.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.periods import Period

FOLDER = Path(__file__).parent


@cache
def sql(name: str) -> str:
    """The SQL of a lane or of one of the tables they read."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def sql_of(lane: Lane, period: Period) -> str:
    """The lane's SQL, its count date put in."""
    text = sql(lane.count or lane.name)
    return _dated(text, count=period.count_dates[lane.quarter - 1]) if lane.quarter else text


def sql_of_table(name: str, period: Period) -> str:
    """The SQL of a table that lanes read. Lists are counted day by day: ages are then constants."""
    text = sql(name)
    if name == "listed":
        return " UNION ALL ".join(_dated(text, count=day) for day in period.count_dates)
    return _dated(text, base=period.base_date)


def _dated(text: str, **days: date) -> str:
    """`:count_date` and `:base_date` as the days they are."""
    for name, day in days.items():
        text = text.replace(f":{name}_date", f"DATE '{day.isoformat()}'")
    return text


@cache
def sources() -> str:
    """A mark of all SQL: files counted by another text are counted anew."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.sql"))]
    return hashlib.sha256("".join(texts).encode()).hexdigest()[:16]
