"""The public page in words and pictures: areas, figures, money, milestones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from mreza.rooms.plans import money as printed_money
from mreza.rooms.plans.charts.base import STATUSES
from mreza.rooms.plans.models import Area
from mreza.rooms.plans.pictures.layout import NARROW
from mreza.rooms.plans.pictures.stacked import Part, Stacked, Whole, stacked
from mreza.rooms.plans.queries.published import (
    PASSED,
    PublicFunds,
    PublicMeasure,
    Published,
)
from mreza.rooms.plans.words import MilestoneStatus, Status

NEXT = 8  # milestones that the page names
STATES: dict[str, str | Promise] = {
    **{state.value: state.label for state in MilestoneStatus},
    PASSED: pgettext_lazy("plan", "day passed, not reported yet"),
}


@dataclass(frozen=True)
class PublicArea:
    """A chapter of the plan with its measures; `goals` are (code, title, done, all)."""

    area: Area
    measures: Sequence[PublicMeasure]
    goals: Sequence[tuple[str, str, int, int]]

    @property
    def done(self) -> int:
        return done_of(self.measures)


def done_of(measures: Iterable[PublicMeasure]) -> int:
    return sum(one.status == Status.DONE for one in measures)


def areas(found: Published) -> dict[str, Any]:
    """Areas in the order of the plan, and how each stands as one picture."""
    ordered = sorted(found.measures, key=lambda one: (one.area.order, one.wording.order))
    chapters = [
        _area(list(group)) for _order, group in groupby(ordered, key=lambda one: one.area.order)
    ]
    return {"rows": chapters, **(_pictures(chapters) if found.round else {})}


def _area(measures: list[PublicMeasure]) -> PublicArea:
    goals = {goal.pk: goal for one in measures for goal in one.goals}
    return PublicArea(
        measures[0].area,
        measures,
        [_goal(goal, measures) for _pk, goal in sorted(goals.items())],
    )


def _goal(goal: Any, measures: Sequence[PublicMeasure]) -> tuple[str, str, int, int]:
    mine = [one for one in measures if goal.pk in {each.pk for each in one.goals}]
    return goal.code, goal.title, done_of(mine), len(mine)


def _pictures(chapters: Sequence[PublicArea]) -> dict[str, Stacked]:
    wholes = []
    for chapter in chapters:
        counts = Counter(one.status for one in chapter.measures)
        parts = [
            Part(status.value, counts[status], f"{status.label} {counts[status]}")
            for status in STATUSES
        ]
        name = f"{chapter.area.code} {chapter.area.title}"
        wholes.append(Whole(name, f"#area-{chapter.area.code}", parts))
    return {"picture": stacked(wholes), "narrow": stacked(wholes, NARROW)}


def figures(found: Published) -> list[tuple[str, int]]:
    """How many measures stand how, in words; nothing while nothing is reported."""
    if found.round is None:
        return []
    counts = Counter(one.status for one in found.measures)
    return [(str(status.label), counts[status]) for status in STATUSES if counts[status]]


def money_of(found: Published) -> dict[str, Any]:
    """What is printed by year under the letter, and what was reported by year."""
    plan = found.version.plan
    years = printed_money.years_of(plan)
    amounts = [amount for one in found.measures for amount in one.amounts]
    sums = [amount for amount in amounts if amount.euros is not None]
    printed = [
        (year, sum((printed_money.counted(one, year, years) for one in sums), Decimal(0)))
        for year in years
    ]
    aside = [
        one for one in sums if not any(printed_money.counted(one, year, years) for year in years)
    ]
    without = sum(all(a.euros is None for a in one.amounts) for one in found.measures)
    return {
        "sums": len(sums),
        "printed": printed,
        "aside": len(aside),
        "without": without,
        "reported": _reported(found),
    }


def _reported(found: Published) -> list[dict[str, Any]]:
    rows = sorted(
        (row for one in found.measures for row in one.funds), key=lambda row: row.year
    )  # fmt: skip
    return [
        {"year": year, **_added(list(group))}
        for year, group in groupby(rows, key=lambda row: row.year)
    ]


def _added(rows: Sequence[PublicFunds]) -> dict[str, Decimal | None]:
    """Sums by kind; None where nobody reported any."""
    added: dict[str, Decimal | None] = {}
    for name in ("planned", "committed", "spent"):
        known = [value for row in rows if (value := getattr(row, name)) is not None]
        added[name] = sum(known, Decimal(0)) if known else None
    return added


def milestones_of(found: Published, day: date) -> dict[str, Any]:
    """Milestones that come next; how many are done, late, or passed without a report."""
    every = [(one, item) for one in found.measures for item in one.milestones]
    ahead = [pair for pair in every if pair[1].due and pair[1].due >= day and not pair[1].done_on]
    counts = Counter(item.state for _one, item in every)
    return {
        "next": sorted(ahead, key=lambda pair: pair[1].due or day)[:NEXT],
        "milestone_counts": [
            (str(STATES[state]), counts[state]) for state in STATES if counts[state]
        ],
        "milestones": len(every),
    }
