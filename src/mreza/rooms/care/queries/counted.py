"""How many users had a service in a period, and how many of them took medicines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mreza.rooms.care.models import Measure
from mreza.rooms.care.queries.by_hand import Key, of_one_month
from mreza.rooms.care.queries.rows import Rows
from mreza.rooms.workforce.spans import Span, common

RECORDS, BY_HAND = "records", "by_hand"


@dataclass(frozen=True)
class Counted:
    """A number of users, and whether it comes from `records` or was entered `by_hand`."""

    value: int
    source: str


def users(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[Key, Counted]:
    """Users with the service on at least one day of the period, by organisation and service."""
    rows = rows or Rows(codes, first, last)
    people = {key: set(spans) for key, spans in rows.enrolled.items()}
    return _or_by_hand(people, rows, Measure.USERS)


def users_on_medication(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[Key, Counted]:
    """Users who took medicines on a day of the period on which they had the service (5.1.1).

    An organisation without any record of medicines in the period is counted by hand.
    """
    rows = rows or Rows(codes, first, last)
    took = rows.medicated
    with_records = {code for code, _user in took}
    people = {
        (code, service): {
            user for user, spans in by_user.items() if _meet(spans, took.get((code, user), []))
        }
        for (code, service), by_user in rows.enrolled.items()
        if code in with_records
    }
    return _or_by_hand(people, rows, Measure.ON_MEDICATION)


def _meet(some: list[Span], others: list[Span]) -> bool:
    return any(common(one, other) for one in some for other in others)


def _or_by_hand(people: dict[Key, set[int]], rows: Rows, measure: Measure) -> dict[Key, Counted]:
    """Counts of records, and numbers by hand where there are none."""
    counts = {
        key: Counted(numbers[measure], BY_HAND)
        for key, numbers in of_one_month(rows.hand, rows.first, rows.last).items()
        if measure in numbers
    }
    return counts | {key: Counted(len(found), RECORDS) for key, found in people.items()}
