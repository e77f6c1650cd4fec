"""When a measure is late, at risk, on track or done: boundary days of each rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mreza.rooms.plans.status import (
    HIGH,
    SOON,
    Cause,
    Due,
    Seen,
    Told,
    due_state,
    dues,
    judge,
    next_due,
    occurrences,
)
from mreza.rooms.plans.words import MilestoneStatus, Said, Status

DAY = date(2026, 11, 22)
PLAN = (date(2022, 1, 1), date(2025, 12, 31))


def due(days: int, done: int | None = None) -> Due:
    """A milestone due so many days from the day, done so many days from it."""
    day = DAY + timedelta(days=days)
    done_on = None if done is None else DAY + timedelta(days=done)
    return Due("k", None, day, done_on, due_state(day, done_on, DAY))


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (-1, MilestoneStatus.LATE),
        (0, MilestoneStatus.SOON),
        (SOON, MilestoneStatus.SOON),
        (SOON + 1, MilestoneStatus.AHEAD),
    ],
)
def test_a_milestone_is_in_time_on_its_own_day(days: int, state: MilestoneStatus) -> None:
    assert due(days).state == state


@pytest.mark.parametrize(
    ("seen", "status", "cause"),
    [
        (Seen(), Status.NOT_STARTED, Cause.NOTHING),
        (Seen([due(SOON + 1)]), Status.NOT_STARTED, Cause.NOTHING),
        (Seen([due(SOON)]), Status.AT_RISK, Cause.DUE_SOON),
        (Seen([due(SOON)], task_done=DAY), Status.ON_TRACK, Cause.TASK_DONE),
        (Seen([due(-1), due(400, 0)]), Status.LATE, Cause.MILESTONE_LATE),
        (Seen([due(-1, -1), due(400)]), Status.ON_TRACK, Cause.MILESTONE_DONE),
        (Seen([due(-1, -1), due(3, -1)]), Status.DONE, Cause.MILESTONES_DONE),
        (Seen(high_risk=HIGH), Status.AT_RISK, Cause.HIGH_RISK),
        (Seen(high_risk=HIGH - 1), Status.NOT_STARTED, Cause.NOTHING),
        (Seen(money=2026), Status.ON_TRACK, Cause.MONEY),
        (Seen(reading=DAY), Status.ON_TRACK, Cause.READING),
    ],
)
def test_the_first_rule_that_holds(seen: Seen, status: Status, cause: Cause) -> None:
    verdict = judge(seen, DAY)
    assert (verdict.status, verdict.cause) == (status, cause)
    assert verdict.illustrative == (cause in (Cause.DUE_SOON, Cause.HIGH_RISK))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([Said.STARTED], Status.LATE),
        ([Said.STOPPED], Status.STOPPED),
        ([Said.STOPPED, Said.RESUMED], Status.LATE),
        ([Said.COMPLETED], Status.DONE),
        ([Said.COMPLETED, Said.RESUMED], Status.LATE),
        ([Said.AT_RISK], Status.LATE),
    ],
)
def test_statements_over_a_late_milestone(said: list[Said], status: Status) -> None:
    statements = [Told(kind, DAY - timedelta(days=9 - n)) for n, kind in enumerate(said)]
    assert judge(Seen([due(-1)], statements), DAY).status == status


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([Said.AT_RISK], Status.AT_RISK),
        ([Said.AT_RISK, Said.STARTED], Status.AT_RISK),
        ([Said.AT_RISK, Said.RESUMED], Status.ON_TRACK),
    ],
)
def test_a_stated_risk_holds_until_it_goes_on(said: list[Said], status: Status) -> None:
    assert judge(Seen(statements=[Told(kind, DAY) for kind in said]), DAY).status == status


def test_what_is_stated_for_later_does_not_count_yet() -> None:
    later = Told(Said.STOPPED, DAY + timedelta(days=1))
    assert judge(Seen(statements=[later]), DAY).status == Status.NOT_STARTED
    assert judge(Seen(statements=[later]), later.day).status == Status.STOPPED


def test_a_permanent_task_is_never_late_and_never_done_by_itself() -> None:
    permanent = Due("p", None, None, None, due_state(None, None, DAY))
    assert judge(Seen([permanent, due(-2, -3)]), DAY).status == Status.ON_TRACK
    assert next_due([permanent]) is None


def test_a_yearly_milestone_stands_once_for_each_year() -> None:
    times = list(occurrences(None, yearly=True, first=None, last=date(2024, 6, 1), plan=PLAN))
    assert times == [(year, date(year, 12, 31)) for year in (2022, 2023, 2024)]
    done = {("k", 2023): date(2023, 5, 5), ("k", 2024): DAY + timedelta(days=1)}
    found = list(dues("k", iter(times), done, DAY))
    assert [one.state for one in found] == [
        MilestoneStatus.LATE, MilestoneStatus.DONE, MilestoneStatus.LATE,
    ]  # fmt: skip
    assert next_due(found) == found[0]
