"""What the act obliges a contracted provider to, with the days on which it is due.

Which duties those are is in the act's ledger; here stand only the days that article 71 names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.kernel.ledger import Clause
from mreza.rooms.contracts.planning import law

ARTICLES = ("57", "59", "71")


@dataclass(frozen=True)
class Due:
    """A day until which something is due, and the state of which day it shows."""

    day: date
    as_of: date


@dataclass(frozen=True)
class Obligation:
    """A duty of the ledger with its day; without one it holds throughout."""

    clause: Clause
    due: Due | None = None


def waiting_lists(year: int) -> dict[str, Due]:
    """Points of article 71: the waiting list of a year is published three times."""
    return {
        "71(1.a)": Due(date(year, 5, 31), date(year, 4, 30)),
        "71(1.b)": Due(date(year, 9, 30), date(year, 8, 31)),
        "71(1.c)": Due(date(year + 1, 1, 31), date(year, 12, 31)),
    }


def obligations(year: int) -> list[Obligation]:
    """Duties of articles 57, 59 and 71: those with a day first, by day."""
    days = waiting_lists(year)
    found = [
        Obligation(clause, days.get(clause.citation))
        for clause in law().clauses
        if clause.article.number in ARTICLES and clause.paragraph.kind == "obligation"
    ]
    return sorted(found, key=lambda one: one.due.day if one.due else date.max)
