"""Workers by occupational group, in units and in the country, per 1,000 inhabitants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db import connection

from mreza.rooms.health_workforce import law
from mreza.rooms.health_workforce.queries.inhabitants import People, inhabitants
from mreza.rooms.health_workforce.queries.newest import COUNTED, span

COUNTRY: Final = ""
ALL_GROUPS: Final = ""


@dataclass(frozen=True)
class Coverage:
    """Workers of a group (heads by pseudonym, and full-time equivalents) and who they are for.

    `per_1000` are heads, `fte_per_1000` full-time equivalents, per 1,000 inhabitants; None without
    inhabitants. `illustrative`: it rests on invented rows, or on insured persons in the place of
    inhabitants.
    """

    workers: int
    fte: Decimal
    inhabitants: int | None
    per_1000: Decimal | None
    illustrative: bool
    fte_per_1000: Decimal | None = None


@dataclass(frozen=True)
class _Counted:
    unit: str
    group: str
    workers: int
    fte: Decimal
    synthetic: bool


# Persons count once in a group, and once among all groups together (whose group is NULL).
PEOPLE: Final = f"""
WITH {COUNTED}, person AS (
  SELECT v.unit_id AS unit, w."group", w.code, w.fte, f.dataset = %(synthetic)s AS invented
  FROM health_workforce_worker w
  JOIN counted c ON c.id = w.submission_id
  LEFT JOIN workforce_importedfile f ON f.id = w.file_id
  LEFT JOIN network_organisationversion v
    ON v.organisation_id = c.organisation_id AND v.valid @> %(day)s
  WHERE w.retired IS NOT TRUE
)
"""  # noqa: S608 - texts of this room
FIGURES: Final = "count(DISTINCT code), coalesce(sum(fte), 0), bool_or(invented) FROM person"
BY_UNIT: Final = (
    f'{PEOPLE} SELECT unit, "group", {FIGURES} GROUP BY GROUPING SETS ((unit, "group"), (unit))'
)
NATIONAL: Final = f'{PEOPLE} SELECT NULL, "group", {FIGURES} GROUP BY GROUPING SETS (("group"), ())'


def coverage(day: date) -> dict[tuple[str, str], Coverage]:
    """By (unit, occupational group); two queries. Group `""` is all groups together.

    Organisations without a region unit count in `national` only.
    """
    people = inhabitants(day)
    counted = [one for one in _counted(day, BY_UNIT) if one.unit in people]
    return {
        (one.unit, one.group): made
        for one, made in zip(counted, _made(counted, people, day), strict=True)
    }


def national(day: date) -> dict[str, Coverage]:
    """By occupational group (`""` is all together), a person once a group; two queries."""
    people = inhabitants(day)
    country = People(COUNTRY, sum(one.persons for one in people.values()))
    printed = any(one.printed for one in people.values())
    counted = _counted(day, NATIONAL)
    made = _made(counted, {COUNTRY: country}, day, stand_in=printed)
    return {one.group: covered for one, covered in zip(counted, made, strict=True)}


def _counted(day: date, sql: str) -> list[_Counted]:
    with connection.cursor() as cursor:
        cursor.execute(sql, span(day))
        return [
            _Counted(unit or COUNTRY, group or ALL_GROUPS, heads, fte, bool(invented))
            for unit, group, heads, fte, invented in cursor.fetchall()
            if heads
        ]


def _made(
    counted: list[_Counted], people: Mapping[str, People], day: date, *, stand_in: bool = False
) -> list[Coverage]:
    """Every counted row through the act's table."""
    rows = [
        {
            "unit": one.unit or "country",
            "group": one.group or "all",
            "workers": one.workers,
            "fte": one.fte,
            "inhabitants": people[one.unit].persons,
        }
        for one in counted
    ]
    if not rows:
        return []
    result = law.run("coverage", rows, day)
    return [
        Coverage(
            one.workers, one.fte, people[one.unit].persons, row["workers_per_thousand"],
            one.synthetic or stand_in or (one.unit != COUNTRY and people[one.unit].printed),
            row["fte_per_thousand"],
        )
        for one, row in zip(counted, result.rows, strict=True)
    ]  # fmt: skip
