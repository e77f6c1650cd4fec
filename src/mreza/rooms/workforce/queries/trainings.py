"""Training (guidelines 5.4.2): who was sent to one, hours, money, programmes with a certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from mreza.rooms.workforce.models import StaffMeasure
from mreza.rooms.workforce.queries.by_hand import staff_counts, summed, whole
from mreza.rooms.workforce.queries.rows import Rows
from mreza.rooms.workforce.spans import whole_months

M = StaffMeasure
CLOCK_HOUR = 60


@dataclass
class Trained:
    """Referred training of a period. Only what the employer referred people to counts.

    `trained`: persons in any training on a day of the period, each once. `employed`: persons
    employed on at least one day. `hours` (60 minutes) without programmes that end with a public
    certificate, and `cost` (euros) of all, are those of trainings that ended in the period.
    `certificate_programmes`: persons in programmes with a public certificate. The last three are
    None (no data) where nobody entered them by hand.
    """

    trained: int = 0
    employed: int = 0
    hours: Decimal | None = Decimal(0)
    cost: Decimal | None = Decimal(0)
    certificate_programmes: int | None = 0
    source: str = "records"


def trained(
    codes: Collection[str], first: date, last: date, rows: Rows | None = None
) -> dict[str, Trained]:
    """Training by organisation; one without staff records is counted by hand or absent."""
    rows = rows or Rows(codes, first, last)
    found = {
        code: _of(len(people), rows.attendances.get(code, []), rows)
        for code, people in rows.people.items()
    }
    rest = [code for code in codes if code not in found]
    return found | dict(_by_hand(rest, first, last))


def _of(employed: int, own: list[dict[str, Any]], rows: Rows) -> Trained:
    ended = {row["pk"]: row["cost"] for row in own if _ended(row, rows)}
    people, certified, hours = set(), set(), Decimal(0)
    for row in own:
        person = row["attendances__staff_id"]
        if row["attendances__withdrawn"] is not False or not _is_employed(row, person, rows):
            continue
        people.add(person)
        if row["public_certificate"]:
            certified.add(person)
        elif row["pk"] in ended:
            hours += _clock_hours(row)
    cost = sum(ended.values(), Decimal(0))
    return Trained(len(people), employed, hours, cost, len(certified))


def _is_employed(row: dict[str, Any], person: int, rows: Rows) -> bool:
    return person in rows.people.get(row["organisation_id"], {})


def _ended(row: dict[str, Any], rows: Rows) -> bool:
    last: date = row["valid"].upper - timedelta(days=1)
    return rows.first <= last <= rows.last


def _clock_hours(row: dict[str, Any]) -> Decimal:
    own = row["attendances__hours"]
    hours: Decimal = row["hours"] if own is None else own
    minutes: int = row["minutes_an_hour"]
    return hours * minutes / CLOCK_HOUR


def _by_hand(codes: Collection[str], first: date, last: date) -> Iterator[tuple[str, Trained]]:
    """From the numbers of one month: persons of several months cannot be added up."""
    if len(whole_months(first, last) or []) != 1:
        return
    for code, measures in staff_counts(codes, first, last).items():
        people = summed(measures[M.TRAINED], first, last)
        employed = summed(measures[M.EMPLOYED], first, last)
        if people is None or employed is None:
            continue
        yield (
            code,
            Trained(
                trained=int(people),
                employed=int(employed),
                hours=summed(measures[M.TRAINING_HOURS], first, last),
                cost=summed(measures[M.TRAINING_COST], first, last),
                certificate_programmes=whole(summed(measures[M.CERTIFICATES], first, last)),
                source="by_hand",
            ),
        )
