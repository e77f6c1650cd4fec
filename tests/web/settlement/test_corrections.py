"""What is issued is taken off once: late rows, closed periods, providers that are gone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mreza.lake.store import Store
from mreza.rooms.contracts.models import Contract
from mreza.rooms.settlement import actions, computed, counting, lanes, worker
from mreza.rooms.settlement.models import SettlementRun, Statement, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User
from tests import settled
from tests.lakes import SERVICE, write_accepted
from tests.settled import FLAT, MINE, NURSING, OTHER, Q1, flat, nursing, settle, statement_of

pytestmark = pytest.mark.django_db
FEW = (NURSING, FLAT)
Q2, Q3, YEAR = Period(2007, 2), Period(2007, 3), Period(2007, 5)
Bring = Callable[..., str]
Run = Callable[..., SettlementRun]


@pytest.fixture
def bring(lake: Path, tmp_path: Path) -> Bring:
    """`bring("a", provider="zd-koper", day="2007-02-01")`: visits into the lake, as a batch."""

    def go(name: str, visits: int = 20, **more: str) -> str:
        row = {**SERVICE, "activity": NURSING, "service": "X0603", **more}
        rows = [{**row, "person": f"{name}{number}"} for number in range(visits)]
        path = write_accepted(tmp_path / f"{name}.parquet", rows)
        Store(lake).commit(name, "services", path, sha256=name * 64)
        return name

    return go


@pytest.fixture
def quarter(loaded: None, insurer: User, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`quarter(Q1)`: two lanes of the period settled from the lake by the worker, and issued."""
    few = [lane for lane in lanes.all_lanes() if lane.name in FEW]
    monkeypatch.setattr(lanes, "of", lambda period: few)
    monkeypatch.setattr(counting, "lanes_of", lambda period: few)

    def go(period: Period, *, issue: bool = True, **more: Any) -> SettlementRun:
        run = worker.work(actions.ask(period, by=insurer, **more).pk)
        assert run.state == "complete", run.message
        return actions.issue(run, by=insurer) if issue else run

    return go


def test_a_late_import_is_paid_once_and_later_periods_take_all_of_it_off(
    bring: Bring, quarter: Run
) -> None:
    bring("a")
    bring("b", provider=OTHER)
    first = quarter(Q1)
    bring("c", visits=30, day="2007-02-05")
    second = quarter(Q1)
    was, late = statement_of(first), statement_of(second)
    assert late.before == was.amount == was.now > 0
    assert late.now == late.amount - was.amount > 0
    assert statement_of(second, OTHER).now == 0
    bring("d", day="2007-08-01")
    third = quarter(Q3)
    whole = statement_of(third)
    assert whole.before == late.amount
    for provider in (MINE, OTHER):
        assert (
            settled.paid([first, second, third], provider) == statement_of(third, provider).amount
        )


def test_the_same_rows_and_law_are_the_same_run(bring: Bring, quarter: Run) -> None:
    bring("a")
    first = quarter(Q1, issue=False)
    assert actions.ask(Q1) == first
    assert actions.ask(Q1, again=True) != first
    actions.cancel(SettlementRun.objects.latest("pk"), by=User.objects.get(username="zavod"))
    bring("b", provider=OTHER)
    assert actions.ask(Q1) != first


def test_a_provider_that_is_gone_gets_a_line_taken_back(
    bring: Bring, quarter: Run, lake: Path, client_as: Callable[[str], Client]
) -> None:
    bring("a", provider=OTHER)
    gone = bring("b")
    first = quarter(Q1)
    Store(lake).withdraw(gone, "b-back")
    assert Contract.objects.filter(organisation=MINE).update(state="agreed")
    second = quarter(Q1)
    was, back = statement_of(first), statement_of(second)
    assert (back.amount, back.now) == (Decimal(0), -was.now)
    assert was.now > 0
    assert (back.unit, back.office) == ("celje", "celje")
    assert {line.rows for line in back.lines.all()} == {0}
    assert settled.paid([first, second]) == 0
    assert statement_of(second, OTHER).now == 0
    opens_for_its_provider(client_as("provider"), back)
    third = quarter(Q3)
    assert not Statement.objects.filter(run=third, provider=MINE).exists()


