"""Periods of a settlement: the quarters of a calendar year, and the year itself as the last word.

Articles 5(3) and 13(3) of the health-centre agreement: capitation is settled by quarters, from
lists counted on four days of the year; plans are settled for good for the calendar year. Every
settlement goes from 1 January to the end of its period; what earlier ones gave is taken off.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from mreza.kernel.errors import UnknownNameError
from mreza.kernel.text import Text

COUNT_DAYS = ((2, 28), (5, 31), (8, 31), (11, 30))  # article 5(3)
YEAR = 5  # the number of the period that closes a year


@total_ordering
@dataclass(frozen=True)
class Period:
    """`number` 1 to 4 is a quarter, 5 the closing of the year. Written `2007-Q2` and `2007`."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Period:
        """`2007-Q1` ... `2007-Q4`, or `2007`. Raises `UnknownNameError`."""
        year, _, quarter = text.strip().upper().partition("-")
        known = quarter in ("", "Q1", "Q2", "Q3", "Q4")
        if not (year.isascii() and year.isdigit() and len(year) == 4 and known):
            raise UnknownNameError(f"no period {text!r}", remedy="Write 2007-Q1 to 2007-Q4 or 2007")
        return cls(int(year), int(quarter[1:]) if quarter else YEAR)

    def __str__(self) -> str:
        return str(self.year) if self.is_year else f"{self.year}-Q{self.number}"

    def __lt__(self, other: Period) -> bool:
        return (self.year, self.number) < (other.year, other.number)

    @property
    def is_year(self) -> bool:
        return self.number == YEAR

    @property
    def quarters(self) -> int:
        """How many quarters it takes in, from January."""
        return min(self.number, 4)

    @property
    def months(self) -> tuple[str, ...]:
        """Its months from January: `2007-01` ..."""
        return tuple(f"{self.year}-{month:02}" for month in range(1, 3 * self.quarters + 1))

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return self.law_day - timedelta(days=1)

    @property
    def law_day(self) -> date:
        """The day whose law settles it: the first one after it."""
        month = 3 * self.quarters + 1
        return date(self.year + 1, 1, 1) if month > 12 else date(self.year, month, 1)

    @property
    def count_dates(self) -> tuple[date, ...]:
        """The days on which the lists of its quarters were counted."""
        return tuple(date(self.year, month, day) for month, day in COUNT_DAYS[: self.quarters])

    @property
    def title(self) -> Text:
        if self.is_year:
            return Text(f"leto {self.year}", f"year {self.year}")
        return Text(f"{self.number}. četrtletje {self.year}", f"quarter {self.number} of {self.year}")


def all_of(year: int) -> list[Period]:
    return [Period(year, number) for number in range(1, YEAR + 1)]
