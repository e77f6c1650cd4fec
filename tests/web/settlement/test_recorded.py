"""What is recorded on contracts changes statements; withdrawn, it changes them back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mreza.rooms.contracts.actions import facts as recording
from mreza.rooms.contracts.actions.facts import NewFact
from mreza.rooms.contracts.models import Contract, ContractFact
from mreza.rooms.contracts.queries.facts import FactRow, facts
from mreza.rooms.settlement import actions, lanes, worker
from mreza.rooms.settlement.evaluation import CountedRow, evaluate
from mreza.rooms.settlement.models import SettlementRun, StatementLine
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.recorded import with_facts
from mreza.site.accounts.models import User
from mreza.site.loading import load_rooms
from tests.settled_lakes import synthetic_lake

pytestmark = pytest.mark.django_db
YEAR, Q1 = Period.read("2007"), Period.read("2007-Q1")
FIRST, LAST = date(2007, 1, 1), date(2007, 12, 31)
METLIKA = "zd-metlika"


def fact(lane: str, name: str, value: Any, **more: Any) -> FactRow:
    activity = {"dental_care": "dental_adult", "primary_visits": "general"}.get(lane, lane)
    fields = {
        "contract": "c", "provider": "p", "activity": activity, "doctor": "", "name": name,
        "value": value, "first": FIRST, "last": LAST,
    }  # fmt: skip
    return FactRow(**(fields | more))


INPUTS: dict[str, dict[str, Any]] = {
    "dental_care": {
        "activity": "dental_adult", "planned_points": "1000", "care_points": "400",
        "prosthetics_points": "600",
    },
    "primary_visits": {
        "unit": "u", "activity": "general", "planned_capitation_quotients": "1000",
        "realised_capitation_quotients": "1050", "planned_visit_quotients": "1000",
        "realised_visit_quotients": "1500", "sole_provider": True,
    },
    "physiotherapy": {
        "teams": "1", "planned_points": "20000", "realised_points": "20000",
        "realised_cases": "286", "period_months": "12",
    },
    "pedodontics": {"activity": "pedodontics", "planned_points": "1000", "children_points": "1000"},
    "social_institution_team": {"institution": "p", "kind": "care_home", "teams": "1"},
}  # fmt: skip


def settled(lane: str, *recorded: FactRow, inputs: str = "", period: Period = YEAR) -> Any:
    """What the lane's formulas make of one row with these facts."""
    given = {"provider": "p", **INPUTS[inputs or lane]}
    row = CountedRow("k", "p", given.get("activity", lane), "u", "o", given)
    found = lanes.get(lane)
    rows = with_facts(found, [row], recorded, period)
    return evaluate(found, rows, at=period.law_day, engine="exact").result.rows[0]


def test_consent_lets_more_prosthetics_be_paid() -> None:
    without, given = settled("dental_care"), fact("dental_care", "consent", True)
    assert without["prosthetics_reduction"] > 0
    assert settled("dental_care", given)["prosthetics_reduction"] == 0
    refused = fact("dental_care", "consent", False)
    assert settled("dental_care", refused) == without


def test_payment_above_the_limit_needs_the_claim() -> None:
    without = settled("primary_visits")
    claimed = settled("primary_visits", fact("primary_visits", "notice_given", True))
    assert (without["exception_amount"], claimed["exception_amount"] > 0) == (0, True)
    assert claimed["visit_amount"] > without["visit_amount"]


def test_an_inspection_takes_cases_off() -> None:
    without = settled("physiotherapy")
    found = (
        fact("physiotherapy", "audited_cases", Decimal(40)),
        fact("physiotherapy", "unjustified_cases", Decimal(4)),
    )
    audited = settled("physiotherapy", *found)
    assert (without["case_reduction_amount"], without["withdrawn_cases"]) == (0, 0)
    assert audited["withdrawn_cases"] == Decimal("28.6")
    assert audited["case_reduction_amount"] > 0


def test_group_education_is_paid_flat_by_months() -> None:
    programme = fact("pedodontics", "education_programme_submitted", True)
    points = fact("pedodontics", "group_education_points", Decimal(400))
    whole = settled("dental_care", programme, points, inputs="pedodontics")
    assert whole["group_flat_points"] == 400
    quarter = settled("dental_care", programme, points, inputs="pedodontics", period=Q1)
    assert quarter["group_flat_points"] == 100
    assert settled("dental_care", points, inputs="pedodontics")["group_flat_points"] == 0


