"""Two people at the same moment: one is served, the other is told; nothing happens twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connections

from mreza.rooms.settlement import actions
from mreza.rooms.settlement.actions import SettlementError, TooLateError
from mreza.rooms.settlement.models import Objection, SettlementRun
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User
from tests.settled import MINE, Q1, both, line_of, nursing, settle

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[SettlementError | None]:
    """What threads were told that begin together; None for those that were served, first."""
    start, told = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], object]) -> None:
        try:
            start.wait()
            deed()
            told.append(None)
        except SettlementError as error:
            told.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == len(deeds), "a thread failed"
    return sorted(told, key=lambda error: error is not None)


def test_two_objections_to_a_line_become_one(staff: User) -> None:
    line = line_of(both())
    told = at_once(
        *[
            lambda: actions.object_to(line, disputed=Decimal(1), reason="R", by=staff)
            for _ in range(2)
        ]
    )
    assert told[0] is None
    assert isinstance(told[1], TooLateError)
    assert Objection.objects.count() == 1


def test_an_objection_is_answered_or_withdrawn_not_both(staff: User, insurer: User) -> None:
    made = actions.object_to(line_of(both()), disputed=Decimal(5), reason="R", by=staff)
    told = at_once(
        lambda: actions.withdraw(Objection.objects.get(pk=made.pk), by=staff),
        lambda: actions.answer(
            Objection.objects.get(pk=made.pk), state="rejected", text="No", by=insurer
        ),
    )
    assert told[0] is None
    assert isinstance(told[1], TooLateError)


def test_of_two_runs_of_one_period_one_is_issued(loaded: None) -> None:
    first, second = settle([nursing(MINE)]), settle([nursing(MINE)])
    told = at_once(lambda: actions.issue(first, by=None), lambda: actions.issue(second, by=None))
    assert told[0] is None
    assert isinstance(told[1], TooLateError)
    assert SettlementRun.objects.filter(issued_at__isnull=False).count() == 1


def test_of_two_periods_issued_at_once_nothing_is_paid_twice(loaded: None) -> None:
    quarter, half = settle([nursing(MINE)]), settle([nursing(MINE)], period=Period(2007, 2))
    told = at_once(lambda: actions.issue(quarter, by=None), lambda: actions.issue(half, by=None))
    assert told[0] is None
    assert isinstance(told[1], TooLateError)


def test_a_period_is_asked_for_once(loaded: None, insurer: User) -> None:
    told = at_once(*[lambda: actions.ask(Q1, by=insurer) for _ in range(2)])
    assert told[0] is None
    assert isinstance(told[1], actions.AlreadyRunningError)
    assert SettlementRun.objects.count() == 1
