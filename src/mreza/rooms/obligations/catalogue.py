"""The obligations of all acts, and which of them bind an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.obligations import Obligation
from mreza.kernel.rendering import citation
from mreza.rooms.calculations import links

Key = tuple[str, str]  # act, code


@dataclass(frozen=True)
class Subject:
    """An organisation as far as it decides what it owes: its kind, the tables that name it."""

    code: str
    name: str
    kind: str
    tables: frozenset[str] = frozenset()
    office: str = ""

    def owes(self, obligation: Obligation) -> bool:
        return obligation.who.binds(self.kind, self.tables, self.code)


def key(obligation: Obligation) -> Key:
    return obligation.act, obligation.code


def act_of(obligation: Obligation) -> Act:
    return acts.get(obligation.act)


@cache
def obligations() -> tuple[Obligation, ...]:
    """Obligations with a time limit of every act, in the order of the acts and their files."""
    return tuple(item for act in acts.all_acts() for item in act.obligations)


def find(act: str, code: str) -> Obligation | None:
    return _by_key().get((act, code))


@cache
def _by_key() -> dict[Key, Obligation]:
    return {key(item): item for item in obligations()}


def owed_by(subjects: Iterable[Subject]) -> dict[Key, list[Subject]]:
    """For each obligation those of `subjects` whom it binds, if there are any."""
    found: dict[Key, list[Subject]] = {}
    everybody = list(subjects)
    for item in obligations():
        bound = [subject for subject in everybody if subject.owes(item)]
        if bound:
            found[key(item)] = bound
    return found


def acts_of(items: Iterable[Obligation]) -> list[Act]:
    """The acts that `items` come from, each once, in their order."""
    return [acts.get(name) for name in dict.fromkeys(item.act for item in items)]


def cited(obligation: Obligation, language: str) -> str:
    """The article as a chip says it: `ZD 2007, 71. člen (1.a)`."""
    return f"{act_of(obligation).short[language]}, {citation(obligation.article, language)}"


def law_page(obligation: Obligation) -> str:
    """Address of the article; empty where no room shows the acts."""
    return links.article(obligation.act, obligation.article)


def waiting_for(items: Iterable[Obligation]) -> dict[str, list[Obligation]]:
    """Obligations that wait for an event, by the event's code."""
    found: dict[str, list[Obligation]] = {}
    for item in items:
        if item.event is not None:
            found.setdefault(item.event.code, []).append(item)
    return found
