"""Indicators that Mreža measures itself: each source reads itself for a day, nothing is entered.

A source asks a room below; where that room has nothing yet, it has no readings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from mreza.kernel.text import Text
from mreza.rooms.plans.words import Direction

MONTHS = 12  # of the past that a series goes back


@dataclass(frozen=True)
class LinkedReading:
    """A value that was measured, for a day; `illustrative` rests on invented or external data."""

    day: date
    value: Decimal
    illustrative: bool = False


@dataclass(frozen=True)
class Source:
    """Where an indicator reads itself: how, in what unit, and on which page it can be looked at."""

    key: str
    title: Text
    unit: str
    direction: Direction
    page: tuple[str, ...]
    read: Callable[[date], Iterator[LinkedReading]]

    @property
    def url(self) -> str:
        """The page of the room that measures it; empty where there is none."""
        try:
            return reverse(self.page[0], args=self.page[1:])
        except NoReverseMatch:
            return ""


def _quality(name: str) -> Callable[[date], Iterator[LinkedReading]]:
    """The national value of an indicator of quality, by closed month."""

    def read(day: date) -> Iterator[LinkedReading]:
        from mreza.rooms.quality import months, queries, sums

        last = months.before(day)
        found = queries.closed_values(months.moved(last, 1 - MONTHS), last, indicator=name)
        by_month: dict[date, list[Any]] = {}
        for row in found:
            by_month.setdefault(row.close.month, []).append(row)
        for month, rows in sorted(by_month.items()):
            for value in sums.added(rows, month).values():
                if value.value is not None:
                    invented = any(row.close.synthetic for row in rows)
                    yield LinkedReading(months.last_of(month), value.value, invented)

    return read


def _coverage(day: date) -> Iterator[LinkedReading]:
    """Health workers per 1,000 inhabitants of the country, all groups together."""
    from mreza.rooms.health_workforce.queries import national

    found = national(day).get("")
    if found is not None and found.per_1000 is not None:
        yield LinkedReading(day, found.per_1000, found.illustrative)


def _licences(day: date) -> Iterator[LinkedReading]:
    """How many practitioners hold a valid licence; no data before anybody is registered."""
    from mreza.rooms.licensing.queries import valid_count

    number = valid_count(day)
    if number:
        yield LinkedReading(day, Decimal(number))


def _of_quality(key: str, title: Text, direction: Direction) -> Source:
    page = ("quality:national_indicator", key)
    return Source(key, title, "%", direction, page, _quality(key))


UP, DOWN = Direction.UP, Direction.DOWN
_ALL = (
    _of_quality(
        "staff_turnover",
        Text("Fluktuacija zaposlenih v socialnem varstvu", "Turnover of staff in social care"),
        DOWN,
    ),
    _of_quality(
        "sick_leave",
        Text("Bolniška odsotnost v socialnem varstvu", "Sick leave in social care"),
        DOWN,
    ),
    _of_quality(
        "staff_training",
        Text("Zaposleni na usposabljanjih v socialnem varstvu", "Staff in training in social care"),
        UP,
    ),
    Source(
        "coverage",
        Text("Zdravstveni delavci na 1.000 prebivalcev", "Health workers per 1,000 inhabitants"),
        "", UP, ("health_workforce:home",), _coverage,
    ),
    Source(
        "valid_licences",
        Text("Izvajalci z veljavno licenco", "Practitioners with a valid licence"),
        "", UP, ("licensing:home",), _licences,
    ),
)  # fmt: skip
SOURCES = {source.key: source for source in _ALL}


def choices() -> list[tuple[str, str]]:
    """Sources by key with their titles in the language of the page, for a form."""
    return [(source.key, source.title[get_language() or "sl"]) for source in _ALL]


def readings(key: str, day: date) -> list[LinkedReading]:
    """What a source measured up to `day`, oldest first; a few queries. Unknown keys have none."""
    source = SOURCES.get(key)
    return list(source.read(day)) if source else []
