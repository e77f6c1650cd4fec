"""What a demonstration starts with: answers of providers to what was due, all of them made up.

Which item was answered, and how late, follows from its key, the same every time. What rooms find
among the records that they make up is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from mreza.kernel.months import add_months
from mreza.rooms.network.models import LoadedData
from mreza.rooms.obligations import catalogue, evidence, queries
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import Answer, Assignment
from mreza.site import clock

NAME = "obligations"
HOMES = "care_home"
HOME = "dom-ob-savinji-celje"
BY = "Predstavitev"  # whoever reads an answer reads that it is none
NOTE = "Izmišljen podatek predstavitve."
SINCE = date(2025, 1, 1)
PEOPLE = ("Pooblaščenka za kakovost", "Direktor", "Vodja zdravstvene nege", "Računovodstvo")
# What rooms make up for every home of the demonstration; the rest only for HOME.
EVERY_HOME = {"month_closed", "yearly_report"}
# Of a hundred items: answered in time, answered late; the rest waits.
IN_TIME, LATE = 82, 93


def load(*, demo: bool) -> str | None:
    """In a demonstration: answers, once. Returns what is there, in one line."""
    if not demo:
        return None
    if not LoadedData.objects.filter(name=NAME).exists():
        made = Answer.objects.bulk_create(_answers(clock.today()), batch_size=2000)
        Assignment.objects.bulk_create(_assignments())
        LoadedData.objects.create(name=NAME, fingerprint="1", rows={"answers": len(made)})
    held = Answer.objects.count()
    return f"Obligations: {len(catalogue.obligations())} of the acts, {held} answers."


def _answers(today: date) -> Iterator[Answer]:
    subjects = queries.subjects(today)
    home = [subject for subject in subjects if subject.code == HOME]
    contract_year = Window(date(2007, 1, 1), date(2008, 4, 1), today)
    for item in queries.items(subjects, contract_year):
        yield from _answer(item, today)
    last_year = Window(add_months(today, -12), today, today)
    two_years = Window(add_months(today, -24), today, today)
    others = [subject for subject in subjects if subject.code != HOME]
    for item in [*queries.items(others, last_year), *queries.items(home, two_years)]:
        yield from _answer(item, today)


def _answer(item: Item, today: date) -> Iterator[Answer]:
    """An answer by hand to most items; none to what rooms find or an event decides."""
    obligation, drawn = item.obligation, crc32(item.key.encode())
    found = obligation.evidence in evidence.kinds() and (
        item.organisation == HOME or obligation.evidence in EVERY_HOME
    )
    if found or obligation.event or drawn % 100 >= LATE:
        return
    off = -(drawn % 9) if drawn % 100 < IN_TIME else 1 + drawn % 20
    day = max(item.due + timedelta(days=off), obligation.first)
    if day > today:
        return
    yield Answer(
        organisation_id=item.organisation, act=obligation.act, code=obligation.code,
        moment=item.slot.moment, due=item.due, kind=Answer.Kind.DONE, day=day, note=NOTE,
        by_name=BY,
    )  # fmt: skip


def _assignments() -> Iterator[Assignment]:
    """Who sees to what in the home of the demonstration."""
    found = [item for item in catalogue.obligations() if HOMES in item.who.kinds]
    for item in found:
        name = PEOPLE[crc32(item.code.encode()) % len(PEOPLE)]
        yield Assignment(
            organisation_id=HOME, act=item.act, code=item.code, name=name, since=SINCE, by_name=BY
        )
