"""Time limits of the two national plans stand in the documents where the ledger says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.due import Once
from mreza.kernel.ledger import Article

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
needs_documents = pytest.mark.skipif(
    not SEEDS.exists(),
    reason="the source documents are not in ../shared/seeds beside the repository",
)
PLANS = ("nskz_2035_2022_2025", "nin_2025_2026")
# Printed without a day of its own: a hundred new places "every year", and the report "2025/2026".
EVERY_YEAR = {"m2_11_1", "m1_2_1_1", "m1_2_1_2", "m1_2_2_2", "m1_2_2_3", "m3_5_2"}


def measures(act: Act) -> list[Article]:
    """The articles of the ledger that are measures: not introductions and goals."""
    assert act.plan is not None
    return [act.articles[measure.code] for measure in act.plan.measures]


def passages(act: Act, folder: Path) -> dict[str, str]:
    """The text of each measure: from its line to that of the measure printed next."""
    lines = (folder / act.about["source"]["file"]).read_text(encoding="utf-8").splitlines()
    starts = sorted(article.lines[0] for article in act.articles.values())
    ends = dict(zip(starts, [*starts[1:], len(lines) + 1], strict=True))
    return {
        article.number: " ".join(lines[article.lines[0] - 1 : ends[article.lines[0]] - 1])
        for article in measures(act)
    }


@needs_documents
@pytest.mark.parametrize("plan", PLANS)
def test_each_measure_begins_where_the_ledger_says(plan: str) -> None:
    for number, text in passages(acts.get(plan), SEEDS).items():
        code = re.escape(re.sub(r"[ab]$", "", number))
        assert re.search(rf"^\W*(\[.*\])?\W*(Ukrep:? ?)?{code}\b", text), number


@needs_documents
@pytest.mark.parametrize("plan", PLANS)
def test_each_day_is_printed_in_its_measure(plan: str) -> None:
    act = acts.get(plan)
    found = passages(act, SEEDS)
    for obligation in act.obligations:
        if not isinstance(obligation.due, Once) or obligation.code in EVERY_YEAR:
            continue
        text = found[obligation.clause.article.number]
        assert printed(obligation.due.day, plan) in text, obligation.code


def printed(day: date, plan: str) -> str:
    return str(day.year) if plan.startswith("nskz") else f"{day.day}. {day.month}. {day.year}"


def test_all_measures_are_kept() -> None:
    """A1 to A60 with A17 twice; goals 1, 2 and 3 with 8, 20 and 10 measures."""
    health = [article.number for article in measures(acts.get(PLANS[0]))]
    assert len(health) == 61
    assert {re.sub(r"[ab]$", "", code) for code in health} == {f"A{n}" for n in range(1, 61)}
    social = [article.number.split(".")[0] for article in measures(acts.get(PLANS[1]))]
    assert [social.count(goal) for goal in "123"] == [8, 20, 10]
