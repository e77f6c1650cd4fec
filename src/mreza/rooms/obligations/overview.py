"""The network as supervisors see it: who has done what, and who is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mreza.rooms.obligations import queries
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.queries import Narrowed


@dataclass
class Standing:
    """An organisation with how many of its items stand in which state."""

    subject: Subject
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def overdue(self) -> int:
        return self.counts[State.OVERDUE]

    @property
    def cells(self) -> list[tuple[State, int]]:
        return [(state, self.counts[state]) for state in State]

    def record(self) -> dict[str, Any]:
        """For files and the API."""
        found = self.subject
        named = {"organisation": found.code, "name": found.name, "kind": found.kind,
                 "office": found.office or None}  # fmt: skip
        return named | {state.value: self.counts[state] for state in State}


@dataclass(frozen=True)
class Overview:
    """Standings of all who owe something in the window, and the same by obligation."""

    standings: list[Standing]
    duties: list[tuple[Any, Counter[str]]]
    counts: Counter[str]


def overview(window: Window, narrowed: Narrowed, act: str = "") -> Overview:
    """Organisations by most overdue, then by name; obligations by most overdue. Few queries,
    however many organisations there are."""
    subjects = queries.subjects(window.today, None, narrowed)
    found = queries.items(subjects, window)
    kept = [item for item in found if not act or item.obligation.act == act]
    standings = {one.code: Standing(one) for one in subjects}
    for item in kept:
        standings[item.organisation].counts[item.state] += 1
    living = [one for one in standings.values() if one.total]
    ordered = sorted(living, key=lambda one: -one.overdue)  # by name among equals
    return Overview(ordered, _by_duty(kept), Counter(item.state for item in kept))


def _by_duty(items: Iterable[Item]) -> list[tuple[Any, Counter[str]]]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    named = {}
    for item in items:
        place = (item.obligation.act, item.obligation.code)
        named[place] = item.obligation
        counts.setdefault(place, Counter())[item.state] += 1
    found = [(named[place], count) for place, count in counts.items()]
    return sorted(found, key=lambda one: -one[1][State.OVERDUE])
