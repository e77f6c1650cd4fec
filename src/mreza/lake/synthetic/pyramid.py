"""Ages of a plausible population. Illustrative: the documents print no ages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SLOTS = 1024  # a draw of ten bits picks a slot

# From age, up to and including age, thousands of men, thousands of women.
PYRAMID: tuple[tuple[int, int, float, float], ...] = (
    (0, 4, 46, 44), (5, 9, 47, 45), (10, 14, 50, 48), (15, 19, 60, 57), (20, 24, 69, 65),
    (25, 29, 77, 72), (30, 34, 76, 71), (35, 39, 76, 74), (40, 44, 78, 77), (45, 49, 79, 79),
    (50, 54, 78, 77), (55, 59, 67, 66), (60, 64, 51, 55), (65, 69, 45, 52), (70, 74, 37, 49),
    (75, 79, 26, 43), (80, 84, 13, 30), (85, 94, 7, 20),
)  # fmt: skip
MEN, WOMEN = 0, 1
YOUTH = range(19)  # of Table 4
WOMEN_FROM = 13  # of Table 2


class Slot(NamedTuple):
    """The age that a draw of `slot` means within the group."""

    group: str
    slot: int
    age: int


def weight(age: int, sex: int | None = None) -> float:
    """Thousands of persons of an age; of one sex, or of both."""
    for first, last, men, women in PYRAMID:
        if first <= age <= last:
            return (men + women if sex is None else (men, women)[sex]) / (last - first + 1)
    return 0.0


def share_of_youth(below: int) -> float:
    """The part of all youth that is younger than `below`."""
    return sum(weight(age) for age in YOUTH if age < below) / sum(weight(age) for age in YOUTH)


def girls(first: int, last: int) -> float:
    """The part of those from `first` up to, not including, `last` that are girls."""
    ages = range(first, last)
    return sum(weight(age, WOMEN) for age in ages) / sum(weight(age) for age in ages)


def slots() -> Iterator[Slot]:
    """Ages of the three groups a person may be drawn from, and of those who died."""
    oldest = PYRAMID[-1][1] + 1
    yield from _slots("child", [(age, weight(age)) for age in range(WOMEN_FROM)])
    yield from _slots("teen", [(age, weight(age)) for age in range(WOMEN_FROM, YOUTH.stop)])
    for name, sex in (("man", MEN), ("woman", WOMEN)):
        yield from _slots(name, [(age, weight(age, sex)) for age in range(YOUTH.stop, oldest)])
    yield from _slots("old", [(age, weight(age)) for age in range(60, oldest)])


def _slots(group: str, weights: list[tuple[int, float]]) -> Iterator[Slot]:
    whole, running, slot = sum(weight for _, weight in weights), 0.0, 0
    for age, each in weights:
        running += each
        while slot < round(SLOTS * running / whole):
            yield Slot(group, slot, age)
            slot += 1
