"""A plan that has to be carried out: areas, goals, and measures with who, when, how much, for what.

What a document prints of each measure is kept as printed (`printed`, `deadline`, `funding`); titles
and purposes are our own short words. `plan_loading` reads a plan from the `plan/` folder of an act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, get_args

from mreza.kernel.algebra import both, either, per, where
from mreza.kernel.errors import find
from mreza.kernel.text import NO_TEXT, Text

Basis = Literal[
    "year", "both_years", "per_year", "per_month", "whole_programme", "share", "within_existing",
    "none_additional", "unstated",
]  # fmt: skip
BASES: Final[tuple[Basis, ...]] = get_args(Basis)
TargetKind = Literal["absolute", "percent_more", "percent_of", "yes_no"]
TARGET_KINDS: Final[tuple[TargetKind, ...]] = get_args(TargetKind)
Direction = Literal["up", "down"]
DIRECTIONS: Final[tuple[Direction, ...]] = get_args(Direction)
Treatment = Literal["letter", "even", "whole_each_year"]
TREATMENTS: Final[tuple[Treatment, ...]] = get_args(Treatment)

Lines = tuple[int, int]  # first and last line in the source file, counted from 1
_MONTHS: Final = 12


@dataclass(frozen=True)
class Goal:
    """A specific goal of an area, such as 2.4."""

    code: str
    title: Text


@dataclass(frozen=True)
class Area:
    """A chapter of the plan with its strategic goal. `goals` is empty where none are printed."""

    code: str
    title: Text
    strategic: Text
    goals: tuple[Goal, ...] = ()
    lines: Lines = (0, 0)


@dataclass(frozen=True)
class Party:
    """Who holds a measure or takes part, by its printed name; `code` of the registry, or empty."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class Milestone:
    """Something to be done by `due`, or `yearly` by each year's end from `first` to `last`.

    A permanent task is neither. The key is the code of its obligation, where it has one.
    """

    key: str
    title: Text
    due: date | None = None
    yearly: bool = False
    first: date | None = None
    last: date | None = None
    printed: str = ""


@dataclass(frozen=True)
class Amount:
    """Money as printed. `euros` is None where the document prints no sum.

    `basis` says what the sum is for: the named `year`, `both_years` together, each year
    (`per_year`) or month (`per_month`), the measure as a whole without a year
    (`whole_programme`), a `share` of the other amounts; or that there is no new money
    (`within_existing` with its own sums where printed, `none_additional`), or nothing is said
    (`unstated`).
    """

    basis: Basis
    printed: str = ""
    euros: Decimal | None = None
    year: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Target:
    """What is to be reached. `value` is None where no numeral is printed.

    `percent_more` is a change against `baseline_year`; `percent_of` a share of another target's
    or of the baseline's value; `yes_no` done or not. `whole_programme`: for the whole time of the
    programme, which may end after the plan.
    """

    key: str
    title: Text
    unit: str = ""
    direction: Direction = "up"
    kind: TargetKind = "absolute"
    value: Decimal | None = None
    baseline_year: int | None = None
    by: date | None = None
    whole_programme: bool = False
    printed: str = ""

    @property
    def numeric(self) -> bool:
        return self.value is not None


