"""Workers by age: who is how old, and who reaches the age of retirement when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.db import connection

from mreza.rooms.health_workforce.models import OccupationGroup, Sex
from mreza.rooms.health_workforce.queries.newest import COUNTED, span

HORIZONS: Final = (5, 10, 15)
YOUNGEST_BAND, OLDEST_BAND, WIDTH = 20, 65, 5
# First ages of the bands; the first one is everybody younger too, the last one everybody older.
BANDS: Final = tuple(range(YOUNGEST_BAND, OLDEST_BAND + WIDTH, WIDTH))


@dataclass(frozen=True)
class Heads:
    """Workers of one group, sex and year of birth, each person once."""

    group: str
    sex: str
    birth_year: int | None
    workers: int
    fte: Decimal


@dataclass(frozen=True)
class Census:
    """Everybody who counts on a day, by age. `year` is that of most of the data."""

    year: int
    heads: list[Heads]
    synthetic: bool

    def of(self, group: str = "", sex: str = "") -> list[Heads]:
        return [
            one for one in self.heads
            if group in ("", one.group) and sex in ("", one.sex)
        ]  # fmt: skip

    def groups(self) -> list[str]:
        """Those that have workers, in the order of the list."""
        have = {one.group for one in self.heads}
        return [group for group in OccupationGroup.values if group in have]


# A person who is reported twice in a group counts once, with what is known of the person.
PEOPLE: Final = f"""
WITH {COUNTED}, person AS (
  SELECT w."group", w.code, max(w.sex) AS sex, max(w.birth_year) AS born,
    coalesce(sum(w.fte), 0) AS fte, bool_or(f.dataset = %(synthetic)s) AS invented
  FROM health_workforce_worker w
  JOIN counted c ON c.id = w.submission_id
  LEFT JOIN workforce_importedfile f ON f.id = w.file_id
  WHERE w.retired IS NOT TRUE
  GROUP BY w."group", w.code
)
SELECT "group", sex, born, count(*), sum(fte), bool_or(invented),
  (SELECT mode() WITHIN GROUP (ORDER BY extract(year FROM day))::int FROM counted)
FROM person GROUP BY "group", sex, born ORDER BY "group", sex, born
"""  # noqa: S608 - texts of this room


def census(day: date) -> Census:
    """One query."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, span(day))
        rows = cursor.fetchall()
    heads = [Heads(*row[:5]) for row in rows]
    year = rows[0][-1] if rows else day.year - 1
    return Census(year, heads, any(row[-2] for row in rows))


def band_of(age: int) -> int:
    """The first age of the band."""
    return min(max(BANDS[0], age // WIDTH * WIDTH), BANDS[-1])


def pyramid(census: Census, group: str = "") -> dict[tuple[int, str], int]:
    """Workers by (band, sex); those without a year of birth or a sex are left out."""
    found = {(band, sex): 0 for band in BANDS for sex in Sex.values}
    for one in census.of(group):
        if one.birth_year is not None and one.sex:
            found[band_of(census.year - one.birth_year), one.sex] += one.workers
    return found


def unplaced(census: Census, group: str = "") -> int:
    """Workers without a year of birth or a sex."""
    return sum(one.workers for one in census.of(group) if one.birth_year is None or not one.sex)


def reaching(heads: Iterable[Heads], age: int, first: int, last: int) -> int:
    """Workers who reach `age` in the years `first` to `last`."""
    return sum(
        one.workers for one in heads
        if one.birth_year is not None and first <= one.birth_year + age <= last
    )  # fmt: skip


@dataclass(frozen=True)
class Retirements:
    """Of a group: workers today, those over the age already, and who reaches it within years."""

    group: str
    workers: int
    over_already: int
    within: dict[int, int]
    unknown: int


def retirements(census: Census, age: int) -> list[Retirements]:
    """By group; those over the age already are in every number of years too."""
    return [of_group(census, group, age) for group in census.groups()]


def of_group(census: Census, group: str, age: int) -> Retirements:
    """Of one group, or of all together for the empty one."""
    heads, now = census.of(group), census.year
    return Retirements(
        group,
        sum(one.workers for one in heads),
        reaching(heads, age, 0, now),
        {years: reaching(heads, age, 0, now + years) for years in HORIZONS},
        sum(one.workers for one in heads if one.birth_year is None),
    )
