"""A plan as it was read, with our own words and keys where the same measure is in the plan already.

A document prints no short titles and no keys. Milestones that were ticked off hang on the key of a
milestone, readings on that of an indicator: what is the same keeps its key. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from mreza.kernel.plan import Area, Measure, Milestone, Plan, Target
from mreza.kernel.text import Text

Item = TypeVar("Item", Milestone, Target)
_ALIKE: Final = 2  # of what is printed: holders, deadline, funding, and chapter with goals


def with_our_words(read: Plan, current: Plan | None) -> Plan:
    """`read` with titles, short texts and keys of the `current` version where measures agree."""
    if current is None:
        return read
    known = {one.code: one for one in current.measures}
    areas = {one.code: one for one in current.areas}
    return Plan(
        tuple(_area(one, areas.get(one.code)) for one in read.areas),
        tuple(
            _measure(one, known[one.code]) if same_measure(one, known.get(one.code)) else one
            for one in read.measures
        ),
    )


def same_measure(read: Measure, known: Measure | None) -> bool:
    """Whether a code still stands for the same: at least two of four printed things agree."""
    if known is None:
        return False
    agree = (
        {party.name for party in read.holders} == {party.name for party in known.holders},
        read.deadline.split() == known.deadline.split(),
        read.funding.split() == known.funding.split(),
        (read.area, read.goals) == (known.area, known.goals),
    )
    return sum(agree) >= _ALIKE


def _area(read: Area, known: Area | None) -> Area:
    if known is None or [one.code for one in read.goals] != [one.code for one in known.goals]:
        return read
    return replace(read, title=known.title, strategic=known.strategic, goals=known.goals)


def _measure(read: Measure, known: Measure) -> Measure:
    """Our words; everything that the document prints stays as it was read now."""
    return replace(
        read,
        title=known.title,
        purpose=known.purpose if known.purpose.sl else read.purpose,
        success=known.success if known.success.sl else read.success,
        milestones=_paired(read.milestones, known.milestones, _when, _with_milestone_words),
        targets=_paired(read.targets, known.targets, _aim, _with_target_words),
        sources=known.sources if read.funding.split() == known.funding.split() else read.sources,
        amounts=_amounts(read, known),
        notes=_notes(read, known),
        lines=read.lines,
    )


def _amounts(read: Measure, known: Measure) -> tuple[Any, ...]:
    """Sums as read; the same sums keep the words and sources under which they are known."""
    sums = [(one.basis, one.euros, one.year) for one in read.amounts]
    if sums == [(one.basis, one.euros, one.year) for one in known.amounts]:
        return known.amounts
    return read.amounts


def _notes(read: Measure, known: Measure) -> tuple[Text, ...]:
    return known.notes or read.notes


def _when(one: Milestone) -> Any:
    return (one.due, one.yearly, one.last if one.yearly else None)


def _aim(one: Target) -> Any:
    return (one.kind if one.numeric else "", one.value, one.baseline_year)


def _with_milestone_words(read: Milestone, known: Milestone) -> Milestone:
    return replace(read, key=known.key, title=known.title, first=known.first)


def _with_target_words(read: Target, known: Target) -> Target:
    return replace(
        read, key=known.key, title=known.title, unit=known.unit, direction=known.direction,
        kind=read.kind if read.numeric else known.kind, by=read.by or known.by,
    )  # fmt: skip


def _paired(
    read: Sequence[Item], known: Sequence[Item], same: Callable[[Item], Any],
    words: Callable[[Item, Item], Item],
) -> tuple[Item, ...]:  # fmt: skip
    """Each item with the words of the known one that says the same, in order.

    What says something else keeps the known key where it takes that item's place, so that what was
    recorded about it stays with it; a further item gets a key that is free.
    """
    left = list(known)
    found: list[Item | None] = []
    for one in read:
        match = next((other for other in left if same(other) == same(one)), None)
        if match is not None:
            left.remove(match)
        found.append(words(one, match) if match is not None else None)
    taken = {one.key for one in known}
    filled = []
    for one, done in zip(read, found, strict=True):
        if done is None:
            heir = next((other for other in left if other.key == one.key), None)
            done = one if heir is not None or one.key not in taken else _rekeyed(one, taken)
            taken.add(done.key)
        filled.append(done)
    return tuple(filled)


def _rekeyed(item: Item, taken: Iterable[str]) -> Item:
    used = set(taken)
    number = next(n for n in range(2, 1000) if f"{item.key}_{n}" not in used)
    return replace(item, key=f"{item.key}_{number}")
