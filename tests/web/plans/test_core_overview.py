"""The one read behind lists and charts: status, versions that keep what happened, queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mreza.kernel import plan as kernel
from mreza.kernel.text import Text
from mreza.rooms.plans import queries, versions
from mreza.rooms.plans.models import (
    Change,
    FundsEntry,
    Indicator,
    Measure,
    MilestoneDone,
    Plan,
    Reading,
    Risk,
    Statement,
)
from mreza.rooms.plans.queries.published import published
from mreza.rooms.plans.refusals import SameVersionError
from mreza.rooms.plans.words import Status

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def words(text: str) -> Text:
    return Text(text, f"{text} (en)")


def measure(code: str, **more: Any) -> kernel.Measure:
    given: dict[str, Any] = {
        "title": words(f"Ukrep {code}"),
        "holders": (kernel.Party("NIJZ", "nijz"), kernel.Party("vsi drugi")),
        "milestones": (kernel.Milestone("rok", words("Poročilo"), due=date(2026, 12, 31)),),
        "targets": (
            kernel.Target("mest", words("mest"), "mest", value=Decimal(120), kind="absolute"),
        ),
        "amounts": (kernel.Amount("year", "1.000 EUR", Decimal(1000), 2026, "proračun"),),
        "lines": (1, 2),
    }
    return kernel.Measure(code, code, "1", ("1.1",), **given | more)


def a_plan(*measures: kernel.Measure) -> kernel.Plan:
    goal = kernel.Goal("1.1", words("Cilj"))
    return kernel.Plan(
        (kernel.Area("1", words("Področje"), words("Strateški"), (goal,)),), measures
    )


@pytest.fixture
def plan(loaded: None) -> Plan:
    return Plan.objects.create(
        code="test_plan", coordinator_id="ministrstvo-za-zdravje", title_sl="Načrt",
        title_en="Plan", first=date(2025, 1, 1), last=date(2026, 12, 31),
    )  # fmt: skip


def stored(given: kernel.Plan, mark: str = "a") -> None:
    versions.store(
        "test_plan", given, source_name="x.txt", fingerprint=mark, note="", by=None
    )  # fmt: skip


def test_a_new_version_keeps_codes_history_and_readings(plan: Plan) -> None:
    stored(a_plan(measure("A1"), measure("A2"), measure("A3")))
    kept = Measure.objects.get(plan=plan, code="A2")
    MilestoneDone.objects.create(measure=kept, key="rok", done_on=DAY, note="n", by_name="x")
    indicator = Indicator.objects.get(measure=kept)
    Reading.objects.create(indicator=indicator, day=DAY, value=60, by_name="x")
    later = replace(measure("A2"), title=words("Drugače"), milestones=())
    with_new_day = replace(
        later, milestones=(kernel.Milestone("rok", words("Poročilo"), due=date(2027, 6, 30)),)
    )
    stored(a_plan(with_new_day, measure("A4")), "b")
    found = {one.code: one for one in queries.overview("test_plan", DAY)}
    assert {code: one.disappeared for code, one in found.items()} == {
        "A1": True, "A2": False, "A3": True, "A4": False,
    }  # fmt: skip
    assert found["A2"].measure == kept
    assert found["A2"].wording.title_sl == "Drugače"
    assert found["A2"].milestones[0].done_on == DAY
    assert found["A2"].indicators[0].latest.value == 60  # type: ignore[union-attr]
    gone = Change.objects.filter(plan=plan, what="disappeared")
    assert sorted(one.measure.code for one in gone if one.measure) == ["A1", "A3"]
    old = queries.overview("test_plan", DAY, plan.versions.get(number=1))
    assert [one.title for one in old] == ["Ukrep A1", "Ukrep A2", "Ukrep A3"]
    assert not any(one.disappeared for one in old)


def test_the_same_version_is_stored_once(plan: Plan) -> None:
    stored(a_plan(measure("A1")))
    with pytest.raises(SameVersionError):
        stored(a_plan(measure("A1")))
    assert plan.versions.count() == 1


def test_a_constant_number_of_queries(plan: Plan, django_assert_max_num_queries: Any) -> None:
    stored(a_plan(*(measure(f"A{number}") for number in range(1, 61))))
    with django_assert_max_num_queries(9):
        assert len(queries.overview("test_plan", DAY)) == 60
    with django_assert_max_num_queries(9):
        queries.plan_list(DAY)


def test_status_and_why(plan: Plan) -> None:
    yearly = kernel.Milestone("letno", words("Vsako leto"), yearly=True)
    stored(
        a_plan(
            measure("A1"),
            measure("A2", milestones=(yearly,)),
            measure("A3", milestones=()),
            measure("A4"),
        )
    )
    codes = {one.code: one for one in Measure.objects.filter(plan=plan)}
    MilestoneDone.objects.create(
        measure=codes["A2"], key="letno", year=2025, done_on=DAY, note="n", by_name="x"
    )
    Statement.objects.create(measure=codes["A4"], kind="stopped", day=DAY, reason="r", by_name="x")
    money = {"measure": codes["A3"], "year": 2026, "source": "proračun", "by_name": "x"}
    FundsEntry.objects.create(**money, planned="100.10", spent="1.00")
    FundsEntry.objects.create(**money, planned="100.10", spent="2.05")
    found = {one.code: one for one in queries.overview("test_plan", DAY)}
    assert [one.status for one in found.values()] == [
        Status.NOT_STARTED, Status.ON_TRACK, Status.ON_TRACK, Status.STOPPED,
    ]  # fmt: skip
    assert "Vsako leto (2025)" in found["A2"].why.sl
    assert found["A3"].funds[0].spent == Decimal("2.05")
    assert len(found["A3"].funds) == 1
    assert found["A2"].next_due == date(2026, 12, 31)
    late = {one.code: one for one in queries.overview("test_plan", DAY + timedelta(days=60))}
    assert late["A2"].status == Status.LATE
    assert late["A2"].illustrative is False


def test_a_permanent_task_is_done_for_a_year_and_never_by_itself(plan: Plan) -> None:
    yearly = kernel.Milestone("letno", words("Vsako leto"), yearly=True)
    permanent = measure("A1", milestones=(yearly,), deadline="Stalna naloga")
    stored(a_plan(permanent, measure("A2", milestones=(yearly,), deadline="vsako leto")))
    for one in Measure.objects.filter(plan=plan):
        for year in (2025, 2026):
            MilestoneDone.objects.create(
                measure=one, key="letno", year=year, done_on=DAY, note="n", by_name="x"
            )
    found = queries.overview("test_plan", DAY)
    assert [one.status for one in found] == [Status.ON_TRACK, Status.DONE]


def test_a_risk_counts_from_its_day_until_it_is_closed(plan: Plan) -> None:
    stored(a_plan(measure("A1", milestones=())))
    one = Measure.objects.get(plan=plan)
    given = {"likelihood": 5, "impact": 5, "by_name": "x"}
    Risk.objects.create(measure=one, title="pozneje", noted_on=DAY, **given)
    Risk.objects.create(
        measure=one, title="prej", noted_on=DAY - timedelta(days=9), closed_on=DAY, closed_why="m",
        **given,
    )  # fmt: skip

    def on(day: date) -> tuple[Status, list[str]]:
        (state,) = queries.overview("test_plan", day)
        return state.status, [risk.title for risk in state.risks_open]

    assert on(DAY) == (Status.AT_RISK, ["pozneje"])
    assert on(DAY - timedelta(days=1)) == (Status.AT_RISK, ["prej"])
    assert on(DAY - timedelta(days=10)) == (Status.NOT_STARTED, [])


@pytest.mark.parametrize(("code", "value"), [("1.3.2", 1080), ("2.18", 720)])
def test_a_share_is_of_the_count_that_the_plan_prints_beside_it(
    loaded: None, code: str, value: int
) -> None:
    found = {one.code: one for one in queries.overview("nin_2025_2026", DAY)}[code]
    share = next(one for one in found.indicators if one.indicator.key == "2")
    assert (share.target_value, share.base, share.baseline) == (value, value * 4, None)
    public = {one.code: one for one in published("nin_2025_2026", date(2025, 1, 1)).measures}[code]
    assert public.indicators[1].target == value


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_keeps_the_history(plan: Plan, deed: str) -> None:
    stored(a_plan(measure("A1")))
    rows = Change.objects.filter(plan=plan)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reason="other") if deed == "update" else rows.delete()


def test_what_a_card_adds_up(plan: Plan) -> None:
    stored(a_plan(measure("A1"), measure("A2", amounts=())))
    (card,) = [one for one in queries.plan_list(DAY) if one.plan.code == "test_plan"]
    assert (card.measures, card.stated, card.without_amount) == (
        2, {2025: Decimal(0), 2026: Decimal(1000)}, 1,
    )  # fmt: skip
