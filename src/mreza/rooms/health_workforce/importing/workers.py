"""The file of health workers: its columns, and how its rows become a submission of one day.

What is impossible refuses the file (an unknown group, a personal number in the place of a
pseudonym, the same row twice). What is only incomplete or improbable is taken and told in the
data-quality report: a provider that does not know a year of birth should still be counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Final

from mreza.kernel.text import Text
from mreza.lake.fields import Field, Schema
from mreza.rooms.health_workforce.models import (
    EmploymentKind,
    OccupationGroup,
    Sex,
    Submission,
    Worker,
)
from mreza.rooms.workforce.importing.dataset import Built, Dataset, Row
from mreza.rooms.workforce.importing.staff import words
from mreza.rooms.workforce.models import ImportedFile

PREFIX: Final = "workers_"
YEARS: Final = (1900, 2100)
MOST_FTE: Final = Decimal("9.99")
_UNKNOWN = Text("Prazno, če podatka ni.", "Empty when it is not known.")

WORKERS: Final = Schema(
    "health_workers",
    Text("Zdravstveni delavci in sodelavci", "Health workers"),
    (
        Field("code", "text", Text("šifra delavca", "worker's code"), length=40, pseudonym=True,
              example="D4F8A1C207", aliases=("šifra", "psevdonim", "pseudonym"),
              note=Text("Psevdonim, enak pri vseh izvajalcih; nikoli ime ali osebna številka.",
                        "A pseudonym, the same with every provider; never a name or number.")),
        Field("group", "code", Text("poklicna skupina", "occupational group"),
              codes=words(OccupationGroup), example="nurse", aliases=("poklic", "occupation")),
        Field("activity", "text", Text("enota ali dejavnost", "unit or activity"), required=False,
              length=120, example="patronažno varstvo", aliases=("enota", "dejavnost", "unit"),
              note=_UNKNOWN),
        Field("birth_year", "decimal", Text("leto rojstva", "year of birth"), required=False,
              digits=4, scale=0, positive=True, example="1984", note=_UNKNOWN),
        Field("sex", "code", Text("spol", "sex"), required=False, codes=words(Sex),
              example="female", note=_UNKNOWN),
        Field("employment", "code", Text("oblika dela", "employment"),
              codes=words(EmploymentKind), example="permanent", aliases=("zaposlitev",)),
        Field("fte", "decimal", Text("delež polnega delovnega časa", "part of full time"),
              required=False, digits=4, scale=2, not_negative=True, example="1.00",
              aliases=("delež", "FTE", "obseg"),
              note=Text("1 je polni delovni čas.", "1 is full time.")),
        Field("start_year", "decimal", Text("leto začetka dela tu", "at work here since"),
              required=False, digits=4, scale=0, positive=True, example="2012",
              aliases=("leto začetka", "start"), note=_UNKNOWN),
        Field("retired", "boolean", Text("upokojen", "retired"), required=False, example="false",
              note=Text("Da, če več ne dela.", "Yes when retired and no more at work.")),
    ),
    month_of="", order=(),
    note=Text("Ena vrstica je en delavec v eni poklicni skupini in enoti; vsi na izbrani dan.",
              "A row is one worker in one group and unit; all of them on the chosen day."),
)  # fmt: skip


@cache
def dataset_on(day: date) -> Dataset:
    """The dataset of one day: the same file may be sent again for another day, but not for it."""
    schema = replace(WORKERS, name=f"{PREFIX}{day.isoformat()}")
    return Dataset(schema, partial(build, day))


def day_of(file: ImportedFile) -> date:
    """The day that a file of workers is about."""
    return date.fromisoformat(file.dataset.removeprefix(PREFIX))


def build(day: date, organisation: str, rows: Sequence[Row]) -> Built:
    """One submission and its workers; years are held against what a year can be."""
    built = Built()
    sent: Submission = built.add(Submission(organisation_id=organisation, day=day, rows=len(rows)))
    for row in rows:
        for column in ("birth_year", "start_year"):
            if row[column] is not None and not YEARS[0] <= row[column] <= YEARS[1]:
                built.wrong(row, column, Text("to ni leto", "this is no year"),
                            Text("leto s štirimi števkami, npr. 1984",
                                 "a year of four digits, such as 1984"))  # fmt: skip
        if row["fte"] is not None and row["fte"] > MOST_FTE:
            built.wrong(row, "fte", Text("prevelik delež", "too large a part"),
                        Text("1 je polni delovni čas, 0,5 polovični",
                             "1 is full time, 0.5 half of it"))  # fmt: skip
        built.add(_worker(sent, row))
    return built


def _worker(sent: Submission, row: Row) -> Worker:
    return Worker(
        submission=sent, line=row["line"], code=row["code"], group=row["group"],
        activity=row["activity"] or "", birth_year=_year(row["birth_year"]),
        sex=row["sex"] or "", employment=row["employment"], fte=row["fte"],
        start_year=_year(row["start_year"]), retired=row["retired"],
    )  # fmt: skip


def _year(value: Decimal | None) -> int | None:
    return None if value is None else int(value)
