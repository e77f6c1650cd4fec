"""Contracts as pages show them: the strip of their life, the plan by activity, events in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from mreza.rooms.contracts.facts import KINDS, read
from mreza.rooms.contracts.models import Contract, ContractEvent, ContractFact, ContractItem
from mreza.rooms.contracts.rules import RECORDING, Access
from mreza.rooms.contracts.words import Fact, Side, State
from mreza.site import formats

PATH = (State.DRAFT, State.OFFERED, State.AGREED, State.IN_FORCE)


@dataclass(frozen=True)
class Stage:
    """A stage of a contract's life: passed, the present one, or still to come."""

    title: str | Promise
    css: str

    @property
    def now(self) -> bool:
        return self.css == "now"


def life(contract: Contract) -> list[Stage]:
    """The stages from draft to the end; the last is the way in which it ended, or would."""
    state = State(contract.state)
    last = State.TERMINATED if contract.last_day and state != State.EXPIRED else State.EXPIRED
    path = (*PATH, last)
    here = path.index(state)
    return [
        Stage(stage.label, "done" if place < here else "now" if place == here else "to-come")
        for place, stage in enumerate(path)
    ]


@dataclass(frozen=True)
class Activity:
    """The items of an activity; what all of them share is shown once."""

    name: str
    rows: list[ContractItem]
    preventive_teams: Decimal

    @property
    def same_teams(self) -> bool:
        return len({item.teams for item in self.rows}) == 1

    @property
    def same_days(self) -> bool:
        return len({(item.valid.lower, item.valid.upper) for item in self.rows}) == 1

    @property
    def same_source(self) -> bool:
        return len({(item.article, item.source_sl) for item in self.rows}) == 1


def grouped(items: Iterable[ContractItem], day: date) -> list[Activity]:
    """Items by activity, in the order in which they come; preventive teams are those of the day."""
    found: dict[str, list[ContractItem]] = {}
    for item in items:
        found.setdefault(item.activity, []).append(item)
    return [_activity(rows, day) for rows in found.values()]


def _activity(rows: list[ContractItem], day: date) -> Activity:
    holding = [item for item in rows if day in item.valid] or rows
    preventive = max(item.preventive_teams for item in holding)
    return Activity(str(rows[0].get_activity_display()), rows, preventive)


@dataclass(frozen=True)
class ShownEvent:
    """An event with what changed, in words."""

    event: ContractEvent
    words: str


def shown_event(event: ContractEvent) -> ShownEvent:
    """What of its detail a reader wants to know."""
    detail: dict[str, Any] = event.detail
    found = []
    if detail.get("by"):
        found.append(str(Side(detail["by"]).label))
    if detail.get("annex"):
        found.append(gettext("annex %(number)s") % {"number": detail["annex"]})
    if detail.get("fact"):
        found.append(str(Fact(detail["fact"]).label))
    if detail.get("last_day"):
        last = date.fromisoformat(detail["last_day"])
        found.append(gettext("last day %(day)s") % {"day": date_format(last, "j. n. Y")})
    return ShownEvent(event, ", ".join(found))


@dataclass(frozen=True)
class ShownFact:
    """A fact with its value in words and its article, and whether the reader may withdraw it."""

    fact: ContractFact
    value: str
    article: str
    may_withdraw: bool


def shown_facts(recorded: Iterable[ContractFact], access: Access, code: str) -> list[ShownFact]:
    """Facts of a contract of the organisation `code`, for whoever reads them."""
    return [
        ShownFact(
            fact=fact,
            value=fact_value(fact.value),
            article=KINDS[Fact(fact.name)].article,
            may_withdraw=fact.withdrawn_at is None and may_record(access, fact.name, code),
        )
        for fact in recorded
    ]


def fact_value(plain: str) -> str:
    """`da`, `1.234,5`."""
    value = read(plain)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return formats.number(value, language=get_language())


def may_record(access: Access, name: str, code: str) -> bool:
    """Whether somebody records this fact on contracts of the organisation `code`."""
    return access.may(RECORDING[KINDS[Fact(name)].side], code)


@dataclass(frozen=True)
class Recordable:
    """A fact that the reader may record on the contract."""

    name: str
    title: str | Promise
    article: str


def recordable(access: Access, code: str, activities: Iterable[str]) -> list[Recordable]:
    """What the reader may record on a contract with these activities."""
    have = set(activities)
    return [
        Recordable(fact.value, fact.label, kind.article)
        for fact, kind in KINDS.items()
        if have & set(kind.activities) and may_record(access, fact, code)
    ]
