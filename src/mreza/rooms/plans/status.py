"""Where a measure stands on a day. Pure: dates and what was told in, a verdict with its cause out.

The first that holds, from above:

| status | holds when |
| --- | --- |
| stopped | the holder stated that it is stopped, and nothing later says otherwise |
| done | stated completed, or every milestone is done and the task is not permanent |
| late | a milestone's day is past and it is not done (its own day is still in time) |
| at risk | so stated; or due within `SOON` days, not started; or an open risk of `HIGH` or more |
| on track | something is done or started: a milestone, task, statement, reading, money committed |
| not started | none of these |

`SOON` and `HIGH` are ours; no plan prints them, so what rests on them shows as illustrative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mreza.rooms.plans.words import MilestoneStatus, Said, Status

SOON = 30  # days; illustrative
HIGH = 15  # likelihood times impact, of 25; illustrative


class Cause(StrEnum):
    """What made a status."""

    STATED = "stated"
    MILESTONES_DONE = "milestones_done"
    MILESTONE_LATE = "milestone_late"
    DUE_SOON = "due_soon"
    HIGH_RISK = "high_risk"
    MILESTONE_DONE = "milestone_done"
    TASK_DONE = "task_done"
    MONEY = "money"
    READING = "reading"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Due:
    """One milestone on one day; of a yearly one, that of one year. `due` None is permanent."""

    key: str
    year: int | None
    due: date | None
    done_on: date | None
    state: MilestoneStatus


@dataclass(frozen=True)
class Told:
    """A statement that holds from a day, in the order in which they were made."""

    kind: str
    day: date


@dataclass(frozen=True)
class Seen:
    """All that a status rests on. Days are those of the newest of each; None where there is none.

    `high_risk` is the highest score of an open risk, 0 without one. A `permanent` task is done for
    a year, never for good, unless that is stated.
    """

    dues: Sequence[Due] = ()
    statements: Sequence[Told] = ()
    task_done: date | None = None
    money: int | None = None  # the year of money committed or spent
    reading: date | None = None
    high_risk: int = 0
    permanent: bool = False


@dataclass(frozen=True)
class Verdict:
    """A status and what made it: the day, a number (score, year), the milestone, what was said."""

    status: Status
    cause: Cause
    day: date | None = None
    number: int | None = None
    due: Due | None = None
    said: str = ""

    @property
    def illustrative(self) -> bool:
        """Whether a threshold that no plan prints decided."""
        return self.cause in (Cause.DUE_SOON, Cause.HIGH_RISK)


def occurrences(
    due: date | None,
    *,
    yearly: bool,
    first: date | None,
    last: date | None,
    plan: tuple[date, date],
) -> Iterator[tuple[int | None, date | None]]:
    """Year and day of each time a milestone falls due; a yearly one by the end of each year.

    A yearly milestone without days of its own runs through the plan, from its first to its last.
    """
    if not yearly:
        yield None, due
        return
    months, days = (due.month, due.day) if due else (12, 31)
    begins, ends = first or plan[0], last or plan[1]
    for year in range(begins.year, ends.year + 1):
        yield year, date(year, months, min(days, 28) if months == 2 else days)


def due_state(due: date | None, done_on: date | None, day: date) -> MilestoneStatus:
    """A milestone on its own day is still in time; permanent tasks are never late."""
    if done_on is not None:
        return MilestoneStatus.DONE
    if due is None:
        return MilestoneStatus.PERMANENT
    if due < day:
        return MilestoneStatus.LATE
    return MilestoneStatus.SOON if due <= day + timedelta(days=SOON) else MilestoneStatus.AHEAD


def dues(
    key: str,
    times: Iterator[tuple[int | None, date | None]],
    done: Mapping[tuple[str, int | None], date],
    day: date,
) -> Iterator[Due]:
    """A milestone at each of its times, with what was done for it by `day`."""
    for year, due in times:
        done_on = done.get((key, year))
        if done_on is not None and done_on > day:
            done_on = None
        yield Due(key, year, due, done_on, due_state(due, done_on, day))


def judge(seen: Seen, day: date) -> Verdict:
    """The status on `day`: the first rule of the table that holds."""
    said = [one for one in seen.statements if one.day <= day]
    newest = said[-1] if said else None
    for verdict in (_stopped(newest), _done(seen, newest), _late(seen), _at_risk(seen, said, day)):
        if verdict is not None:
            return verdict
    return _begun(seen, said) or Verdict(Status.NOT_STARTED, Cause.NOTHING)


def next_due(dues: Sequence[Due]) -> Due | None:
    """The earliest milestone that is not done; a late one comes first."""
    open_ones = [one for one in dues if one.due and one.state != MilestoneStatus.DONE]
    return min(open_ones, key=lambda one: one.due or date.max, default=None)


def _stopped(newest: Told | None) -> Verdict | None:
    if newest is not None and newest.kind == Said.STOPPED:
        return Verdict(Status.STOPPED, Cause.STATED, newest.day, said=newest.kind)
    return None


def _done(seen: Seen, newest: Told | None) -> Verdict | None:
    if newest is not None and newest.kind == Said.COMPLETED:
        return Verdict(Status.DONE, Cause.STATED, newest.day, said=newest.kind)
    if (
        seen.permanent
        or not seen.dues
        or any(one.state != MilestoneStatus.DONE for one in seen.dues)
    ):
        return None
    last = max(seen.dues, key=lambda one: one.done_on or date.min)
    return Verdict(Status.DONE, Cause.MILESTONES_DONE, last.done_on, due=last)


def _late(seen: Seen) -> Verdict | None:
    late = [one for one in seen.dues if one.state == MilestoneStatus.LATE]
    if not late:
        return None
    first = min(late, key=lambda one: one.due or date.max)
    return Verdict(Status.LATE, Cause.MILESTONE_LATE, first.due, len(late), first)


def _at_risk(seen: Seen, said: Sequence[Told], day: date) -> Verdict | None:
    # A start says nothing against a risk that was stated; only going on as planned does.
    feared = [one for one in said if one.kind != Said.STARTED]
    if feared and feared[-1].kind == Said.AT_RISK:
        return Verdict(Status.AT_RISK, Cause.STATED, feared[-1].day, said=feared[-1].kind)
    if seen.high_risk >= HIGH:
        return Verdict(Status.AT_RISK, Cause.HIGH_RISK, number=seen.high_risk)
    soon = next_due([one for one in seen.dues if one.state == MilestoneStatus.SOON])
    if soon is not None and _begun(seen, said) is None:
        return Verdict(Status.AT_RISK, Cause.DUE_SOON, soon.due, due=soon)
    return None


def _begun(seen: Seen, said: Sequence[Told]) -> Verdict | None:
    """Anything that shows a beginning, the strongest first."""
    done = [one for one in seen.dues if one.done_on is not None]
    if done:
        newest = max(done, key=lambda one: one.done_on or date.min)
        return Verdict(Status.ON_TRACK, Cause.MILESTONE_DONE, newest.done_on, due=newest)
    if said:
        return Verdict(Status.ON_TRACK, Cause.STATED, said[-1].day, said=said[-1].kind)
    if seen.task_done is not None:
        return Verdict(Status.ON_TRACK, Cause.TASK_DONE, seen.task_done)
    if seen.reading is not None:
        return Verdict(Status.ON_TRACK, Cause.READING, seen.reading)
    if seen.money is not None:
        return Verdict(Status.ON_TRACK, Cause.MONEY, number=seen.money)
    return None
