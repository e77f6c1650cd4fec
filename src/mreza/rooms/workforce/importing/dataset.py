"""What a dataset is: a schema, and how its rows become records of an organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from mreza.kernel.text import Text
from mreza.lake.fields import Schema

Row = Mapping[str, Any]


class Problem(NamedTuple):
    """What is wrong with a row when it is held against what the organisation has."""

    line: int
    column: str
    value: str
    why: Text
    right: Text


@dataclass
class Built:
    """Records made of the rows, in the order in which they are stored; nothing is stored yet."""

    records: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, record: Model) -> Any:
        self.records.append(record)
        return record

    def wrong(self, row: Row, column: str, why: Text, right: Text) -> None:
        shown = "" if row.get(column) is None else str(row[column])
        self.problems.append(Problem(row["line"], column, shown, why, right))


@dataclass(frozen=True)
class Dataset:
    """`build(organisation, rows)` holds rows against what is there and makes records of them."""

    schema: Schema
    build: Callable[[str, Sequence[Row]], Built]

    @property
    def name(self) -> str:
        return self.schema.name


OVERLAPS = Text(
    "dnevi se prekrivajo z drugim vpisom (tudi v tej datoteki)",
    "the days overlap another record (or another row of this file)",
)
OVERLAPS_RIGHT = Text(
    "popravite dneve ali umaknite drugi vpis", "correct the days or withdraw the other record"
)
UNKNOWN_RIGHT = Text(
    "šifra, ki je že v evidenci, ali jo prej uvozite", "a code on record; or import it first"
)


def range_of(row: Row) -> DateRange:
    """The days `first` to `last` of a row; without a last day it has no end."""
    last: date | None = row.get("last")
    return DateRange(row["first"], last + timedelta(days=1) if last else None)


class Calendar:
    """Which days are taken for a key: by what is stored, and by rows of the file so far."""

    def __init__(self, stored: Sequence[tuple[Any, DateRange]]) -> None:
        self._taken: dict[Any, list[DateRange]] = {}
        for key, valid in stored:
            self._taken.setdefault(key, []).append(valid)

    def take(self, key: Any, valid: DateRange) -> bool:
        """Whether the days were free; they are taken now."""
        taken = self._taken.setdefault(key, [])
        free = not any(_overlap(valid, other) for other in taken)
        if free:
            taken.append(valid)
        return free

    def holds(self, key: Any, day: date) -> bool:
        return any(_overlap(DateRange(day, day + timedelta(days=1)), one) for one in
                   self._taken.get(key, ()))  # fmt: skip


def _overlap(one: DateRange, other: DateRange) -> bool:
    first = max(one.lower or date.min, other.lower or date.min)
    return first < min(one.upper or date.max, other.upper or date.max)
