"""Absence and turnover of care homes, by the rooms that count them and the guidelines' formulas.

The plan asks to follow both (A12, A27). Health centres and hospitals keep no such records here, so
the figures are those of the homes that do, and say of how many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mreza import acts
from mreza.kernel import rows as kernel_rows
from mreza.rooms.calculations import running
from mreza.rooms.quality.evaluation import law_day
from mreza.rooms.quality.indicators import ACT
from mreza.rooms.workforce import demo
from mreza.rooms.workforce.queries.rows import Rows
from mreza.rooms.workforce.queries.sickness import sick
from mreza.rooms.workforce.queries.turnover import turnover

MONTHS = 3  # the guidelines count turnover over three


@dataclass(frozen=True)
class Leaving:
    """Shares in % of all homes with records or numbers of the period; None without any."""

    first: date
    last: date
    homes: int
    turnover: Decimal | None
    leavers: int
    employed: int
    absence: Decimal | None


def of_months(day: date) -> Leaving:
    """The three whole months before `day`; a few queries, whatever the number of homes."""
    last = day.replace(day=1) - timedelta(days=1)
    month = last.year * 12 + last.month - MONTHS
    first = date(month // 12, month % 12 + 1, 1)
    codes = demo.homes(day)
    rows = Rows(codes, first, last)
    left = turnover(codes, first, last, rows)
    ill = sick(codes, first, last, rows)
    leavers = sum(one.leavers for one in left.values())
    employed = sum(one.employed for one in left.values())
    return Leaving(
        first, last, len(left),
        _share("staff_turnover", "turnover", last, leavers=leavers, employed=employed),
        leavers, employed,
        _share(
            "sick_leave", "sick_leave_share", last,
            hours_lost=sum((one.hours_lost for one in ill.values()), Decimal(0)),
            hours_contracted=sum((one.hours_contracted for one in ill.values()), Decimal(0)),
        ),
    )  # fmt: skip


def _share(table: str, formula: str, day: date, **inputs: Any) -> Decimal | None:
    """The guidelines' formula on the sums of all homes."""
    kept = acts.get(ACT).table(table)
    typed = kernel_rows.validate(kept, [{"provider": "vsi", **inputs}])
    value: Decimal | None = running.run(kept, typed, at=law_day(day)).rows[0][formula]
    return value
