"""Hours of home help and of long-term care at home (guidelines 5.2), in minutes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mreza.rooms.care.models import Measure, MissedBecause
from mreza.rooms.care.models.home_care import PROVIDER_SIDE
from mreza.rooms.care.queries.by_hand import Key
from mreza.rooms.care.queries.counted import BY_HAND, RECORDS
from mreza.rooms.care.queries.rows import Rows
from mreza.rooms.workforce.queries.by_hand import summed
from mreza.rooms.workforce.spans import whole_months

MISSED = {
    MissedBecause.PROVIDER_ABSENCE: Measure.MISSED_ABSENCE,
    MissedBecause.VEHICLE: Measure.MISSED_VEHICLE,
    MissedBecause.PROVIDER_OTHER: Measure.MISSED_OTHER,
    MissedBecause.USER: Measure.MISSED_USER,
}


@dataclass
class HomeCare:
    """Minutes of agreed visits of a period.

    `minutes_done` include those done at another time than agreed; `minutes_missed` are missed for
    reasons on the provider's side. What was missed on the user's side is in neither, but in
    `reasons` (minutes by reason) and in `minutes_agreed`. `minutes_missed` is None (no data) where
    numbers by hand say nothing of any reason on the provider's side in some month.
    """

    minutes_done: int = 0
    minutes_missed: int | None = 0
    minutes_agreed: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    source: str = RECORDS


def home_care(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[Key, HomeCare]:
    """By organisation and service; numbers by hand where no visit is recorded in the period."""
    rows = rows or Rows(codes, first, last)
    found: dict[Key, HomeCare] = {}
    for code, service, reason, agreed, done in rows.visits:
        one = found.setdefault((code, service), HomeCare())
        one.minutes_agreed += agreed
        one.minutes_done += done
        if reason:
            one.reasons[reason] = agreed - done
            if reason in PROVIDER_SIDE:
                one.minutes_missed = (one.minutes_missed or 0) + agreed - done
    return _by_hand(rows) | found


def _by_hand(rows: Rows) -> dict[Key, HomeCare]:
    """Minutes add up over months; a month that is not whole leaves the period without data."""
    found = {}
    for key, measures in rows.hand.items():
        done = summed(measures.get(Measure.MINUTES_DONE, {}), rows.first, rows.last)
        agreed = summed(measures.get(Measure.MINUTES_AGREED, {}), rows.first, rows.last)
        if done is None or agreed is None:
            continue
        reasons = {
            str(reason): _together(measures.get(measure, {})) for reason, measure in MISSED.items()
        }
        found[key] = HomeCare(
            minutes_done=int(done),
            minutes_missed=_missed(measures, rows),
            minutes_agreed=int(agreed),
            reasons={reason: minutes for reason, minutes in reasons.items() if minutes},
            source=BY_HAND,
        )
    return found


def _missed(measures: dict[str, dict[date, Decimal]], rows: Rows) -> int | None:
    """Missed on the provider's side; None unless every month has a number of some such reason."""
    said = [measures.get(MISSED[MissedBecause(reason)], {}) for reason in PROVIDER_SIDE]
    wanted = whole_months(rows.first, rows.last) or []
    if not all(any(month in by_month for by_month in said) for month in wanted):
        return None
    return sum(_together(by_month) for by_month in said)


def _together(by_month: dict[date, Decimal]) -> int:
    return int(sum(by_month.values(), Decimal(0)))
