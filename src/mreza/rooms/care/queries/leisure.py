"""Inclusion in leisure activities (guidelines 5.1.2); in institutions only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mreza.rooms.care.models import Measure
from mreza.rooms.care.models.users import IN_INSTITUTION
from mreza.rooms.care.queries.by_hand import Key, of_one_month
from mreza.rooms.care.queries.counted import BY_HAND, RECORDS
from mreza.rooms.care.queries.rows import Rows
from mreza.rooms.workforce.spans import Span, common

BOTH = (Measure.LEISURE_WISHING, Measure.LEISURE_INCLUDED)


@dataclass(frozen=True)
class Leisure:
    """Users in the institution whose plan wishes leisure, and those of them who took part."""

    wishing: int
    included: int
    source: str


def leisure(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[Key, Leisure]:
    """By organisation and service of an institution; each user once, however often present.

    An organisation without any recorded wish in the period is counted by hand, by single months.
    """
    rows = rows or Rows(codes, first, last)
    with_records = {code for code, _user in rows.wishes}
    found = {
        (code, service): _counted(code, by_user, rows)
        for (code, service), by_user in rows.enrolled.items()
        if code in with_records and service in IN_INSTITUTION
    }
    return _by_hand(rows) | found


def _counted(code: str, by_user: dict[int, list[Span]], rows: Rows) -> Leisure:
    """A wish counts on days in the institution; so does taking part."""
    wishing = [
        user
        for user, spans in by_user.items()
        if any(common(span, wish) for span in spans for wish in rows.wishes.get((code, user), []))
    ]
    included = [
        user
        for user in wishing
        if any(
            span.first <= day <= span.last
            for span in by_user[user]
            for day in rows.attended.get(user, ())
        )
    ]
    return Leisure(len(wishing), len(included), RECORDS)


def _by_hand(rows: Rows) -> dict[Key, Leisure]:
    return {
        key: Leisure(numbers[BOTH[0]], numbers[BOTH[1]], BY_HAND)
        for key, numbers in of_one_month(rows.hand, rows.first, rows.last).items()
        if all(measure in numbers for measure in BOTH)
    }
