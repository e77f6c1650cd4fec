"""What stands on the page of an import: counts, sums, the document as a strip, measures in turn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mreza.kernel import plan as kernel
from mreza.kernel.plan import Measure, totals
from mreza.rooms.plans.comparing import FIELDS, Difference
from mreza.rooms.plans.correcting import Field
from mreza.rooms.plans.importing import answers
from mreza.rooms.plans.importing.staging import Staged
from mreza.rooms.plans.reading import Doubt, Passage

HEADING, READ, UNSURE, UNREAD = "heading", "read", "unsure", "unread"


@dataclass(frozen=True)
class Counts:
    """What was read, in numbers. `euros` are sums by year as the letter of the plan counts them."""

    areas: int
    goals: int
    measures: int
    milestones: int
    targets: int
    sums: int
    euros: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True)
class Run:
    """Lines that follow each other and are alike; `first` counts from 0 for drawing."""

    kind: str
    first: int
    length: int


@dataclass(frozen=True)
class DoubtRow:
    """A doubt with what was read for its field, and where it would be corrected."""

    doubt: Doubt
    code: str
    title: str
    read: tuple[tuple[str, tuple[str, ...]], ...]
    passage: str
    settled: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class MeasureRow:
    """A measure beside its passage."""

    measure: Measure
    passage: Passage
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    doubts: int
    difference: str


def counts(plan: kernel.Plan, years: tuple[int, ...]) -> Counts:
    found = totals(plan, years)
    return Counts(
        areas=len(plan.areas),
        goals=sum(len(area.goals) for area in plan.areas),
        measures=found.measures,
        milestones=found.milestones,
        targets=found.numeric_targets,
        sums=sum(one.euros is not None for item in plan.measures for one in item.amounts),
        euros=tuple(sorted(found.euros.items())),
    )


def strip(staged: Staged) -> tuple[list[Run], int]:
    """The document from its first to its last printed line, as runs; and how many lines it has."""
    kinds = dict.fromkeys(staged.reading.used, HEADING)
    kinds |= {line: UNREAD for line, _text in staged.reading.unread}
    unsure = {one.code for one in staged.open_doubts}
    for measure in staged.reading.plan.measures:
        first, last = measure.lines
        kind = UNSURE if measure.code in unsure else READ
        kinds |= {line: kind for line in range(first, last + 1) if line in kinds}
    runs: list[Run] = []
    for line in sorted(kinds):
        if runs and runs[-1].kind == kinds[line]:
            runs[-1] = Run(kinds[line], runs[-1].first, line - runs[-1].first)
        else:
            runs.append(Run(kinds[line], line - 1, 1))
    return runs, max(kinds, default=1)


def doubt_rows(staged: Staged) -> list[DoubtRow]:
    """Every doubt, those that are open first."""
    still = {one.key for one in staged.open_doubts}
    renamed = answers.codes_now(staged.answers)
    measures = {one.code: one for one in staged.plan.measures}
    areas = {one.code: one for one in staged.plan.areas}
    rows = []
    for one in staged.reading.doubts:
        code = renamed.get(one.code, one.code)
        measure = measures.get(code)
        passage = staged.reading.passages.get(one.code)
        title = measure.title.sl if measure else areas[code].title.sl if code in areas else ""
        rows.append(DoubtRow(
            one, code, title, _read(measure, one), passage.text if passage else "",
            one.key not in still, tuple(answers.about(measure, one)) if measure else (),
        ))  # fmt: skip
    return sorted(rows, key=lambda row: row.settled)


def _read(measure: Measure | None, doubt: Doubt) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was read for the field that is uncertain; for a deadline also what it became."""
    if measure is None:
        return ()
    if doubt.field == "code":
        return (("code", (measure.code,)),)
    names = ("deadline", "milestones") if doubt.field == "deadline" else (doubt.field,)
    return tuple((name, FIELDS[name](measure)) for name in names if name in FIELDS)


def measure_rows(staged: Staged) -> list[MeasureRow]:
    """Every measure in the document's order beside its passage."""
    changes: dict[str, Difference] = {one.code: one.difference for one in staged.comparison.changes}
    renamed = answers.codes_now(staged.answers)
    open_ = [renamed.get(one.code, one.code) for one in staged.open_doubts]
    return [
        MeasureRow(
            measure,
            staged.passages.get(measure.code, Passage(*measure.lines, "")),
            tuple((name, shown) for name, lines in FIELDS.items() if (shown := lines(measure))),
            open_.count(measure.code),
            changes.get(measure.code, ""),
        )
        for measure in staged.plan.measures
    ]
