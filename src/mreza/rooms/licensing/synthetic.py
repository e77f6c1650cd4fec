"""An invented register for demonstrations: people, licences, employers and credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.licensing.actions.crediting import Work
from mreza.rooms.licensing.actions.licences import end_of_period
from mreza.rooms.licensing.models import (
    Content,
    Licence,
    LicenceEvent,
    LicenceEventKind,
    OccupationalGroup,
    Practitioner,
    PractitionerEmployment,
)
from mreza.rooms.workforce import demo
from mreza.rooms.workforce.synthetic import FIRST, LAST

G = OccupationalGroup
PEOPLE: Final = 400
GROUPS: Final = (G.NURSE,) * 9 + (G.NURSING_TECHNICIAN,) * 9 + (G.MIDWIFE,)
# title, minutes, mandatory content
MEETINGS: Final = (
    ("Dnevi zdravstvene nege", 360, ""), ("Kakovost in varnost pri delu", 270, "quality_safety"),
    ("Temeljni postopki oživljanja, tečaj", 300, "life_support"),
    ("Zakonodaja in etika v zdravstvu", 270, "legislation_ethics"),
    ("Oskrba kronične rane", 225, ""), ("Paliativna oskrba, seminar", 405, ""),
    ("Preprečevanje okužb", 180, "quality_safety"), ("Komunikacija ob demenci", 135, ""),
    ("Mednarodni kongres zdravstvene nege", 700, ""),
)  # fmt: skip
OTHERS: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("Predavanje na strokovnem srečanju", "active", {"contributions": 1}),
    ("Članek v recenzirani reviji", "publication_reviewed", {"sharers": 3}),
    ("Prispevek v zborniku", "publication_proceedings", {"sharers": 2}),
    ("Teden usposabljanja v drugi ustanovi", "other_training", {"weeks": 1}),
    ("Recenzija članka", "reviewer_article", {}),
    ("Urejanje zbornika", "proceedings_editor", {"sharers": 2}),
)  # fmt: skip


@dataclass
class Register:
    """What was drawn; nothing is stored yet. `work` has the place of a person in the list."""

    people: list[Practitioner] = field(default_factory=list)
    employments: list[PractitionerEmployment] = field(default_factory=list)
    licences: list[Licence] = field(default_factory=list)
    events: list[LicenceEvent] = field(default_factory=list)
    work: list[tuple[int, Work, str]] = field(default_factory=list)


def register(day: date, employers: Sequence[str], people: int = PEOPLE) -> Register:
    """`people` practitioners as they might be on `day`, with about three years of credits."""
    draw = demo.chance("licences")
    made = Register()
    for place in range(people):
        person = _person(place, draw)
        made.people.append(person)
        made.employments.append(_employment(person, employers[place % len(employers)], draw))
        licence = _licence(person, place, day, draw)
        made.licences.append(licence)
        made.events += _events(licence, day, draw)
        made.work += _work(place, licence, day, draw)
    return made


def _person(place: int, draw: Random) -> Practitioner:
    born = date(1960, 1, 1) + timedelta(days=draw.randrange(14_000))
    person = Practitioner(
        number=f"{10_001 + place}", given_name=draw.choice(FIRST), family_name=draw.choice(LAST),
        birth_date=born, sex="unknown", group=draw.choice(GROUPS), synthetic=True,
        registered=date(born.year + 22, draw.randint(1, 12), 1), namesake=True,
    )  # fmt: skip
    person.fold()
    return person


def _employment(person: Practitioner, employer: str, draw: Random) -> PractitionerEmployment:
    began = max(person.registered, date(draw.randint(2010, 2024), draw.randint(1, 12), 1))
    return PractitionerEmployment(
        practitioner=person, employer_id=employer, valid=DateRange(began, None)
    )


def _licence(person: Practitioner, place: int, day: date, draw: Random) -> Licence:
    """A period that began up to seven and a half years ago, so that some have lapsed."""
    first = day - timedelta(days=draw.randint(20, 2_640))
    return Licence(
        practitioner=person, number=f"L-{20_001 + place}",
        valid=DateRange(first, end_of_period(first)),
    )  # fmt: skip


def _events(licence: Licence, day: date, draw: Random) -> Iterator[LicenceEvent]:
    kinds = LicenceEventKind
    begun = kinds.RENEWED if draw.random() < 0.6 else kinds.GRANTED
    yield LicenceEvent(licence=licence, kind=begun, day=licence.first_day, by_name="system")
    if draw.random() < 0.03 and licence.first_day < day - timedelta(days=60):
        stopped = day - timedelta(days=draw.randint(5, 50))
        why = "Izmišljen razlog za prikaz"
        yield LicenceEvent(
            licence=licence, kind=kinds.SUSPENDED, day=stopped, by_name="system", reason=why
        )


def _work(place: int, licence: Licence, day: date, draw: Random) -> Iterator[tuple[int, Work, str]]:
    """Three years of credits, more of them for who is busier; never after the period."""
    first = max(licence.first_day, day - timedelta(days=3 * 365))
    last = min(day, (licence.last_day or day))
    for number in range(draw.choice((0, 2, 4, 6, 8, 11)) if last > first else 0):
        when = first + timedelta(days=draw.randrange((last - first).days + 1))
        yield place, _piece(when, draw), f"demo/{number}"


def _piece(when: date, draw: Random) -> Work:
    if draw.random() < 0.12:
        title, kind, inputs = draw.choice(OTHERS)
        return Work(kind=kind, title=title, day=when, last_day=when, **inputs)
    title, minutes, content = draw.choice(MEETINGS)
    return Work(
        kind="attendance", title=title, day=when, last_day=when, minutes=minutes, content=content,
        content_minutes=minutes if content else 0,
    )  # fmt: skip


# The demonstration's care worker: some points, life support missing, ten months to the end.
OWN_GROUP: Final = G.NURSING_TECHNICIAN
OWN_WORK: Final = (
    (2400, "Dnevi zdravstvene nege", 360, ""),
    (1900, "Oskrba kronične rane", 225, ""),
    (1500, "Zakonodaja in etika v zdravstvu", 270, Content.LEGISLATION_ETHICS),
    (1100, "Mednarodni kongres zdravstvene nege", 700, ""),
    (800, "Preprečevanje okužb", 180, Content.QUALITY_SAFETY),
    (400, "Paliativna oskrba, seminar", 406, ""),
    (90, "Kakovost in varnost pri delu", 135, Content.QUALITY_SAFETY),
)
