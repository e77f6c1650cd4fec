"""Two plans beside each other: measures that are new, changed or disappeared, and how. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mreza.kernel.plan import Amount, Measure, Milestone, Party, Plan, Target
from mreza.kernel.text import NO_TEXT, Text


class Difference(StrEnum):
    """What became of a measure between two plans."""

    NEW = "new"
    CHANGED = "changed"
    DISAPPEARED = "disappeared"


@dataclass(frozen=True)
class FieldChange:
    """A part of a measure, each side as lines; days as 2026-12-31, numbers as 1500.50."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class MeasureChange:
    """`before` is None for a new measure, `after` for one that disappeared."""

    code: str
    difference: Difference
    before: Measure | None
    after: Measure | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> Text:
        one = self.after or self.before
        return one.title if one else NO_TEXT


@dataclass(frozen=True)
class Comparison:
    """Every measure that is not the same in both plans: in the new plan's order, then the gone."""

    changes: tuple[MeasureChange, ...]
    same: int

    def of(self, difference: Difference) -> tuple[MeasureChange, ...]:
        return tuple(one for one in self.changes if one.difference is difference)

    @property
    def new(self) -> tuple[MeasureChange, ...]:
        return self.of(Difference.NEW)

    @property
    def changed(self) -> tuple[MeasureChange, ...]:
        return self.of(Difference.CHANGED)

    @property
    def disappeared(self) -> tuple[MeasureChange, ...]:
        return self.of(Difference.DISAPPEARED)


def compare(old: Plan, new: Plan) -> Comparison:
    """How `new` differs from `old`. Where a measure stands in the file is no difference."""
    before = {one.code: one for one in old.measures}
    changes: list[MeasureChange] = []
    for one in new.measures:
        was = before.pop(one.code, None)
        if was is None:
            changes.append(MeasureChange(one.code, Difference.NEW, None, one))
        elif fields := tuple(_field_changes(was, one)):
            changes.append(MeasureChange(one.code, Difference.CHANGED, was, one, fields))
    same = len(new.measures) - len(changes)
    gone = [MeasureChange(code, Difference.DISAPPEARED, was, None) for code, was in before.items()]
    return Comparison((*changes, *gone), same)


def _field_changes(was: Measure, one: Measure) -> Iterable[FieldChange]:
    for name, lines in (FIELDS | ENGLISH).items():
        before, after = lines(was), lines(one)
        if before != after:
            yield FieldChange(name, before, after)


def _text(text: Text) -> tuple[str, ...]:
    return (text.sl,) if text.sl else ()


def _english(text: Text) -> tuple[str, ...]:
    return (text.en,) if text.en else ()


def _titles(items: Iterable[Milestone | Target]) -> tuple[str, ...]:
    return tuple(one.title.en for one in items if one.title.en)


def _line(text: str) -> tuple[str, ...]:
    plain = " ".join(text.split())
    return (plain,) if plain else ()


def _parties(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def milestone(one: Milestone) -> str:
    """A milestone as one line: its day or years, and its title."""
    when = one.due.isoformat() if one.due else ""
    if one.yearly and one.first and one.last:
        when = f"{one.first.year}-{one.last.year}"
    return f"{when} {one.title.sl}".strip()


def amount(one: Amount) -> str:
    """A sum as one line: year, euros, what it is for, source."""
    euros = "" if one.euros is None else f"{one.euros:.2f} EUR"
    source = f"({one.source})" if one.source else ""
    return " ".join(part for part in (str(one.year or ""), euros, one.basis, source) if part)


def target(one: Target) -> str:
    """A target as one line: value, unit, kind, baseline year, title."""
    value = "" if one.value is None else f"{one.value.normalize():f}"
    base = str(one.baseline_year or "")
    return " ".join(part for part in (value, one.unit, one.kind, base, one.title.sl) if part)


FIELDS: Final[dict[str, Callable[[Measure], tuple[str, ...]]]] = {
    "area": lambda one: (one.area,),
    "goals": lambda one: one.goals,
    "title": lambda one: _text(one.title),
    "purpose": lambda one: _text(one.purpose),
    "holders": lambda one: _parties(one.holders),
    "participants": lambda one: _parties(one.participants),
    "deadline": lambda one: _line(one.deadline),
    "milestones": lambda one: tuple(map(milestone, one.milestones)),
    "success": lambda one: _text(one.success),
    "targets": lambda one: tuple(map(target, one.targets)),
    "funding": lambda one: _line(one.funding),
    "amounts": lambda one: tuple(map(amount, one.amounts)),
    "continues": lambda one: ("yes",) if one.continues else (),
}
# English words; no plan prints them, so they are looked at only where two versions are compared.
ENGLISH: Final[dict[str, Callable[[Measure], tuple[str, ...]]]] = {
    "title_en": lambda one: _english(one.title),
    "purpose_en": lambda one: _english(one.purpose),
    "success_en": lambda one: _english(one.success),
    "milestones_en": lambda one: _titles(one.milestones),
    "targets_en": lambda one: _titles(one.targets),
}
