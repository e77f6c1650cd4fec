"""The official texts of both plans, read by the product, agree with its own data of them.

The data were transcribed by hand from the same texts; here neither knows of the other.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import pytest

from mreza import acts
from mreza.kernel.plan import Measure, Plan
from mreza.rooms.plans import keeping
from mreza.rooms.plans.comparing import compare
from mreza.rooms.plans.reading import DamagedError, ForeignError, Reading, read
from tests import plan_documents

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.exists(),
    reason="the source documents are not in ../shared/seeds beside the repository",
)
HEALTH, SOCIAL = "nskz_2035_2022_2025", "nin_2025_2026"
# Printed in place of a deadline for three measures together; our data say it in a note.
SHARED_TEXT = {"2.18", "2.19", "2.20"}


def text_of(plan: str) -> str:
    return (SEEDS / acts.get(plan).about["source"]["file"]).read_text(encoding="utf-8")


@functools.cache
def reading(plan: str) -> Reading:
    return read(text_of(plan).encode(), f"{plan}.txt")


def shipped(plan: str) -> Plan:
    found = acts.get(plan).plan
    assert found is not None
    return found


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_codes_areas_and_goals_agree(plan: str) -> None:
    ours, theirs = shipped(plan), reading(plan).plan
    assert [one.code for one in theirs.measures] == [one.code for one in ours.measures]
    assert [(area.code, [goal.code for goal in area.goals]) for area in theirs.areas] == [
        (area.code, [goal.code for goal in area.goals]) for area in ours.areas
    ]


def facts(one: Measure) -> dict[str, Any]:
    """What a document prints of a measure, without any words of our own."""
    return {
        "area": (one.area, one.goals, one.lines),
        "holders": one.holders,
        "participants": one.participants,
        "deadline": "" if one.code in SHARED_TEXT else one.deadline,
        "milestones": [(m.key, m.due, m.yearly, m.first, m.last) for m in one.milestones],
        "continues": one.continues,
        "funding": (one.funding, one.sources),
        "amounts": [(a.basis, a.euros, a.year, a.source) for a in one.amounts],
        "targets": [
            (t.kind, t.value, t.baseline_year, t.whole_programme) for t in one.targets if t.numeric
        ],
        "indicators": len(one.targets),
    }


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_each_measure_agrees_with_our_data(plan: str) -> None:
    for one in shipped(plan).measures:
        assert facts(reading(plan).plan.measure(one.code)) == facts(one), one.code


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_the_official_text_changes_nothing_but_the_shared_text(plan: str) -> None:
    """Importing it as a new version keeps titles and keys, and finds no other difference."""
    ours = shipped(plan)
    found = compare(ours, keeping.with_our_words(reading(plan).plan, ours))
    changed = {one.code: [field.field for field in one.fields] for one in found.changes}
    assert changed == ({} if plan == HEALTH else {code: ["deadline"] for code in SHARED_TEXT})


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_nothing_is_dropped(plan: str) -> None:
    found = reading(plan)
    printed = {n for n, line in enumerate(text_of(plan).split("\n"), 1) if line.strip()}
    unread = {line for line, _text in found.unread}
    assert found.used | unread == printed
    first = min(area.lines[0] for area in found.plan.areas)
    inside = sorted(line for line in unread if line > first)
    # Behind the first heading only the explanations before the tables of the social plan.
    assert inside == ([] if plan == HEALTH else [32, 33, 136, 137, 397, 398])


def test_what_is_odd_is_told() -> None:
    health = {doubt.key for doubt in reading(HEALTH).doubts}
    moved = {f"A{number}:area" for number in range(22, 29)}
    assert health >= {"A17b:code", "A21:passage", "A14:holders", "A60:title", "3:deadline"} | moved
    assert {"A53:deadline", "A56:deadline", "A11:deadline"} <= health
    assert reading(HEALTH).plan.measure("A29").notes
    social = {doubt.key for doubt in reading(SOCIAL).doubts}
    assert social == {
        "1.1.1:holders", "1.1.1:amounts", "1.2.2:deadline", "1.2.2:amounts", "1.3.1:deadline",
        "2.1:amounts", "2.12:deadline", "2.18:deadline", "2.19:deadline", "2.20:deadline",
        "3.5:deadline", "3.7:amounts", "3.8:amounts",
    }  # fmt: skip


HEADS = {
    HEALTH: ("Aktivnosti/ ukrepi", "Roki", "Nosilci", "Merilo", "Finančna sredstva", "Cilj"),
    SOCIAL: ("Ukrepi", "Namen ukrepa", "Nosilec ukrepa", "Sodelujoči", "Finančni vir",
             "Ocena finanč. sredstev", "Rok izvedbe", "Kazalnik-i"),
}  # fmt: skip
Part = str | list[list[str]]


def as_tables(plan: str) -> list[Part]:
    """The document with its tables, made of what was printed in each column."""
    from mreza.rooms.plans.reading import block_layout, row_layout
    from mreza.rooms.plans.reading.opening import opened

    source = opened(text_of(plan).encode(), plan)
    layout = row_layout if plan == HEALTH else block_layout
    found = layout.read(source)
    parts: list[Part] = [reading(plan).title]
    columns = (
        ("name", "deadline", "holders", "success", "funding", "goals") if plan == HEALTH
        else ("name", "purpose", "holders", "participants", "funding", "amounts", "deadline",
              "success")
    )  # fmt: skip
    for heading in found.headings:
        parts += _heading(plan, heading)
        table = [list(HEADS[plan])]
        for one in found.measures:
            if reading(plan).plan.measures[one.order].area != heading.code:
                continue
            goal = one.printed_code.strip(": .").rpartition(".")[0]
            if goal in heading.goals and [f"{goal}: {_words(heading.goals[goal])}"] not in table:
                table.append([f"{goal}: {_words(heading.goals[goal])}"])
            code = one.printed_code if plan == HEALTH else f"Ukrep {one.printed_code}\n"
            for number, cells in enumerate([one.cells, *one.programmes]):
                row = [_cell(plan, cells.get(name, [])) for name in columns]  # type: ignore[call-overload]
                table.append([f"{code} {row[0]}" if number == 0 else row[0], *row[1:]])
        parts.append(table)
    return parts


def _heading(plan: str, heading: Any) -> list[Part]:
    title = _words(heading.title)
    if plan == SOCIAL:
        return [f"{heading.code}. Cilj: {title}"]
    goals = [f"{code} {_words(text)}" for code, text in heading.goals.items()]
    return [f"{heading.code}. {title}", f"Strateški cilj: {_words(heading.strategic)}",
            "Specifični cilji:", *goals, "Potrebne aktivnosti/ ukrepi:"]  # fmt: skip


def _words(lines: Any) -> str:
    return " ".join(" ".join(line.text.split()) for line in lines)


def _cell(plan: str, lines: Any) -> str:
    return _words(lines) if plan == HEALTH else "\n".join(line.text for line in lines)


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_the_document_with_tables_reads_alike(plan: str) -> None:
    found = read(plan_documents.docx(as_tables(plan)), f"{plan}.docx")
    assert found.encoding == "docx"
    assert {one.code for one in found.plan.measures} == {one.code for one in shipped(plan).measures}
    for one in shipped(plan).measures:
        ours, theirs = facts(one), facts(found.plan.measure(one.code))
        for changed in ("area",):  # lines are paragraphs here
            ours[changed], theirs[changed] = ours[changed][:2], theirs[changed][:2]
        assert theirs == ours, one.code


def test_another_document_of_the_ministry_is_foreign() -> None:
    data = (SEEDS / "msp-quality-guidelines-2025.txt").read_bytes()
    with pytest.raises(ForeignError):
        read(data, "smernice.txt")


@pytest.mark.parametrize("plan", [HEALTH, SOCIAL])
def test_a_document_that_is_cut_off_anywhere_in_a_measure_is_refused(plan: str) -> None:
    lines = text_of(plan).split("\n")
    measure = shipped(plan).measures[20]
    with pytest.raises(DamagedError):
        read("\n".join(lines[: measure.lines[0] + 2]).encode(), "x.txt")


def test_windows_1250_reads_alike() -> None:
    text = re.sub("[\uf02d−]", "-", text_of(HEALTH))
    found = read(text.encode("cp1250"), "x.txt")
    assert found.encoding == "cp1250"
    assert [facts(one) for one in found.plan.measures] == [
        facts(one) for one in reading(HEALTH).plan.measures
    ]
