"""The list of who attended an event: its columns, and how rows become attendances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.licensing import attending, duplicates
from mreza.rooms.licensing.actions.events import people_of
from mreza.rooms.licensing.models.credits import Credit
from mreza.rooms.licensing.models.events import Event, EventAttendance
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.folding import folded
from mreza.rooms.workforce.importing.dataset import Built, Dataset, Row

Role = EventAttendance.Role
ROLES: Final = {
    Role.PASSIVE.value: Text("pasivna", "passive"), Role.ACTIVE.value: Text("aktivna", "active"),
}  # fmt: skip
SCHEMA: Final = Schema(
    name="attendance",
    title=Text("Seznam udeležbe", "Attendance list"),
    fields=(
        Field("number", "text", Text("registrska številka", "register number"), length=20,
              aliases=("številka", "registrska st"), example="ZN-000123"),
        Field("name", "text", Text("ime in priimek", "name"), length=150,
              aliases=("priimek in ime",), example="Ana Novak"),
        Field("minutes", "decimal", Text("minute", "minutes"), required=False, digits=5, scale=0,
              not_negative=True, example="270"),
        Field("role", "code", Text("vloga", "role"), required=False, codes=ROLES,
              example="passive"),
        Field("sessions", "text", Text("deli programa", "sessions"), required=False, length=100,
              aliases=("deli",), example="1, 2",
              note=Text("zaporedne številke, če oseba ni bila ves čas",
                        "their numbers, if the person was not there all the time")),
        Field("contributions", "decimal", Text("prispevki", "contributions"), required=False,
              digits=2, scale=0, positive=True, example="1",
              note=Text("koliko predavanj, predstavitev ali posterjev; prazno je ena",
                        "how many lectures, presentations or posters; empty is one")),
    ),
    month_of="number", order=(), key=("number", "role"),
    note=Text(
        "Ena vrstica je ena oseba v eni vlogi; predavatelj, ki je tudi poslušal, ima dve vrstici. "
        "Pri pasivni udeležbi so obvezne minute ali deli programa. Za tistega, ki ni bil ves čas, "
        "vpišite dele: obvezna vsebina se mu šteje, če je poslušal vse njene dele.",
        "A row is one person in one role; a lecturer who also listened has two rows. Passive "
        "attendance needs minutes or sessions. For who was away at times, name the sessions: a "
        "mandatory content counts for whoever heard all its sessions.",
    ),
)  # fmt: skip
UNKNOWN: Final = Text("te številke ni v registru", "no such number in the register")
OTHER_NAME: Final = Text(
    "številka je v registru na drugo ime", "the number is registered under another name"
)
AS_REGISTERED: Final = Text("številka in ime s potrdila", "number and name as on the licence")
NO_MINUTES: Final = Text("minute manjkajo", "minutes are missing")
HOW_LONG: Final = Text(
    "koliko minut ali katere dele je oseba poslušala",
    "how many minutes, or which sessions, the person listened",
)
NO_SESSION: Final = Text("takega dela programa ni", "the programme has no such session")
OTHER_MINUTES: Final = Text(
    "minute niso minute naštetih delov", "the minutes are not those of the sessions"
)
ONE_OF_BOTH: Final = Text("pustite minute prazne", "leave the minutes empty")
TOO_LONG: Final = Text("več minut, kot jih ima program", "more minutes than the programme has")
ON_A_LIST: Final = Text("oseba je v tej vlogi že na seznamu", "the person is on a list already")
CREDITED: Final = Text(
    "točke za to izpopolnjevanje so že pripisane", "points for this training are credited already"
)
LEAVE_OUT: Final = Text("vrstico izpustite", "leave the row out")


def dataset_of(event: Event) -> Dataset:
    """The dataset of one event: its name in the records of files is the event's own."""

    def build(organisation: str, rows: Sequence[Row]) -> Built:
        return _build(event, rows)

    return Dataset(replace(SCHEMA, name=f"event-{event.pk}"), build)


def _build(event: Event, rows: Sequence[Row]) -> Built:
    """Attendances, held against the register, the programme and what was credited."""
    built = Built()
    people = people_of(row["number"].strip() for row in rows)
    programme = {one.order: one.minutes for one in event.sessions.all()}
    here, credited = _known(event, people)
    for row in rows:
        person, role = people.get(row["number"].strip()), row["role"] or Role.PASSIVE.value
        if person is None:
            built.wrong(row, "number", UNKNOWN, AS_REGISTERED)
            continue
        if not same_name(person, row["name"]):
            built.wrong(row, "name", OTHER_NAME, AS_REGISTERED)
        if (person.pk, role) in here:
            built.wrong(row, "number", ON_A_LIST, LEAVE_OUT)
        elif (person.pk, role) in credited:
            built.wrong(row, "number", CREDITED, LEAVE_OUT)
        heard, minutes = _heard(built, row, role, programme)
        built.add(
            EventAttendance(
                event=event, practitioner=person, role=role, minutes=minutes, sessions=heard,
                contributions=int(row["contributions"] or 1),
            )
        )  # fmt: skip
    return built


def _heard(
    built: Built, row: Row, role: str, programme: Mapping[int, int]
) -> tuple[list[int], int]:
    """Which sessions were heard, if the row says so, and how many minutes."""
    whole, minutes = sum(programme.values()), int(row["minutes"] or 0)
    try:
        heard = sorted(set(attending.numbers(row["sessions"])))
    except ValueError:
        heard = [0]
    if not set(heard) <= set(programme):
        known = ", ".join(map(str, sorted(programme)))
        built.wrong(row, "sessions", NO_SESSION, Text(f"od teh: {known}", f"of these: {known}"))
        return [], minutes
    told = sum(programme[one] for one in heard)
    if heard and minutes not in (0, told):
        built.wrong(row, "minutes", OTHER_MINUTES, ONE_OF_BOTH)
    elif role == Role.PASSIVE and not minutes and not heard:
        built.wrong(row, "minutes", NO_MINUTES, HOW_LONG)
    elif minutes > whole:
        built.wrong(row, "minutes", TOO_LONG, Text(f"največ {whole}", f"at most {whole}"))
    return heard, told or minutes


def _known(
    event: Event, people: Mapping[str, Practitioner]
) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """(practitioner, role) that are on a list of the event, and those credited in another way."""
    keys = [person.pk for person in people.values()]
    here = EventAttendance.objects.filter(event=event, practitioner__in=keys, withdrawn=False)
    start = duplicates.source_of(event.key, "")
    credits_ = Credit.objects.filter(
        practitioner__in=keys, source__startswith=start, withdrawn=False
    ).values_list("practitioner_id", "kind")
    roles = {"active": Role.ACTIVE.value, "attendance": Role.PASSIVE.value}
    return (
        set(here.values_list("practitioner_id", "role")),
        {(person, roles[kind]) for person, kind in credits_ if kind in roles},
    )


def same_name(person: Practitioner, told: str) -> bool:
    """Whether the name on the list is the one in the register, whichever part comes first."""
    return sorted(folded(told).replace(",", " ").split()) == sorted(folded(person.name).split())