@dataclass(frozen=True)
class Measure:
    """A measure of the plan. `printed_code` is its code as it stands there, with its oddities."""

    code: str
    printed_code: str
    area: str
    goals: tuple[str, ...]
    title: Text
    purpose: Text = NO_TEXT
    lines: Lines = (0, 0)
    holders: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    deadline: str = ""
    milestones: tuple[Milestone, ...] = ()
    success: Text = NO_TEXT
    targets: tuple[Target, ...] = ()
    funding: str = ""
    sources: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    continues: bool = False
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Areas and measures in the order of the document."""

    areas: tuple[Area, ...]
    measures: tuple[Measure, ...]

    @property
    def years_of_amounts(self) -> tuple[int, ...]:
        """The years that some amount is printed for, in order; empty where none is."""
        found = {one.year for _, one in _amounts(self.measures) if one.year and one.euros}
        return tuple(sorted(found))

    def area(self, code: str) -> Area:
        return find(code, {area.code: area for area in self.areas}, "area")

    def measure(self, code: str) -> Measure:
        return find(code, {item.code: item for item in self.measures}, "measure")

    def of_area(self, code: str) -> tuple[Measure, ...]:
        return tuple(item for item in self.measures if item.area == code)


@dataclass(frozen=True)
class Totals:
    """What a plan adds up to under one treatment of ambiguous amounts.

    `euros` by year and `undated` hold what that treatment counts; `existing` by year the sums that
    the document prints as money of another plan. `left_out` names what no year was given.
    """

    treatment: Treatment
    measures: int
    by_area: dict[str, int]
    by_goal: dict[str, int]
    milestones: int
    numeric_targets: int
    euros: dict[int, Decimal]
    existing: dict[int, Decimal]
    left_out: tuple[tuple[str, Amount], ...]


def counted_as(
    basis: Any, printed_year: Any, year: Any, first: Any, last: Any, treatment: Any
) -> Any:
    """How an amount counts in `year` of a plan from `first` to `last`, as a word.

    The letter counts what is printed for that year or for every year. What is printed for all
    years at once is counted in none of them, split evenly, or counted whole in each. Written in the
    words of the algebra, because formulas of acts and `counted` below both are this one rule.
    """
    undated = where(
        treatment == "even",
        "split",
        where(treatment == "whole_each_year", "whole", "without_year"),
    )
    without_sum = where(
        basis == "within_existing", "other_plan", where(basis == "share", "part", "no_sum")
    )
    of_all_years = either(basis == "both_years", basis == "whole_programme")
    repeated = where(
        basis == "per_year",
        "every_year",
        where(basis == "per_month", "every_month", where(of_all_years, undated, without_sum)),
    )
    dated = where(printed_year == year, "its_year", "other_year")
    within = both(first <= year, year <= last)
    return where(within, where(basis == "year", dated, repeated), "outside")


def counted_euros(way: Any, printed_euros: Any, years: Any) -> Any:
    """Euros that count, by the word of `counted_as`; nothing is rounded to cents here."""
    whole = either(way == "its_year", way == "every_year", way == "whole")
    monthly = where(way == "every_month", printed_euros * _MONTHS, 0)
    split = where(way == "split", per(printed_euros, years), monthly)
    return where(whole, printed_euros, split)


def counted(amount: Amount, year: int, years: tuple[int, ...], treatment: Treatment) -> Decimal:
    """Euros of `amount` that count in `year` of a plan for `years`; 0 where no sum is printed."""
    if amount.euros is None or not years:
        return Decimal(0)
    way = counted_as(amount.basis, amount.year or 0, year, years[0], years[-1], treatment)
    return Decimal(counted_euros(way, amount.euros, Decimal(len(years))))


def totals(plan: Plan, years: tuple[int, ...], treatment: Treatment = "letter") -> Totals:
    """Counts and sums of a plan; a measure of two goals counts in both of them."""
    amounts = list(_amounts(plan.measures))
    existing: dict[int, Decimal] = {}
    for _, amount in amounts:
        if amount.basis == "within_existing" and amount.year and amount.euros:
            existing[amount.year] = existing.get(amount.year, Decimal(0)) + amount.euros
    return Totals(
        treatment=treatment,
        measures=len(plan.measures),
        by_area=dict(Counter(item.area for item in plan.measures)),
        by_goal=dict(Counter(goal for item in plan.measures for goal in item.goals)),
        milestones=sum(len(item.milestones) for item in plan.measures),
        numeric_targets=sum(one.numeric for item in plan.measures for one in item.targets),
        euros={
            year: sum((counted(one, year, years, treatment) for _, one in amounts), Decimal(0))
            for year in years
        },
        existing=existing,
        left_out=tuple(
            (code, one)
            for code, one in amounts
            if one.euros is not None and not any(counted(one, y, years, treatment) for y in years)
        ),
    )


def _amounts(measures: Iterable[Measure]) -> Iterator[tuple[str, Amount]]:
    for measure in measures:
        for amount in measure.amounts:
            yield measure.code, amount
