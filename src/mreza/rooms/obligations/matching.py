"""Due items of many organisations at once: obligation by obligation, not one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from mreza.data.calendar import working_days, years
from mreza.kernel.due import Given, Reviews
from mreza.kernel.obligations import Obligation
from mreza.rooms.obligations import catalogue, events, evidence
from mreza.rooms.obligations.catalogue import Key, Subject
from mreza.rooms.obligations.events import Happening
from mreza.rooms.obligations.evidence import Evidence
from mreza.rooms.obligations.items import Item, Slot, shows, slots_of, stated
from mreza.rooms.obligations.models import Answer

# How far around a window due days are looked at, so that each item knows its neighbours.
_AROUND = timedelta(days=400)
Owed = tuple[str, str, str]  # organisation, act, code


@dataclass(frozen=True)
class Window:
    """Due days from `first` to `last`, looked at on `today`; due soon is within `soon` days."""

    first: date
    last: date
    today: date
    soon: int = 14

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass
class Known:
    """What is known of organisations: answers by what is owed and moment, events and records."""

    answers: dict[Owed, dict[str, Answer]] = field(default_factory=dict)
    extensions: dict[Owed, dict[str, Answer]] = field(default_factory=dict)
    happenings: dict[tuple[str, str], list[Happening]] = field(default_factory=dict)
    records: dict[tuple[str, str], list[Evidence]] = field(default_factory=dict)

    def learn(self, answers: Iterable[Answer]) -> None:
        """Take in answers that are not withdrawn."""
        for answer in answers:
            extended = answer.kind == Answer.Kind.EXTENDED
            kept = self.extensions if extended else self.answers
            place = (str(answer.organisation_id), answer.act, answer.code)
            kept.setdefault(place, {})[answer.moment] = answer


def look_for(
    known: Known, owed: dict[Key, list[Subject]], window: Window, entered: Iterable[Happening]
) -> None:
    """Ask rooms for the events and records that the obligations in `owed` need."""
    found = [item for item in catalogue.obligations() if catalogue.key(item) in owed]
    codes = {subject.code for bound in owed.values() for subject in bound}
    waits = {item.event.code for item in found if item.event is not None}
    first, last = window.first - _AROUND, max(window.last + _AROUND, window.today)
    happened = defaultdict(list)
    every = [*entered, *events.found(waits, codes, first, last)]
    for one in sorted(every, key=lambda one: (one.day, one.key)):
        happened[(one.organisation, one.kind)].append(one)
    kinds = {item.evidence for item in found if item.evidence}
    records = defaultdict(list)
    for record in evidence.found(kinds, codes, first, last):
        records[(record.organisation, record.kind)].append(record)
    known.happenings, known.records = dict(happened), dict(records)


def items(owed: dict[Key, list[Subject]], window: Window, known: Known) -> list[Item]:
    """All items due in the window of those who owe them, by due day."""
    found = [
        item
        for obligation in catalogue.obligations()
        if catalogue.key(obligation) in owed
        for item in _of_obligation(obligation, owed[catalogue.key(obligation)], window, known)
    ]
    return sorted(found, key=lambda item: (item.slot.due, item.obligation.code, item.organisation))


def _of_obligation(
    obligation: Obligation, subjects: Collection[Subject], window: Window, known: Known
) -> Iterator[Item]:
    """Due days are the same for everybody, unless they hang on what each of them did."""
    alone = obligation.due.needs_event or isinstance(obligation.due, Reviews)
    shared = [] if alone else slots(obligation, window)
    for subject in subjects:
        mine = slots(obligation, window, subject.code, known) if alone else shared
        yield from _of_subject(obligation, subject.code, mine, window, known)


def slots(
    obligation: Obligation, window: Window, code: str = "", known: Known | None = None
) -> list[Slot]:
    """Due days in and around the window; of one organisation when its events or deeds decide."""
    happened: dict[date, list[Happening]] = defaultdict(list)
    done: set[date] = set()
    if known is not None:
        if obligation.event is not None:
            for one in known.happenings.get((code, obligation.event.code), ()):
                happened[one.day].append(one)
        done = _done(obligation, code, known)
    given = Given(working_days(), events=tuple(happened), done=tuple(done))
    first, last = _within_calendar(window.first - _AROUND, window.last + _AROUND)
    return slots_of(obligation.items(first, last, given), happened)


def _within_calendar(first: date, last: date) -> tuple[date, date]:
    """Holidays are known for some years only; nothing is due outside of them."""
    return max(first, date(years()[0], 2, 1)), min(last, date(years()[-1], 11, 30))


def _done(obligation: Obligation, code: str, known: Known) -> set[date]:
    """Days on which the obligation was met: those of records, and of answers."""
    days = {one.day for one in known.records.get((code, obligation.evidence), ())}
    answers = known.answers.get((code, *catalogue.key(obligation)), {}).values()
    return days | {answer.day for answer in answers if answer.day}


def _of_subject(
    obligation: Obligation, code: str, mine: list[Slot], window: Window, known: Known
) -> Iterator[Item]:
    records = known.records.get((code, obligation.evidence), ()) if obligation.evidence else ()
    place = (code, *catalogue.key(obligation))
    answers, extensions = known.answers.get(place, {}), known.extensions.get(place, {})
    for slot in mine:
        if not window.holds(slot.due):
            continue
        yield stated(
            obligation,
            code,
            slot,
            today=window.today,
            soon=window.soon,
            evidence=next((one for one in records if shows(one, slot)), None),
            answer=answers.get(slot.moment),
            extension=extensions.get(slot.moment),
        )
