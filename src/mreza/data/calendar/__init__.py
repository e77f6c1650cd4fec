"""Work-free days of Slovenia: for article 14(3) and others that name them, and for due dates.

External source: the law on public holidays and work-free days (Zakon o praznikih in dela prostih
dnevih v Republiki Sloveniji) as it changed over the years. It is none of the documents that are
computed here; they speak of Sundays, holidays and working days without listing them. Easter and
Pentecost are computed, the others are fixed days. Public holidays on which people work (17 August,
15 September, 23 November) are left out.

The years are those for which this was looked through; a later change of the law for years to come
cannot be in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from mreza.data.calendar.easter import easter_sunday
from mreza.kernel.errors import NotRegulatedError
from mreza.kernel.text import Text
from mreza.kernel.working_days import WorkingDays

_SUNDAY: Final = 6
_FIRST, _LAST = 2006, 2040


@dataclass(frozen=True)
class _Fixed:
    """A work-free day of every year, except those of `not_in`."""

    month: int
    day: int
    name: Text
    not_in: range = range(0)


_NEW_YEAR: Final = Text("novo leto", "New Year")
_LABOUR: Final = Text("praznik dela", "Labour Day")
_FIXED: Final = (
    _Fixed(1, 1, Text("novo leto", "New Year's Day")),
    _Fixed(1, 2, _NEW_YEAR, not_in=range(2013, 2017)),  # given up to save, brought back for 2017
    _Fixed(2, 8, Text("Prešernov dan", "Prešeren Day")),
    _Fixed(4, 27, Text("dan upora proti okupatorju", "Day of Uprising Against Occupation")),
    _Fixed(5, 1, _LABOUR),
    _Fixed(5, 2, _LABOUR),
    _Fixed(6, 25, Text("dan državnosti", "Statehood Day")),
    _Fixed(8, 15, Text("Marijino vnebovzetje", "Assumption Day")),
    _Fixed(10, 31, Text("dan reformacije", "Reformation Day")),
    _Fixed(11, 1, Text("dan spomina na mrtve", "All Saints' Day")),
    _Fixed(12, 25, Text("božič", "Christmas Day")),
    _Fixed(12, 26, Text("dan samostojnosti in enotnosti", "Independence and Unity Day")),
)
_AFTER_EASTER: Final = (
    (0, Text("velikonočna nedelja", "Easter Sunday")),
    (1, Text("velikonočni ponedeljek", "Easter Monday")),
    (49, Text("binkoštna nedelja", "Pentecost Sunday")),
)
_EXTRA: Final = {date(2023, 8, 14): Text("dan solidarnosti", "Solidarity Day after the floods")}


@cache
def holidays() -> dict[date, Text]:
    """Every work-free holiday known, with its name; Sundays only where they are holidays too."""
    return {day: name for year in years() for day, name in sorted(_of_year(year))}


def _of_year(year: int) -> Iterator[tuple[date, Text]]:
    for fixed in _FIXED:
        if year not in fixed.not_in:
            yield date(year, fixed.month, fixed.day), fixed.name
    for days, name in _AFTER_EASTER:
        yield easter_sunday(year) + timedelta(days=days), name
    yield from ((day, name) for day, name in _EXTRA.items() if day.year == year)


@cache
def years() -> tuple[int, ...]:
    """The years whose holidays are known, rising."""
    return tuple(range(_FIRST, _LAST + 1))


@cache
def holidays_of(year: int) -> frozenset[date]:
    """The work-free holidays of a year. Raises `NotRegulatedError` when they are not known."""
    if year not in years():
        raise NotRegulatedError(
            f"holidays of {year} are not known",
            where="calendar",
            remedy=f"Known years: {_FIRST} to {_LAST}",
        )
    return frozenset(day for day in holidays() if day.year == year)


@cache
def working_days() -> WorkingDays:
    """Slovenia's working days: Monday to Friday without work-free holidays."""
    return WorkingDays(holidays_of)


def is_rest_day(day: date) -> bool:
    """Whether `day` is a Sunday or a work-free holiday; a Saturday is none.

    Raises `NotRegulatedError` for a year whose holidays are not known, on Sundays too: a sum over
    such a year would be wrong without anybody noticing.
    """
    return day in holidays_of(day.year) or day.weekday() == _SUNDAY


def rest_days(year: int) -> int:
    """How many Sundays and work-free holidays `year` has."""
    return sum(
        is_rest_day(date.fromordinal(ordinal))
        for ordinal in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
