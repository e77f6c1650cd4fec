"""What the act obliges a contracted provider to, with the days on which it is due.

Which duties those are is in the act's ledger, and their days in its list of time limits; who did
what by its day is for the obligations' room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.data.calendar import working_days
from mreza.kernel.due import Given
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


def _days(year: int) -> dict[str, Due]:
    """Paragraphs that ask for the state on a day of the year, with the day it is due."""
    given, whole = Given(working_days()), (date(year, 1, 1), date(year + 1, 12, 31))
    return {
        obligation.article: Due(item.due, item.as_of)
        for obligation in law().obligations
        for item in obligation.items(*whole, given)
        if item.as_of is not None and item.as_of.year == year
    }


def obligations(year: int) -> list[Obligation]:
    """Duties of articles 57, 59 and 71: those with a day first, by day."""
    days = _days(year)
    found = [
        Obligation(clause, days.get(clause.citation))
        for clause in law().clauses
        if clause.article.number in ARTICLES and clause.paragraph.kind == "obligation"
    ]
    return sorted(found, key=lambda one: one.due.day if one.due else date.max)