def test_residents_with_a_doctor_outside_lower_the_flat_sum() -> None:
    lane = "social_institution_team"
    without = settled(lane)
    found = settled(
        lane, fact(lane, "residents", Decimal(100)), fact(lane, "residents_elsewhere", Decimal(10))
    )
    kept = (without["institution_amount"] * Decimal("0.9")).quantize(Decimal("0.01"))
    assert found["institution_amount"] == kept


@pytest.mark.parametrize(
    "other",
    [
        {"provider": "q"}, {"activity": "child"}, {"last": date(2007, 12, 30)},
        {"name": "starter"}, {"doctor": "d"},
    ],
)  # fmt: skip
def test_a_fact_of_something_else_changes_nothing(other: dict[str, Any]) -> None:
    claim = replace(fact("primary_visits", "notice_given", True), **other)
    assert settled("primary_visits", claim) == settled("primary_visits")


def test_a_new_doctor_is_new_on_the_count_date() -> None:
    rows = [
        CountedRow(f"p/general/{doctor}", "p", "general", "u", "o", {"doctor": doctor})
        for doctor in ("one", "two")
    ]
    until_may = fact("general", "starter", True, doctor="one", last=date(2007, 5, 30))
    new = [
        [row.inputs.get("starter") for row in with_facts(lanes.get(lane), rows, [until_may], YEAR)]
        for lane in ("capitation_1", "capitation_2")
    ]
    assert new == [[True, None], [None, None]]


# A whole run, from contracts to statements


@pytest.fixture(scope="module")
def drawn(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    root = tmp_path_factory.mktemp("recorded") / "lake"
    with django_db_blocker.unblock():
        if not User.objects.exists():
            load_rooms(demo=True)
        synthetic_lake(root, "unit:metlika", rows=4000)
    return root


Ask = Callable[[], SettlementRun]


@pytest.fixture
def ask(loaded: None, drawn: Path, lake: Path) -> Ask:
    """Settle the year as pages do: an unchanged one is the run that is there."""
    shutil.copytree(drawn, lake)

    def asked() -> SettlementRun:
        run = worker.work(actions.ask(YEAR).pk)
        assert (run.state, run.message) == ("complete", "")
        return run

    return asked


def record(by: User, new: NewFact) -> ContractFact:
    contract = Contract.objects.get(number=f"2007-{METLIKA}")
    revision = contract.revision
    return recording.record(contract, new, day=FIRST, revision=revision, by=by, reason="R")


def amount(run: SettlementRun, lane: str) -> Decimal:
    found = StatementLine.objects.filter(statement__run=run, statement__provider=METLIKA, lane=lane)
    return sum((line.amount for line in found), Decimal(0))


def test_a_run_takes_what_is_recorded_and_gives_it_back(ask: Ask, insurer: User) -> None:
    before = ask()
    assert ask().pk == before.pk
    shared = {"activity": "physiotherapy", "first": FIRST, "last": LAST, "document": "D"}
    record(insurer, NewFact(name="audited_cases", value=Decimal(50), **shared))
    found = record(insurer, NewFact(name="unjustified_cases", value=Decimal(5), **shared))
    audited = ask()
    assert audited.pk != before.pk
    assert amount(audited, "physiotherapy") < amount(before, "physiotherapy")
    assert amount(audited, "dental_care") == amount(before, "dental_care")
    for mine in ContractFact.objects.filter(withdrawn_at__isnull=True):
        revision = Contract.objects.get(pk=found.contract_id).revision
        recording.withdraw(mine, day=FIRST, revision=revision, by=insurer, reason="W")
    assert facts(2007) == []
    assert ask().pk == before.pk, "the same plan and facts are the same run"


def test_a_new_doctor_in_a_run(ask: Ask, insurer: User) -> None:
    before = ask()
    doctor = f"{METLIKA}-general-1"
    start = NewFact(
        name="starter", activity="general", value=True, doctor=doctor, first=date(2007, 2, 1),
        last=LAST, document="D",
    )  # fmt: skip
    record(insurer, start)
    after = ask()
    assert amount(after, "capitation_1") != amount(before, "capitation_1")


def test_what_is_recorded_after_a_run_was_asked_for_fails_it(ask: Ask, insurer: User) -> None:
    run = actions.ask(Q1)
    start = NewFact(
        name="audited_cases", activity="physiotherapy", value=Decimal(1), first=FIRST, last=LAST,
        document="D",
    )  # fmt: skip
    record(insurer, start)
    done = worker.work(run.pk)
    assert (done.state, "changed after" in done.message) == ("failed", True)
