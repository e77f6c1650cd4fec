"""Facts of performance: what each is, by which article, who records it, and where it counts.

Rows of realisation cannot tell them, and formulas of the act need them as inputs: each is named as
the input, and its kind and limits are those that the act's table gives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from mreza.kernel.numerals import round_half_up
from mreza.kernel.table import Input
from mreza.rooms.contracts.planning import law
from mreza.rooms.contracts.words import Fact, Side

Value = bool | Decimal
YES, NO = "true", "false"
STARTER_YEARS = 2  # article 7(1): from the day of the start


@dataclass(frozen=True)
class FactKind:
    """Table of the act that takes it, its article, who records it, activities that have it.

    `by_doctor`: of one holder. `yearly`: a number for the whole year; for a part of it, its share
    of the months counts, as with planned quantities.
    """

    table: str
    article: str
    side: Side
    activities: tuple[str, ...]
    by_doctor: bool = False
    yearly: bool = False


_PHYSIOTHERAPY = ("physiotherapy",)
KINDS: dict[Fact, FactKind] = {
    Fact.NOTICE_GIVEN: FactKind(
        "primary_visits", "6(5.b)", Side.PROVIDER, ("general", "child", "school")
    ),
    Fact.CONSENT: FactKind("dental_care", "31(2)", Side.INSURER, ("dental_adult",)),
    Fact.EDUCATION_PROGRAMME: FactKind("dental_care", "33(2)", Side.INSURER, ("pedodontics",)),
    Fact.EDUCATION_POINTS: FactKind(
        "dental_care", "33(1)", Side.INSURER, ("pedodontics",), yearly=True
    ),
    Fact.AUDITED_CASES: FactKind("physiotherapy", "13(4)", Side.INSURER, _PHYSIOTHERAPY),
    Fact.UNJUSTIFIED_CASES: FactKind("physiotherapy", "13(4)", Side.INSURER, _PHYSIOTHERAPY),
    Fact.CASES_LAST_YEAR: FactKind("physiotherapy", "13(2)", Side.INSURER, _PHYSIOTHERAPY),
    Fact.STARTER: FactKind(
        "capitation_list",
        "7(1)",
        Side.INSURER,
        ("general", "child", "school", "women"),
        by_doctor=True,
    ),
    Fact.RESIDENTS: FactKind(
        "social_institution_team", "10(3)", Side.INSURER, ("social_institution",)
    ),
    Fact.RESIDENTS_ELSEWHERE: FactKind(
        "social_institution_team", "10(3)", Side.INSURER, ("social_institution",)
    ),
}


def input_of(name: str) -> Input:
    """The input of the act's table that the fact is: its kind, decimals and digits."""
    fact = Fact(name)
    return law().table(KINDS[fact].table).input(fact.value)


def is_number(name: str) -> bool:
    return input_of(name).kind == "number"


def fits(name: str, value: Value) -> bool:
    """Whether the act's input takes the value."""
    item = input_of(name)
    if isinstance(value, bool) or item.kind == "boolean":
        return isinstance(value, bool) and item.kind == "boolean"
    if not value.is_finite() or not 0 <= value < 10**item.digits:
        return False
    return round_half_up(value, item.scale) == value


def plain(value: Value) -> str:
    """`true`, `false`, `12.5`: as it is kept and given to programs."""
    if isinstance(value, bool):
        return YES if value else NO
    return f"{value.normalize():f}"


def read(text: str) -> Value:
    """What `plain` wrote."""
    return text == YES if text in (YES, NO) else Decimal(text)


def start_span(start: date) -> tuple[date, date]:
    """First and last day on which a doctor is new: two years from the day of the start."""
    try:
        again = start.replace(year=start.year + STARTER_YEARS)
    except ValueError:  # from 29 February to a year without one
        again = date(start.year + STARTER_YEARS, 3, 1)
    return start, again - timedelta(days=1)
