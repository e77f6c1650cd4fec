"""The three queries, and their rows by home, month, service and measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from mreza.rooms.care.models.users import IN_INSTITUTION
from mreza.rooms.incidents.models import COUNTED

HERE = Path(__file__).parent
BEFORE = "before"


class Number(NamedTuple):
    """A counted number with the fingerprint of the records behind it."""

    value: Decimal
    mark: str = ""
    by_hand: bool = False


class Incidents(NamedTuple):
    """Incidents of a service in a month that are alike to the law."""

    kind: str
    errors: int
    swapped: bool
    near_miss: bool
    records: int
    users_injured: int
    staff_injured: int
    mark: str


Place = tuple[str, date, str]  # code, month, service
Numbers = dict[str, Number]  # by measure


@dataclass
class Read:
    """What is recorded about some homes in some months."""

    care: dict[Place, Numbers] = field(default_factory=lambda: defaultdict(dict))
    care_by_hand: dict[Place, Numbers] = field(default_factory=lambda: defaultdict(dict))
    staff: dict[tuple[str, date], Numbers] = field(default_factory=lambda: defaultdict(dict))
    staff_by_hand: dict[tuple[str, date], Numbers] = field(
        default_factory=lambda: defaultdict(dict)
    )
    details: dict[tuple[str, date, str], dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    incidents: dict[Place, list[Incidents]] = field(default_factory=lambda: defaultdict(list))
    since: dict[str, date] = field(default_factory=dict)
    before: set[tuple[str, str]] = field(default_factory=set)  # code, service: had users before


def read(codes: Collection[str], first: date, last: date) -> Read:
    """Months from `first` to `last` (first days) of the homes; three queries."""
    found, asked = Read(), (codes, first, last)
    for code, month, service, measure, value, mark, by_hand in rows("care", *asked):
        if measure == BEFORE:
            found.before.add((code, service))
        else:
            of = found.care_by_hand if by_hand else found.care
            of[code, month, service][measure] = Number(value, mark, by_hand)
    for code, month, measure, detail, value, mark, by_hand in rows("workforce", *asked):
        if measure in DETAILED:
            found.details[code, month, measure][detail] = int(value)
        else:
            staff = found.staff_by_hand if by_hand else found.staff
            staff[code, month][measure] = Number(value, mark, by_hand)
    for code, month, service, kind, *alike in rows("incidents", *asked):
        if kind:
            found.incidents[code, month, service].append(Incidents(kind, *alike))
        else:
            found.since[code] = month
    return found


DETAILED = ("leavers_by_occupation", "hired_by_occupation", "reasons")


def rows(name: str, codes: Collection[str], first: date, last: date) -> Iterator[tuple[Any, ...]]:
    """One of the queries (`care`, `workforce`, `incidents`), as its file describes."""
    asked: dict[str, Any] = {"codes": list(codes), "first": first, "last": last}
    asked["institutions"] = [str(service.value) for service in IN_INSTITUTION]
    asked["states"] = [str(state.value) for state in COUNTED]
    with connection.cursor() as cursor:
        cursor.execute(_sql(name), asked)
        yield from cursor.fetchall()


@cache
def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
