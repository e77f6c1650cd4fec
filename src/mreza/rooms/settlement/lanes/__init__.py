"""What a settlement computes: lanes, one for each table of an act, and the lines they give.

A lane counts rows (SQL in `counted/NAME.sql`), runs its table of formulas on them, and says which
results stand on the statement. It does no arithmetic of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mreza.kernel.errors import find
from mreza.kernel.text import Text
from mreza.rooms.settlement.periods import Period


@dataclass(frozen=True)
class Line:
    """A line of a statement, read from inputs and formulas of the lane's table by name.

    `amount` is money (EUR); `planned`, `realised`, `recognised` are quantities in one unit, `price`
    a parameter or formula. A line sums the rows of one provider and activity. `paid` false: shown
    as evidence, not part of the sum.
    """

    code: str
    title: Text
    amount: str
    planned: str = ""
    realised: str = ""
    recognised: str = ""
    price: str = ""
    paid: bool = True


@dataclass(frozen=True)
class Move:
    """Money that a rule takes off or gives: a formula in EUR that is not negative."""

    title: Text
    formula: str
    gives: bool = False


@dataclass(frozen=True)
class Added:
    """An input that is a result of lanes before: `formula` summed by provider and activity.

    `count` names those lanes by their SQL (`capitation`: all its quarters).
    """

    input: str
    count: str
    formula: str


@dataclass(frozen=True)
class Lane:
    """One table of an act in a settlement; `key` are the columns that name a row."""

    name: str
    table: str
    title: Text
    lines: tuple[Line, ...]
    key: tuple[str, ...] = ("provider",)
    count: str = ""  # the SQL in `counted/`, when not of the lane's own name
    quarter: int = 0  # of a lane that stands for one quarter: 1 to 4
    closing: bool = False  # only in the settlement that closes the year
    whole_country: bool = False  # shares out a national fund: only when every unit has rows
    added: tuple[Added, ...] = field(default=())
    facts: tuple[str, ...] = ()  # inputs that are recorded on contracts: rows do not tell them
    dataset: str = "services"  # of the lake, from which most of it is counted; empty: none
    activity: str = ""  # of all rows; empty: the rows have a column `activity`
    moves: tuple[Move, ...] = field(default=())
    # (shares, what is shared, the text that they are grouped by or ""): equal at the end of a run
    conserved: tuple[tuple[str, str, str], ...] = field(default=())

    def months(self, period: Period) -> tuple[str, ...]:
        """Of the mass rows behind it: all of the period, or that of the quarter's count date."""
        if self.dataset == "assignments" and self.quarter:
            return (period.count_dates[self.quarter - 1].isoformat()[:7],)
        return period.months


def get(name: str) -> Lane:
    """The lane `name`. Raises `UnknownNameError`."""
    return find(name, {lane.name: lane for lane in all_lanes()}, "lane")


def of(period: Period) -> list[Lane]:
    """The lanes of a period: a quarter's once it is in it, closing ones with the year."""
    return [
        lane
        for lane in all_lanes()
        if lane.quarter <= period.quarters and (period.is_year or not lane.closing)
    ]


def all_lanes() -> tuple[Lane, ...]:
    """All lanes in the order of a statement."""
    from mreza.rooms.settlement.lanes import care, dental, flat, primary, transport

    return (*primary.LANES, *care.LANES, *dental.LANES, *transport.LANES, *flat.LANES)
