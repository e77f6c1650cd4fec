"""Whatever a few providers send: a run completes, its sums agree, nothing is paid twice or lost.

From rows of the lake to issued statements. Rows are drawn, also odd ones: a hundredth of a visit,
persons born in 1890, doctors without a list, reports of somebody who has no contract for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mreza.data import services_2007
from mreza.lake.schema import get
from mreza.lake.store import Store
from mreza.rooms.contracts.queries import contracts
from mreza.rooms.settlement import actions, statements, worker
from mreza.rooms.settlement.counting import Plan
from mreza.rooms.settlement.evaluation import LaneResult
from mreza.rooms.settlement.models import SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from tests.lakes import ASSIGNMENT, QUANTITY, SERVICE, write_accepted
from tests.settled_lakes import plan_for, settled

pytestmark = pytest.mark.django_db

# A run takes a second: making a failing example smaller would take minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
YEAR = 2007
PROVIDERS = ("zd-metlika", "zd-crnomelj", "zd-koper")
LISTED = ("general", "child", "school", "women")
COUNT_DATES = ("2006-11-30", "2007-02-28", "2007-05-31", "2007-08-31", "2007-11-30")
REPORTED = (
    ("physiotherapy", "case"), ("transport", "kilometre"), ("transport", "patient"),
    ("anticoagulation", "patient"), ("health_education", "workshop"),
)  # fmt: skip
DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)).map(str)
# Most numbers are small, some as large as their column holds.
QUANTITIES = st.one_of(
    st.integers(1, 3000), st.integers(1, 10**9 - 1), st.sampled_from([1, 50, 10**9 - 1])
).map(lambda hundredths: f"{Decimal(hundredths) / 100:f}")
PERIODS = st.sampled_from([Period(YEAR, number) for number in range(1, 6)])
Rows = list[dict[str, str]]
Key = tuple[str, str, str, str]


@st.composite
def services(draw: st.DrawFn) -> dict[str, str]:
    item = draw(st.sampled_from(services_2007.catalogue()))
    return {
        **SERVICE, "provider": draw(st.sampled_from(PROVIDERS)), "activity": item.activity,
        "service": item.code, "day": draw(DAYS), "quantity": draw(QUANTITIES),
        "doctor": draw(st.sampled_from(["D1", "D2"])),
        "occurrence": draw(st.sampled_from(["first", "repeat"])),
        "reason": draw(st.sampled_from(["illness", "injury_at_work", "third_party"])),
    }  # fmt: skip


@st.composite
def assignments(draw: st.DrawFn) -> dict[str, str]:
    day = draw(st.sampled_from(COUNT_DATES))
    return {
        **ASSIGNMENT, "count_date": day, "sex": draw(st.sampled_from("mf")),
        "born": str(draw(st.dates(date(1890, 1, 1), date.fromisoformat(day)))),
        "activity": draw(st.sampled_from(LISTED)),
        "provider": draw(st.sampled_from(PROVIDERS)),
        "doctor": draw(st.sampled_from(["D1", "D2"])),
        "institution": draw(st.sampled_from(["false", "true"])),
    }  # fmt: skip


@st.composite
def quantities(draw: st.DrawFn) -> dict[str, str]:
    activity, measure = draw(st.sampled_from(REPORTED))
    return {
        **QUANTITY, "provider": draw(st.sampled_from(PROVIDERS)), "activity": activity,
        "measure": measure, "month": str(date(YEAR, draw(st.integers(1, 12)), 1)),
        "quantity": f"{draw(st.integers(1, 5000))}",
    }  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """What comes into the lake together."""

    services: Rows
    assignments: Rows
    quantities: Rows


def sent(most: int = 25) -> st.SearchStrategy[Sent]:
    return st.builds(
        Sent,
        st.lists(services(), max_size=most),
        st.lists(assignments(), max_size=most),
        st.lists(quantities(), max_size=6, unique_by=lambda row: tuple(sorted(row.items()))[:4]),
    )


def bring(store: Store, what: Sent, name: str) -> None:
    """Commit it, a batch for each dataset; persons are all different."""
    for dataset in ("services", "assignments", "quantities"):
        rows = [
            {**row, "person": f"{name}{number}"} if "person" in row else row
            for number, row in enumerate(getattr(what, dataset))
        ]
        if rows:
            path = store.root.parent / f"{name}-{dataset}.parquet"
            write_accepted(path, rows, get(dataset))
            store.commit(f"{name}-{dataset}", dataset, path, sha256=f"{name}-{dataset}")


@contextmanager
def small_lake() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        yield Store(Path(folder) / "lake")


def only_ours(rows: Any) -> list[Any]:
    return [row for row in rows if row.provider in PROVIDERS]


@settings(max_examples=12, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(what=sent(), period=PERIODS)
def test_sums_agree_on_every_engine_whatever_is_sent(
    loaded: None, what: Sent, period: Period
) -> None:
    every = plan_for(period)
    plan = Plan(only_ours(every.rows), every.places, only_ours(every.facts))
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
    whole = contracts.plan_rows
    with (
        small_lake() as store,
        override_settings(DATA_DIR=store.root.parent),
        mock.patch.object(contracts, "plan_rows", lambda *of: only_ours(whole(*of))),
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
