"""Due items: where each stands on a day, which record counts for which, what names it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import pytest

from mreza.kernel.due import DueDate
from mreza.rooms.obligations import actions, catalogue, evidence, queries
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.obligations.items import State, slots_of
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import Answer
from mreza.site.accounts.models import User
from tests.web.obligations.conftest import CODE, LIST, MAY, MONTHLY, item, items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_answered")]


@pytest.fixture
def somebody(nothing_answered: None) -> User:
    return User.objects.get(username="izvajalec")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2007, 5, 16), State.UPCOMING),
        (date(2007, 5, 17), State.SOON),  # a fortnight before
        (date(2007, 5, 31), State.SOON),
        (date(2007, 6, 1), State.OVERDUE),
    ],
)
def test_an_open_item_stands_by_its_day(today: date, state: State) -> None:
    assert item(today=today).state == state
    assert item(today=today).key == f"health_centres_2007/waiting_list_april/{CODE}/2007-04-30"


def test_when_it_was_done_counts_and_not_when_it_was_entered(somebody: User) -> None:
    late = date(2007, 8, 1)
    actions.confirm(item(), done_on=date(2007, 5, 31), today=late, note="", by=somebody)
    assert item(today=late).state == State.DONE
    made = Answer.objects.get()
    assert (made.day, made.due) == (date(2007, 5, 31), date(2007, 5, 31))
    assert made.at.date() > late
    actions.withdraw_answer(made, reason="R", by=somebody)
    actions.confirm(item(), done_on=date(2007, 6, 1), today=late, note="", by=somebody)
    assert item(today=late).state == State.LATE
    assert Answer.objects.count() == 2


def test_a_later_day_counts_as_on_time_and_the_due_day_stays(somebody: User) -> None:
    actions.extend(item(), until=date(2007, 6, 15), reason="flood", by=somebody)
    found = item(today=date(2007, 6, 10))
    assert (found.due, found.on_time_until) == (date(2007, 5, 31), date(2007, 6, 15))
    assert found.state == State.SOON
    actions.confirm(found, done_on=date(2007, 6, 12), today=date(2007, 6, 20), note="", by=somebody)
    assert item(today=date(2007, 6, 20)).state == State.DONE


def record(day: date, *about: date) -> Evidence:
    return Evidence(CODE, "seen", day, "a record", "", *about)


def with_records(
    monkeypatch: pytest.MonkeyPatch, finders: dict[str, Any], key: tuple[str, str], *found: Evidence
) -> None:
    """Let records show `key`."""
    obligation = catalogue.find(*key)
    monkeypatch.setitem(vars(obligation), "evidence", "seen")
    evidence.register("seen", lambda codes, first, last: found)


def test_a_report_without_a_period_counts_until_the_next_can_be_made(
    monkeypatch: pytest.MonkeyPatch, finders: dict[str, Any]
) -> None:
    """Monthly, due at the month's end: a record of a month is of that month, whatever comes."""
    with_records(monkeypatch, finders, MONTHLY, record(date(2007, 5, 3)), record(date(2007, 7, 31)))
    found = items(MONTHLY, date(2007, 8, 15))
    states = {one.due.month: one.state for one in found if one.due.year == 2007}
    assert states[5] == State.DONE
    assert states[6] == State.OVERDUE
    assert states[7] == State.DONE


def test_a_record_with_a_period_counts_for_that_period_only(
    monkeypatch: pytest.MonkeyPatch, finders: dict[str, Any]
) -> None:
    june = (date(2007, 6, 1), date(2007, 6, 30))
    with_records(monkeypatch, finders, MONTHLY, record(date(2007, 7, 4), *june))
    states = {one.due.month: one.state for one in items(MONTHLY, date(2007, 8, 15))}
    assert (states[6], states[7]) == (State.LATE, State.OVERDUE)


def test_an_answer_by_hand_goes_before_a_record(
    monkeypatch: pytest.MonkeyPatch, finders: dict[str, Any], somebody: User
) -> None:
    with_records(monkeypatch, finders, LIST, record(date(2007, 7, 1)))
    assert item(today=date(2007, 8, 1)).state == State.LATE
    actions.waive(item(), reason="no waiting list is kept", by=somebody)
    assert item(today=date(2007, 8, 1)).state == State.WAIVED


def test_each_event_makes_its_own_items_and_a_withdrawn_one_none(somebody: User) -> None:
    waiting = next(
        one for one in catalogue.obligations()
        if one.act == "health_centres_2007" and one.event and "health_centre" in one.who.kinds
        and one.event.code == "absence_begins"
    )  # fmt: skip
    key = catalogue.key(waiting)
    assert items(key) == []
    for subject in ("first", "second"):
        entered = actions.enter_event(
            CODE, "absence_begins", day=MAY, subject=subject, reference="", by=somebody
        )
    assert [one.slot.event.subject for one in items(key) if one.slot.event] == ["first", "second"]
    assert len({one.key for one in items(key)}) == 2
    actions.withdraw(entered, reason="R", by=somebody)
    assert len(items(key)) == 1


def test_days_between_two_due_days_belong_to_one_of_them() -> None:
    """A gap or an overlap would lose a record or count it twice."""
    months = [DueDate(date(2026, m, 10), date(2026, m - 1, 1), date(2026, m - 1, 28))
              for m in range(2, 12)]  # fmt: skip
    slots = slots_of(months, {})
    for before, after in itertools.pairwise(slots):
        assert (after.opens - before.closes).days == 1


@pytest.mark.parametrize("code", [CODE, "dom-ob-savinji-celje", "zzzs"])
@pytest.mark.parametrize("cut", [date(2007, 6, 30), date(2007, 7, 1), date(2007, 12, 31)])
def test_two_windows_that_meet_show_what_the_whole_shows(code: str, cut: date) -> None:
    """Which record counts for which item must not hang on the days that somebody looks at."""
    subject = queries.subject(code, MAY)
    assert subject is not None

    def seen(first: date, last: date) -> list[tuple[str, State]]:
        found = queries.items([subject], Window(first, last, date(2026, 11, 22)))
        return [(one.key, one.state) for one in found]

    first, last = date(2006, 12, 1), date(2008, 6, 30)
    whole = seen(first, last)
    assert len(whole) == len({key for key, _state in whole}) > 5
    assert seen(first, cut) + seen(cut + timedelta(days=1), last) == whole
