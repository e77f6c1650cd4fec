"""Files of the register: practitioners with licence and employer. Who is there already is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.licensing.models import (
    Licence,
    LicenceEvent,
    LicenceEventKind,
    OccupationalGroup,
    Practitioner,
    PractitionerEmployment,
)
from mreza.rooms.licensing.models.register import Sex, folded_name
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.importing.dataset import Built, Dataset, Row
from mreza.rooms.workforce.importing.staff import SIGNS, SIGNS_RIGHT, words

NUMBER: Final = r"[A-Za-z0-9][A-Za-z0-9-]*"
PRACTITIONERS: Final = Schema(
    "practitioners",
    Text("Izvajalci z licencami", "Practitioners with licences"),
    (
        Field("number", "text", Text("številka v registru", "register number"), length=20,
              example="12345", aliases=("številka", "no")),
        Field("given_name", "text", Text("ime", "given name"), length=60, example="Ana"),
        Field("family_name", "text", Text("priimek", "family name"), length=80, example="Novak"),
        Field("birth_date", "date", Text("datum rojstva", "date of birth"), example="1980-05-17"),
        Field("sex", "code", Text("spol", "sex"), required=False, codes=words(Sex),
              example="female"),
        Field("email", "text", Text("e-pošta", "e-mail"), required=False, length=200,
              example="ana.novak@primer.example"),
        Field("group", "code", Text("poklicna skupina", "occupational group"),
              codes=words(OccupationalGroup), example="nurse"),
        Field("registered", "date", Text("v registru od", "registered"), example="2004-09-01"),
        Field("licence", "text", Text("številka licence", "licence number"), required=False,
              length=20, example="L-12345"),
        Field("first", "date", Text("licenca od", "licence from"), required=False,
              not_after="last", example="2024-01-01"),
        Field("last", "date", Text("licenca do", "licence to"), required=False,
              example="2030-12-31"),
        Field("employer", "text", Text("delodajalec", "employer"), required=False, length=80,
              example="dom-ob-savinji-celje",
              note=Text("Koda organizacije v registru mreže.",
                        "The organisation's code in the registry.")),
        Field("employed_from", "date", Text("zaposlen od", "employed from"), required=False,
              example="2015-03-01"),
    ),
    month_of="registered", order=(), key=("number",),
    note=Text("Ena vrstica je en izvajalec. Kdor je že v registru, se ne uvozi še enkrat.",
              "A row is one practitioner. Whoever is in the register is not imported again."),
)  # fmt: skip

HERE: Final = Text("v registru je že ta številka", "this number is in the register already")
HERE_RIGHT: Final = Text("izpustite vrstico ali popravite zapis na njegovi strani",
                         "leave the row out, or correct the record on its page")  # fmt: skip
NAMESAKE: Final = Text("isto ime in datum rojstva ima že številka {number}",
                       "the same name and date of birth as number {number}")  # fmt: skip
NAMESAKE_RIGHT: Final = Text("če je druga oseba, jo dodajte posamič in to potrdite",
                             "if it is another person, add her by hand and confirm it")  # fmt: skip
NO_EMPLOYER: Final = Text("te organizacije ni", "no such organisation")
NO_EMPLOYER_RIGHT: Final = Text("koda iz naslova njene strani", "the code in its page's address")
WHOLE_LICENCE: Final = Text("licenca ni cela", "the licence is not whole")
WHOLE_LICENCE_RIGHT: Final = Text("številka, prvi in zadnji dan ali nič od tega",
                                  "number, first and last day, or none of them")  # fmt: skip
NO_SINCE: Final = Text("manjka prvi dan zaposlitve", "the first day of employment is missing")
NO_SINCE_RIGHT: Final = Text("dan, od katerega tam dela", "the day from which she works there")
OTHERS: Final = Text("licenco s to številko že ima nekdo drug",
                     "somebody else has a licence of this number")  # fmt: skip
NO_ADDRESS: Final = Text("to ni naslov e-pošte", "this is no e-mail address")
NO_ADDRESS_RIGHT: Final = Text("npr. ana.novak@primer.example ali prazno",
                               "e.g. ana.novak@primer.example, or empty")  # fmt: skip
UNBORN: Final = Text("v registru pred rojstvom ali v prihodnosti",
                     "registered before birth or in the future")  # fmt: skip
UNBORN_RIGHT: Final = Text("pravilen datum", "the right day")


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _build(organisation: str, rows: Sequence[Row]) -> Built:
    """People first, then what points to them, each kind together, as they are stored."""
    built = Built()
    faulty = _Doubts(rows)
    people = {row["line"]: _person(row) for row in rows}
    for row in rows:
        faulty.hold(row, built)
    built.records += people.values()
    built.records += [_employment(row, people[row["line"]]) for row in rows if row["employer"]]
    licences = {row["line"]: _licence(row, people[row["line"]]) for row in rows if row["licence"]
                and row["first"] and row["last"]}  # fmt: skip
    built.records += licences.values()
    built.records += [_granted(one) for one in licences.values()]
    return built


class _Doubts:
    """What speaks against a row: what is stored, and the rows before it. Four queries a file."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.numbers = set(
            Practitioner.objects.filter(
                withdrawn=False, number__in=[row["number"] for row in rows]
            ).values_list("number", flat=True)
        )
        names = {folded_name(row["family_name"], row["given_name"]) for row in rows}
        known = Practitioner.objects.filter(withdrawn=False, folded__in=names)
        self.people = {
            (name, born): number
            for name, born, number in known.values_list("folded", "birth_date", "number")
        }
        numbers = {row["licence"] for row in rows if row["licence"]}
        self.licences: set[str | None] = set(
            Licence.objects.filter(number__in=numbers, withdrawn=False).values_list(
                "number", flat=True
            )
        )
        codes = {row["employer"] for row in rows if row["employer"]}
        found = Organisation.objects.filter(pk__in=codes)
        self.employers = set(found.values_list("code", flat=True))

    def hold(self, row: Row, built: Built) -> None:
        self._number(row, built)
        self._person(row, built)
        if row["employer"] and row["employer"] not in self.employers:
            built.wrong(row, "employer", NO_EMPLOYER, NO_EMPLOYER_RIGHT)
        if row["employer"] and not row["employed_from"]:
            built.wrong(row, "employed_from", NO_SINCE, NO_SINCE_RIGHT)
        given = [bool(row[name]) for name in ("licence", "first", "last")]
        if any(given) and not all(given):
            built.wrong(row, "licence", WHOLE_LICENCE, WHOLE_LICENCE_RIGHT)
        self._licence(row, built)
        if row["email"] and not _is_address(row["email"]):
            built.wrong(row, "email", NO_ADDRESS, NO_ADDRESS_RIGHT)
        if not row["birth_date"] < row["registered"] <= date(2100, 1, 1):
            built.wrong(row, "registered", UNBORN, UNBORN_RIGHT)

    def _number(self, row: Row, built: Built) -> None:
        if not re.fullmatch(NUMBER, row["number"]):
            built.wrong(row, "number", SIGNS, SIGNS_RIGHT)
        elif row["number"] in self.numbers:
            built.wrong(row, "number", HERE, HERE_RIGHT)
        self.numbers.add(row["number"])

    def _licence(self, row: Row, built: Built) -> None:
        """A licence number is one person's."""
        number = row["licence"]
        if number and not re.fullmatch(NUMBER, number):
            built.wrong(row, "licence", SIGNS, SIGNS_RIGHT)
        elif number and number in self.licences:
            built.wrong(row, "licence", OTHERS, HERE_RIGHT)
        self.licences.add(number)

    def _person(self, row: Row, built: Built) -> None:
        key = (folded_name(row["family_name"], row["given_name"]), row["birth_date"])
        first = self.people.get(key)
        if first is not None and first != row["number"]:
            why = Text(NAMESAKE.sl.format(number=first), NAMESAKE.en.format(number=first))
            built.wrong(row, "family_name", why, NAMESAKE_RIGHT)
        self.people.setdefault(key, row["number"])


def _person(row: Row) -> Practitioner:
    made = Practitioner(
        number=row["number"], given_name=row["given_name"], family_name=row["family_name"],
        birth_date=row["birth_date"], sex=row["sex"] or Sex.UNKNOWN, email=row["email"] or "",
        group=row["group"], registered=row["registered"],
    )  # fmt: skip
    made.fold()
    return made


def _employment(row: Row, person: Practitioner) -> PractitionerEmployment:
    return PractitionerEmployment(
        practitioner=person, employer_id=row["employer"],
        valid=DateRange(row["employed_from"], None),
    )  # fmt: skip


def _licence(row: Row, person: Practitioner) -> Licence:
    return Licence(
        practitioner=person, number=row["licence"],
        valid=DateRange(row["first"], row["last"] + timedelta(days=1)),
    )  # fmt: skip


def _granted(licence: Licence) -> LicenceEvent:
    return LicenceEvent(
        licence=licence, kind=LicenceEventKind.GRANTED, day=licence.first_day, by_name="import"
    )


DATASET: Final = Dataset(PRACTITIONERS, _build)
MODELS: Final = (PractitionerEmployment, Licence, Practitioner)
