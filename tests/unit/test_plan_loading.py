"""A plan is read from the files of its act; what contradicts itself is refused with its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mreza.kernel.due import Once, Yearly
from mreza.kernel.errors import ActError
from mreza.kernel.ledger import Article, Clause, Paragraph
from mreza.kernel.obligations import Bound, Obligation
from mreza.kernel.plan import Amount, Area, Goal, Measure, Plan, counted, totals
from mreza.kernel.plan_loading import Ledger, load_plan
from mreza.kernel.text import NO_TEXT, Text

AREA = """\
[area]
code = "1"
title = { sl = "Kader", en = "Workforce" }
strategic = { sl = "Dovolj kadra", en = "Enough workforce" }
lines = [1, 40]
goals = [{ code = "1.1", sl = "Potrebe", en = "Needs" }]

"""
MEASURE = """\
[[measure]]
code = "A1"
lines = [3, 9]
goals = ["1.1"]
purpose = { sl = "Več kadra.", en = "More workforce." }
holders = ["MZ"]
deadline = "2025"
sources = ["Proračun", "EU"]
amounts = [{ basis = "year", printed = "2025: 10", euros = "10", year = 2025 }]
targets = [{ key = "1", sl = "Delavci", en = "Workers", unit = "worker", value = "12.5" }]
"""
PARTIES = '"MZ" = "ministrstvo-za-zdravje"\n"drugi" = ""\n'
TITLE = Text("Ocena potreb", "Assessing needs")
ARTICLE = Article("A1", NO_TEXT, TITLE, (Paragraph("1", "obligation", NO_TEXT, NO_TEXT),))


def owed(code: str, rule: Once | Yearly) -> Obligation:
    clause = Clause(ARTICLE, ARTICLE.paragraphs[0], ())
    return Obligation(
        "act_2025", code, clause, TITLE, NO_TEXT, NO_TEXT, Bound(), rule, date(2025, 1, 1),
        date(2025, 12, 31), None, "", NO_TEXT, NO_TEXT,
    )  # fmt: skip


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Plan]:
    def read(text: str, *obligations: Obligation) -> Plan:
        (tmp_path / "plan").mkdir(exist_ok=True)
        (tmp_path / "plan" / "parties.toml").write_text(PARTIES, encoding="utf-8")
        (tmp_path / "plan" / "1.toml").write_text(AREA + text, encoding="utf-8")
        found = load_plan(tmp_path, Ledger("act_2025", {"A1": ARTICLE}, obligations))
        assert found is not None
        return found

    return read


def test_an_act_without_the_folder_has_no_plan(tmp_path: Path) -> None:
    assert load_plan(tmp_path, Ledger("act_2025", {}, ())) is None


def test_a_measure_has_its_title_from_the_ledger_and_its_days_from_the_obligations(load) -> None:
    plan = load(MEASURE, owed("a1", Once(date(2025, 12, 31))), owed("a1_yearly", Yearly(12, 31, 0)))
    (measure,) = plan.measures
    assert (measure.title, measure.printed_code, measure.goals) == (TITLE, "A1", ("1.1",))
    assert [party.code for party in measure.holders] == ["ministrstvo-za-zdravje"]
    once, yearly = measure.milestones
    assert (once.key, once.due, once.yearly) == ("a1", date(2025, 12, 31), False)
    assert (yearly.due, yearly.yearly, yearly.last) == (None, True, date(2025, 12, 31))
    assert measure.amounts == (Amount("year", "2025: 10", Decimal(10), 2025, "Proračun; EU"),)
    assert (measure.targets[0].value, measure.targets[0].numeric) == (Decimal("12.5"), True)
    assert (plan.area("1").goals[0].code, plan.of_area("1")) == ("1.1", plan.measures)


def test_a_permanent_task_is_a_milestone_without_a_day(load) -> None:
    (milestone,) = load(MEASURE + "permanent = true\n").measures[0].milestones
    assert (milestone.key, milestone.due, milestone.yearly) == ("a1", None, False)
    assert load(MEASURE).measures[0].milestones == ()


def test_what_a_plan_does_not_say_of_money_is_said_to_be_unstated(load) -> None:
    without = MEASURE.replace("amounts = ", "# ")
    assert [one.basis for one in load(without).measures[0].amounts] == ["unstated"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('code = "A1"', 'code = "A2"', r"plan/1.toml, measure A2: no article.*Known: A1"),
        ('["1.1"]', '["1.2"]', r"measure A1: goals: area 1 has no goal 1.2.*1.1"),
        ('["MZ"]', '["MZZ"]', r"holders: 'MZZ' is not in parties.toml"),
        ('["MZ"]', "[]", r"measure A1: holders missing"),
        ("[3, 9]", "[9, 3]", r"lines is \[9, 3\].*\[first, last\]"),
        ("deadline", "dedline", r"unknown keys dedline.*deadline"),
        ('en = "More workforce."', 'en = ""', r"purpose: sl and en are both needed"),
        ('basis = "year"', 'basis = "yearly"', r"amounts, basis: 'yearly' is unknown.*per_year"),
        (", year = 2025", "", r"amounts: an amount for a year lacks the year"),
        ('euros = "10"', "euros = 10.5", r"euros: 10.5 is no number.*as a text"),
        ('value = "12.5"', 'value = "12,5"', r"targets, value: '12,5' is no number"),
        ('value = "12.5"', 'by = "2025"', r"targets, by: '2025' is no day.*2026-12-31"),
        ('key = "1"', 'key = ""', r"measure A1: a target has no code"),
        ("[[measure]]", "[[measures]]", r"plan/1.toml: unknown keys measures"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(load, old: str, new: str, says: str) -> None:
    assert old in MEASURE
    with pytest.raises(ActError, match=says):
        load(MEASURE.replace(old, new, 1))


def test_a_code_that_stands_twice_is_refused(load) -> None:
    with pytest.raises(ActError, match="measure A1 stands twice"):
        load(MEASURE + MEASURE)


def test_totals_count_a_measure_in_each_of_its_goals() -> None:
    goals = (Goal("1.1", TITLE), Goal("1.2", TITLE))
    amounts = (Amount("both_years", "", Decimal("0.01")), Amount("per_month", "", Decimal(2)))
    measure = Measure("A1", "A1", "1", ("1.1", "1.2"), TITLE, amounts=amounts)
    plan = Plan((Area("1", TITLE, TITLE, goals),), (measure,))
    found = totals(plan, (2025, 2026), "even")
    assert (found.measures, found.by_goal) == (1, {"1.1": 1, "1.2": 1})
    assert found.euros == {2025: Decimal("24.005"), 2026: Decimal("24.005")}
    assert found.left_out == ()
    assert totals(plan, (2025, 2026)).left_out == (("A1", amounts[0]),)
    assert counted(amounts[0], 2027, (2025, 2026), "whole_each_year") == 0