def opens_for_its_provider(client: Client, statement: Statement) -> None:
    line = statement.lines.all()[0]
    for address in (
        reverse("settlement:statement", args=[statement.pk]),
        reverse("settlement:line", args=[statement.pk, line.pk]),
        reverse("settlement:statement_export", args=[statement.pk, "pdf"]),
        reverse("settlement:statement_export", args=[statement.pk, "xlsx"]),
        f"/api/v1/settlements/statements/{statement.pk}",
        f"/api/v1/settlements/statements/{statement.pk}/lines/{line.pk}/rows",
    ):
        assert client.get(address).status_code == 200, address


def test_mass_rows_are_those_the_run_counted_not_those_of_today(
    bring: Bring, quarter: Run, client_as: Callable[[str], Client]
) -> None:
    bring("a", visits=3)
    bring("b", provider=OTHER)
    run = quarter(Q1)
    bring("c", visits=5, day="2007-02-05")
    line = settled.line_of(run)
    row = computed.rows_of(line)[0]
    address = f"/statements/{line.statement_id}/lines/{line.pk}/rows/{row.pk}/realisation"
    found = client_as("provider").get(f"/api/v1/settlements{address}?limit=2&offset=2").json()
    assert (found["total"], len(found["items"]), found["lake_version"]) == (3, 1, run.lake_version)
    assert {item["provider"] for item in found["items"]} == {MINE}
    assert found["items"][0]["day"] == "2007-01-15"
    page = client_as("provider").get(
        reverse("settlement:mass_rows", args=[line.statement_id, line.pk, row.pk])
    )
    assert page.status_code == 200
    assert "X0603" in page.content.decode()


def test_runs_of_one_moment_are_issued_once(loaded: None) -> None:
    first, second = settle([nursing(MINE)]), settle([nursing(MINE)])
    actions.issue(first, by=None)
    assert actions.issue(first, by=None).pk == first.pk, "issuing again changes nothing"
    with pytest.raises(actions.TooLateError, match="another run was issued"):
        actions.issue(second, by=None)
    third = settle([nursing(MINE)], issue=True)
    assert statement_of(third).now == 0


def test_a_closed_period_is_corrected_by_the_last_one(loaded: None) -> None:
    paid = [settle([nursing(MINE)], issue=True)]
    early = settle([nursing(MINE, ordinary_points="950")])
    paid.append(settle([nursing(MINE, planned_points="2000")], period=Q2, issue=True))
    for late in (early, settle([nursing(MINE, ordinary_points="990")])):
        with pytest.raises(actions.TooLateError, match="2007-Q2 is issued already"):
            actions.issue(late, by=None)
    more = nursing(MINE, planned_points="2000", ordinary_points="999")
    paid.append(settle([more], period=Q2, issue=True))
    paid.append(settle([more], period=YEAR, issue=True))
    assert settled.paid(paid) == statement_of(paid[-1]).amount
    assert statement_of(paid[-1]).now == 0


def test_a_later_period_needs_no_earlier_one(loaded: None) -> None:
    run = settle([nursing(MINE)], period=Q3, issue=True)
    assert statement_of(run).before == 0
    with pytest.raises(actions.TooLateError, match="goes from January"):
        actions.issue(settle([nursing(MINE)]), by=None)


def test_offices_are_issued_one_by_one(loaded: None) -> None:
    celje = settle([nursing(MINE)], scope="office:celje")
    koper = settle([nursing(OTHER)], scope="office:koper")
    for run in (celje, koper):
        assert actions.issue(run, by=None).issued_at
    nation = settle([nursing(MINE), nursing(OTHER)], [flat(MINE, "1200")], issue=True)
    assert statement_of(nation).now == Decimal("300.00")
    assert statement_of(nation, OTHER).now == 0


def test_only_what_is_complete_is_issued(loaded: None) -> None:
    run = settle([nursing(MINE)])
    SettlementRun.objects.filter(pk=run.pk).update(state="failed")
    with pytest.raises(actions.TooLateError, match="only a complete run"):
        actions.issue(run, by=None)


def test_an_empty_lake_pays_what_is_paid_flat_and_nothing_else(quarter: Run) -> None:
    run = quarter(Q1)
    assert {line.lane for line in StatementLine.objects.filter(statement__run=run)} == {FLAT}
    assert run.totals["statements"] == Statement.objects.filter(run=run).count() > 0
