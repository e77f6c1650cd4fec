"""Sick leave (guidelines 6.1): hours lost, hours due by contract, people and days.

What the document leaves open is decided here, and each decision is a test:

- Hours of a period are Mondays to Fridays times a fifth of the weekly hours; public holidays are
  in them on both sides, because they are due (and paid) by contract.
- Hours lost are of all staff, whatever the reason and duration: also of substitutes and trainees,
  whom the note takes out of the denominator only.
- Hours due leave out substitutes and trainees, and the days (or stated hours of them) on which
  somebody is on maternity or parental leave. Annual leave is not subtracted.
- People with sick leave are told apart by their calendar days of it in the period. The document
  says "up to 30" and "30 or more": by its letter exactly 30 days counts in both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.rooms.workforce.models import (
    Absence,
    AbsenceKind,
    Employment,
    EmploymentKind,
    StaffMeasure,
)
from mreza.rooms.workforce.queries.by_hand import staff_counts, summed, whole
from mreza.rooms.workforce.queries.rows import Rows
from mreza.rooms.workforce.spans import (
    WORKDAYS,
    Span,
    days_of,
    of_range,
    whole_months,
    workdays,
)

M = StaffMeasure
LONG = 30
NOT_DUE = (EmploymentKind.SUBSTITUTE, EmploymentKind.TRAINEE)


@dataclass
class Sick:
    """Sick leave of a period; hours are exact quotients of weekly hours, days are calendar days.

    People and days are None (no data) where nobody entered them by hand; people also of several
    months, whose numbers by hand cannot be added up.
    """

    hours_lost: Decimal = Decimal(0)
    hours_contracted: Decimal = Decimal(0)
    up_to_30_days: int | None = 0
    over_30_days: int | None = 0
    work_related_days: int | None = 0
    source: str = "records"


def sick(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[str, Sick]:
    """Sick leave by organisation; one without staff records is counted by hand or absent."""
    rows = rows or Rows(codes, first, last)
    found = {code: _of(people, rows) for code, people in rows.people.items()}
    rest = [code for code in codes if code not in found]
    return found | dict(_by_hand(rest, first, last))


def _of(people: dict[int, list[Employment]], rows: Rows) -> Sick:
    one, short, long, work_related = Sick(), 0, 0, 0
    for person, jobs in people.items():
        absences, sick_days = rows.absences.get(person, []), []
        for job in jobs:
            held = of_range(job.valid, Span(rows.first, rows.last))
            if held is None:
                continue
            one.hours_contracted += _due(job, held, absences)
            for absence, span in _of_kind(absences, AbsenceKind.SICK, held):
                one.hours_lost += _hours(absence, job) * workdays(span)
                work_related += span.days if absence.work_related else 0
                sick_days.append(span)
        counted = days_of(sick_days)
        short += 0 < counted <= LONG
        long += counted >= LONG
    one.up_to_30_days, one.over_30_days, one.work_related_days = short, long, work_related
    return one


def _due(job: Employment, held: Span, absences: list[Absence]) -> Decimal:
    """Hours due by the contract on days of `held`, without those of parental leave."""
    if job.kind in NOT_DUE:
        return Decimal(0)
    due = _daily(job) * workdays(held)
    for absence, span in _of_kind(absences, AbsenceKind.PARENTAL, held):
        due -= min(_hours(absence, job), _daily(job)) * workdays(span)
    return due


def _of_kind(
    absences: list[Absence], kind: AbsenceKind, held: Span
) -> Iterator[tuple[Absence, Span]]:
    for absence in absences:
        span = of_range(absence.valid, held) if absence.kind == kind else None
        if span is not None:
            yield absence, span


def _daily(job: Employment) -> Decimal:
    return job.weekly_hours / WORKDAYS


def _hours(absence: Absence, job: Employment) -> Decimal:
    """Hours of one day of the absence: those stated, otherwise the whole working day."""
    return _daily(job) if absence.hours_per_day is None else absence.hours_per_day


def _by_hand(codes: Collection[str], first: date, last: date) -> Iterator[tuple[str, Sick]]:
    """Hours and days add up over months; people only of one month."""
    one_month = len(whole_months(first, last) or []) == 1
    for code, measures in staff_counts(codes, first, last).items():
        lost = summed(measures[M.SICK_HOURS], first, last)
        due = summed(measures[M.CONTRACTED_HOURS], first, last)
        if lost is None or due is None:
            continue
        people = [
            whole(summed(measures[name], first, last)) if one_month else None
            for name in (M.SICK_UP_TO_30, M.SICK_30_OR_MORE)
        ]
        yield (
            code,
            Sick(
                hours_lost=lost,
                hours_contracted=due,
                up_to_30_days=people[0],
                over_30_days=people[1],
                work_related_days=whole(summed(measures[M.WORK_RELATED_DAYS], first, last)),
                source="by_hand",
            ),
        )
