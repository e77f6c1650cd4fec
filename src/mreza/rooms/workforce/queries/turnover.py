"""Turnover (guidelines 5.4.1): who left, who was employed, who came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from mreza.rooms.workforce.models import Employment, EndReason, StaffMeasure
from mreza.rooms.workforce.queries.by_hand import staff_counts, summed, whole
from mreza.rooms.workforce.queries.rows import Rows
from mreza.rooms.workforce.spans import whole_months

M = StaffMeasure


@dataclass
class Turnover:
    """Persons of a period, each counted once.

    `leavers` ended their employment and did not go on the day after; `employed` had one on at
    least one day. By occupation and by reason (empty: not known) only where there are records.
    `exit_interviews` is None (no data) where nobody entered their number by hand.
    """

    leavers: int = 0
    employed: int = 0
    exit_interviews: int | None = 0
    hired: int = 0
    leavers_by_occupation: dict[str, int] = field(default_factory=dict)
    hired_by_occupation: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    source: str = "records"


def turnover(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[str, Turnover]:
    """Turnover by organisation; one without records of the period is counted by hand or absent."""
    rows = rows or Rows(codes, first, last)
    found = {code: _of(list(people.values()), first, last) for code, people in rows.people.items()}
    rest = [code for code in codes if code not in found]
    return found | dict(_by_hand(rest, first, last))


def _of(people: list[list[Employment]], first: date, last: date) -> Turnover:
    left = [one for own in people if (one := _left(own, first, last))]
    hired = [one for own in people if (one := _hired(own, first, last))]
    return Turnover(
        leavers=len(left),
        employed=len(people),
        exit_interviews=sum(bool(one.exit_interview) for one in left),
        hired=len(hired),
        leavers_by_occupation=dict(Counter(one.staff.occupation for one in left)),
        hired_by_occupation=dict(Counter(one.staff.occupation for one in hired)),
        reasons=dict(Counter(one.end_reason for one in left)),
    )


def _left(own: list[Employment], first: date, last: date) -> Employment | None:
    """The last employment of a person that ended in the period and was not gone on with.

    Who goes on the day after (another post, a contract prolonged) never stopped being employed.
    """
    begins = {one.first_day for one in own}
    ended = [
        one
        for one in own
        if one.last_day is not None
        and first <= one.last_day <= last
        and one.end_reason != EndReason.MOVED_INSIDE
        and one.valid.upper not in begins
    ]
    return ended[-1] if ended else None


def _hired(own: list[Employment], first: date, last: date) -> Employment | None:
    """The first employment of a person that began in the period without going on with another."""
    ends = {one.valid.upper for one in own}
    begun = (one for one in own if first <= one.first_day <= last and one.first_day not in ends)
    return next(begun, None)


def _by_hand(codes: Collection[str], first: date, last: date) -> Iterator[tuple[str, Turnover]]:
    """From numbers by month: who was employed in the first month, and whoever came after it."""
    months = whole_months(first, last)
    for code, measures in staff_counts(codes, first, last).items():
        leavers = summed(measures[M.LEAVERS], first, last)
        hired = summed(measures[M.HIRED], first, last)
        began = measures[M.EMPLOYED].get(months[0]) if months else None
        if months is None or leavers is None or hired is None or began is None:
            continue
        later = hired - measures[M.HIRED][months[0]]
        talks = summed(measures[M.EXIT_INTERVIEWS], first, last)
        yield (
            code,
            Turnover(
                leavers=int(leavers),
                employed=int(began + later),
                exit_interviews=whole(talks),
                hired=int(hired),
                source="by_hand",
            ),
        )
