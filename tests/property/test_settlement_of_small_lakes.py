"""Whatever a few providers send: a run completes, its sums agree, nothing is paid twice or lost.

From rows of the lake, drawn and odd, to issued statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mreza.lake.store import Store
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.contracts.queries.contracts import PlanRow
from mreza.rooms.settlement import actions, statements, worker
from mreza.rooms.settlement.evaluation import LaneResult
from mreza.rooms.settlement.models import SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from tests.settled_lakes import plan_for, settled
from tests.small_lakes import PROVIDERS, YEAR, Sent, bring, ours, sent, small_lake

pytestmark = pytest.mark.django_db

# A run takes a second: making a failing example smaller would take minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
PERIODS = st.sampled_from([Period(YEAR, number) for number in range(1, 6)])
PLAN_ROWS = contracts.plan_rows
Key = tuple[str, str, str, str]


@settings(max_examples=12, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(what=sent(), period=PERIODS)
def test_sums_agree_on_every_engine_whatever_is_sent(
    loaded: None, what: Sent, period: Period
) -> None:
    plan = ours(plan_for(period))
    with small_lake() as store:
        bring(store, what, "a")
        exact = settled(store.snapshot(), plan, period, "exact")
        columns = settled(store.snapshot(), plan, period, "duckdb")
    assert columns.statements == exact.statements
    checks = statements.checks(exact.results, exact.statements)
    assert [check for check in checks if not check.holds] == []
    for statement in exact.statements:
        assert statement.provider in PROVIDERS
        assert (
            statement.now
            == statement.amount
            == sum((line.amount for line in statement.lines if line.paid), Decimal(0))
        )
        assert all(line.amount == round(line.amount, 2) for line in statement.lines)
    for result in exact.results:
        _assert_pools_are_shared_out(result)


def _assert_pools_are_shared_out(result: LaneResult) -> None:
    """To the last hundredth; a pool whose lists have nobody that counts is not shared at all."""
    if not result.lane.quarter:
        return
    pools: dict[str, list[Any]] = {}
    for _, values in result.pairs():
        pools.setdefault(values["pool"], []).append(values)
    for lists in pools.values():
        shares = [values["distributed_quotients"] for values in lists]
        if any(values["weight_quotients"] for values in lists):
            assert sum(shares, Decimal(0)) == lists[0]["pool_quotients"]
        else:
            assert set(shares) == {None}


@dataclass(frozen=True)
class Step:
    """Somebody sends rows or takes the last batch of services back; then a period is settled."""

    what: Sent | None
    withdrawn: bool
    period: Period
    scope: str
    issued: bool


STEPS = st.builds(
    Step,
    what=st.none() | sent(8),
    withdrawn=st.booleans(),
    period=PERIODS,
    scope=st.sampled_from(["nation", "nation", f"provider:{PROVIDERS[0]}", "office:novo-mesto"]),
    issued=st.booleans(),
)


@settings(max_examples=6, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=2, max_size=5))
def test_what_is_issued_adds_up_to_the_last_word(loaded: None, steps: list[Step]) -> None:
    with (
        small_lake() as store,
        override_settings(DATA_DIR=store.root.parent),
        mock.patch.object(contracts, "plan_rows", _only_ours),
        transaction.atomic(),
    ):
        last: dict[str, dict[Key, Decimal]] = {}  # of each provider: amounts issued last
        for number, step in enumerate(steps):
            _change(store, step, f"s{number}")
            run = worker.work(actions.ask(step.period, scope=step.scope).pk)
            assert (run.state, run.message) == ("complete", "")
            _assert_adds_up(run)
            if step.issued:
                _issue(run, last)
            _assert_given(last)
        transaction.set_rollback(True)


def _only_ours(year: int) -> list[PlanRow]:
    return [row for row in PLAN_ROWS(year) if row.provider in PROVIDERS]


def _change(store: Store, step: Step, name: str) -> None:
    living = [batch.id for batch in store.snapshot().batches if batch.dataset == "services"]
    if step.withdrawn and living:
        store.withdraw(living[-1], f"w-{name}")
    if step.what is not None:
        bring(store, step.what, name)


def _issue(run: SettlementRun, last: dict[str, dict[Key, Decimal]]) -> None:
    """Unless something later is issued; then nothing is changed."""
    try:
        actions.issue(run, by=None)
    except actions.TooLateError:
        return
    for statement in Statement.objects.filter(run=run):
        last[statement.provider_id] = {
            (line.statement.provider_id, line.lane, line.code, line.activity): line.amount
            for line in statement.lines.filter(paid=True)
        }


def _assert_adds_up(run: SettlementRun) -> None:
    stated = list(Statement.objects.filter(run=run).prefetch_related("lines"))
    for statement in stated:
        paid = [line for line in statement.lines.all() if line.paid]
        for name in ("amount", "before", "now"):
            assert getattr(statement, name) == sum(getattr(line, name) for line in paid)
    for name in ("amount", "before", "now"):
        assert Decimal(run.totals[name]) == sum(getattr(one, name) for one in stated)


def _assert_given(last: dict[str, dict[Key, Decimal]]) -> None:
    """All that was ever issued for a line is what its provider's last statement says of it."""
    issued: dict[Key, Decimal] = {}
    found = StatementLine.objects.filter(paid=True, statement__run__issued_at__isnull=False)
    for *key, now in found.values_list("statement__provider", "lane", "code", "activity", "now"):
        issued[tuple(key)] = issued.get(tuple(key), Decimal(0)) + now
    expected = {key: amount for lines in last.values() for key, amount in lines.items()}
    assert {key: sum_ for key, sum_ in issued.items() if sum_} == {
        key: amount for key, amount in expected.items() if amount
    }
