"""Files of past credits: what was credited before this register, a row a piece of training.

Points are not taken from the file; the act makes them of minutes, weeks, appearances and authors,
as of everything else, and the same training of an application or a list is the same here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.licensing import duplicates
from mreza.rooms.licensing.actions import crediting
from mreza.rooms.licensing.models import Content, Credit, CreditKind, Practitioner
from mreza.rooms.licensing.proposing import Work as Part
from mreza.rooms.workforce.importing.dataset import Built, Dataset, Row
from mreza.rooms.workforce.importing.staff import words
from mreza.site import clock

CREDITS: Final = Schema(
    "credits",
    Text("Pretekle točke", "Past credits"),
    (
        Field("number", "text", Text("številka v registru", "register number"), length=20,
              example="12345", aliases=("številka", "no")),
        Field("first", "date", Text("prvi dan", "first day"), not_after="last",
              example="2024-03-14", aliases=("dan", "day")),
        Field("last", "date", Text("zadnji dan", "last day"), required=False,
              example="2024-03-15"),
        Field("title", "text", Text("naslov", "title"), length=250,
              example="Dnevi zdravstvene nege"),
        Field("organiser", "text", Text("organizator", "organiser"), required=False, length=150,
              example="Društvo medicinskih sester Celje"),
        Field("kind", "code", Text("vrsta", "kind"), codes=words(CreditKind),
              example="attendance"),
        Field("minutes", "decimal", Text("minute", "minutes"), required=False, digits=5, scale=0,
              positive=True, example="360"),
        Field("weeks", "decimal", Text("tedni", "weeks"), required=False, digits=3, scale=2,
              positive=True),
        Field("contributions", "decimal", Text("nastopi", "appearances"), required=False,
              digits=2, scale=0, positive=True),
        Field("sharers", "decimal", Text("avtorji ali uredniki", "authors or editors"),
              required=False, digits=3, scale=0, positive=True),
        Field("content", "code", Text("obvezna vsebina", "mandatory content"), required=False,
              codes=words(Content), example="quality_safety"),
        Field("content_minutes", "decimal",
              Text("priznane minute vsebine", "recognised minutes of the content"),
              required=False, digits=5, scale=0, positive=True, example="270"),
    ),
    month_of="first", order=(), key=(),
    note=Text("Ena vrstica je eno izpopolnjevanje enega izvajalca. Točke izračuna pravilo; "
              "kar je že pripisano, se ne pripiše še enkrat.",
              "A row is one training of one practitioner. The rules make the points; "
              "what is credited already is not credited again."),
)  # fmt: skip

# What each kind is counted by; publications are counted by the piece and its authors.
COUNTED_BY: Final = {
    CreditKind.ATTENDANCE: "minutes",
    CreditKind.OTHER_TRAINING: "weeks",
    CreditKind.ACTIVE: "contributions",
}
MEASURES: Final = (*COUNTED_BY.values(), "sharers")

NOBODY: Final = Text("te številke v registru ni", "no such number in the register")
NOBODY_RIGHT: Final = Text("številka iz registra; izvajalca najprej uvozite",
                           "a number of the register; import the practitioner first")  # fmt: skip
LATER: Final = Text("dan je v prihodnosti", "the day is in the future")
LATER_RIGHT: Final = Text("dan, ko se je končalo", "the day on which it ended")
NEEDED: Final = Text("ta vrsta se šteje po tem stolpcu", "this kind is counted by this column")
NEEDED_RIGHT: Final = Text("število, večje od 0", "a number above 0")
NOT_HERE: Final = Text("pri tej vrsti to ne šteje", "this does not count for this kind")
NOT_HERE_RIGHT: Final = Text("pustite prazno ali popravite vrsto",
                             "leave it empty, or correct the kind")  # fmt: skip
HALF: Final = Text("vsebina in njene minute gresta skupaj",
                   "a content and its minutes belong together")  # fmt: skip
HALF_RIGHT: Final = Text("oboje ali nič", "both or none")
MORE: Final = Text("vsebine ni več, kot je minut izpopolnjevanja",
                   "no more of a content than the training has minutes")  # fmt: skip
MORE_RIGHT: Final = Text("največ minute izpopolnjevanja", "at most the minutes of the training")
TWICE: Final = Text("to izpopolnjevanje je izvajalcu že pripisano (ali je v datoteki dvakrat)",
                    "this training is credited already (or twice in this file)")  # fmt: skip
TWICE_RIGHT: Final = Text("izpustite vrstico", "leave the row out")


def _build(organisation: str, rows: Sequence[Row]) -> Built:
    """Credits of all rows, with the points that the act makes of them; two queries a file."""
    built = Built()
    people = {
        one.number: one
        for one in Practitioner.objects.filter(
            withdrawn=False, number__in={row["number"] for row in rows}
        )
    }
    taken = set(
        Credit.objects.filter(practitioner__in=people.values(), withdrawn=False)
        .values_list("practitioner__number", "source")
    )  # fmt: skip
    for row in rows:
        for column, why, right in _doubts(row):
            built.wrong(row, column, why, right)
        if row["number"] not in people:
            built.wrong(row, "number", NOBODY, NOBODY_RIGHT)
        if (row["number"], _source(row)) in taken:
            built.wrong(row, "title", TWICE, TWICE_RIGHT)
        taken.add((row["number"], _source(row)))
    if not built.problems:
        pieces = [(people[row["number"]], _work(row), _source(row)) for row in rows]
        built.records += crediting.build(pieces, by=None, by_name="import")
    return built


def _doubts(row: Row) -> Iterator[tuple[str, Text, Text]]:
    """What is wrong with a row by itself."""
    if (row["last"] or row["first"]) > clock.today():
        yield "last" if row["last"] else "first", LATER, LATER_RIGHT
    needed = COUNTED_BY.get(CreditKind(row["kind"]))
    if needed and not row[needed]:
        yield needed, NEEDED, NEEDED_RIGHT
    for name in MEASURES:
        counts = name == needed or (name == "sharers" and needed is None)
        if row[name] and not counts:
            yield name, NOT_HERE, NOT_HERE_RIGHT
    if bool(row["content"]) != bool(row["content_minutes"]):
        yield "content_minutes", HALF, HALF_RIGHT
    if row["minutes"] and (row["content_minutes"] or 0) > row["minutes"]:
        yield "content_minutes", MORE, MORE_RIGHT


def _source(row: Row) -> str:
    """The same words name the same training as in applications and lists."""
    last = row["last"] or row["first"]
    key = duplicates.key_of(row["title"], row["organiser"] or "", row["first"], last)
    return duplicates.source_of(key, Part(row["kind"], content=row["content"] or "").part)


def _work(row: Row) -> crediting.Work:
    return crediting.Work(
        kind=row["kind"], title=row["title"], day=row["first"],
        last_day=row["last"] or row["first"], minutes=_whole(row["minutes"]),
        weeks=row["weeks"], contributions=_whole(row["contributions"]),
        sharers=_whole(row["sharers"]) or 1, content=row["content"] or "",
        content_minutes=_whole(row["content_minutes"]) or 0,
    )  # fmt: skip


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


DATASET: Final = Dataset(CREDITS, _build)
