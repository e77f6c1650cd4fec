"""What the records (or the numbers by hand) of the last whole month count, as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mreza.rooms.workforce import queries
from mreza.rooms.workforce.queries import Sick, Trained, Turnover
from mreza.rooms.workforce.queries.rows import Rows
from mreza.rooms.workforce.spans import last_of_month


@dataclass(frozen=True)
class Figures:
    """Counts of one organisation: three months to `last`, and the month of `last`."""

    first: date
    month: date
    last: date
    turnover: Turnover | None
    trained: Trained | None
    sick: Sick | None


def figures(code: str, day: date) -> Figures:
    """Counts up to the end of the month before `day`. Shares are the act's to compute."""
    last = day.replace(day=1) - timedelta(days=1)
    month = last.replace(day=1)
    first = (month - timedelta(days=45)).replace(day=1)
    own, of_month = [code], Rows([code], month, last)
    return Figures(
        first,
        month,
        last_of_month(month),
        queries.turnover(own, first, last).get(code),
        queries.trained(own, month, last, of_month).get(code),
        queries.sick(own, month, last, of_month).get(code),
    )
