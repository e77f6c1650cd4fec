"""What the yearly report says, before it is put into words: measures by chapter, and their sums.

Of a frozen round everything comes from what was kept; else from what stands on the day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from mreza.kernel.plan import Amount, counted
from mreza.kernel.text import Text
from mreza.rooms.plans.models import Area, Frozen, PlanVersion, Round
from mreza.rooms.plans.words import RoundState, Status
from mreza.rooms.plans.yearly import snapshots
from mreza.rooms.plans.yearly.snapshots import Data

MONEY = ("planned", "committed", "spent")


@dataclass(frozen=True)
class Chapter:
    """An area of the plan with its specific goals (code, title) and its measures, in order."""

    code: str
    title: Text
    strategic: Text
    goals: tuple[tuple[str, Text], ...]
    measures: tuple[Data, ...]

    @property
    def counts(self) -> Counter[str]:
        return counts(self.measures)


@dataclass(frozen=True)
class YearMoney:
    """Money of a year over all measures; `measures` have any of it recorded."""

    year: int
    planned: Decimal
    committed: Decimal
    spent: Decimal
    measures: int


@dataclass(frozen=True)
class Report:
    """A report of a plan: of a round, or (`round` None) of what stands on `day`."""

    plan: str
    title: Text
    coordinator: str
    version: PlanVersion
    day: date
    round: Round | None
    chapters: tuple[Chapter, ...]
    synthetic: bool = False
    measures: tuple[Data, ...] = field(default=())

    @property
    def frozen(self) -> bool:
        return self.round is not None and self.round.state == RoundState.FROZEN

    @property
    def counts(self) -> Counter[str]:
        return counts(self.measures)

    @property
    def illustrative(self) -> bool:
        """Whether the status of any measure rests on a threshold that no plan prints."""
        return any(one["illustrative"] for one in self.measures)


def of_round(found: Round, day: date) -> Report:
    """The report of a round: frozen, as it was kept; else as it would be frozen on `day`."""
    if found.state == RoundState.FROZEN:
        kept = Frozen.objects.filter(round=found).order_by("pk").values_list("data", flat=True)
        rows: list[Data] = list(kept)
    else:
        rows = list(snapshots.of_round(found, day).values())
    return _report(found.version, min(found.last, day), rows, found)


def of_day(version: PlanVersion, day: date) -> Report:
    """The report of what stands on a day, without entries of holders."""
    rows = list(snapshots.of_version(version, day).values())
    return _report(version, day, rows, None)


def _report(version: PlanVersion, day: date, rows: Sequence[Data], found: Round | None) -> Report:
    plan = version.plan
    areas = Area.objects.filter(version=version).order_by("order").prefetch_related("goals")
    return Report(
        plan=plan.code,
        title=Text(plan.title_sl, plan.title_en or plan.title_sl),
        coordinator=snapshots.name_of(plan.coordinator_id, day),
        version=version,
        day=day,
        round=found,
        chapters=tuple(_chapter(area, rows) for area in areas),
        # In a demonstration everything that happened with the measures is made up.
        synthetic=settings.DEMO or bool(found and found.synthetic),
        measures=tuple(rows),
    )


def _chapter(area: Area, rows: Iterable[Data]) -> Chapter:
    return Chapter(
        code=area.code,
        title=Text(area.title_sl, area.title_en or area.title_sl),
        strategic=Text(area.strategic_sl, area.strategic_en or area.strategic_sl),
        goals=tuple(
            (goal.code, Text(goal.title_sl, goal.title_en or goal.title_sl))
            for goal in area.goals.all()
        ),
        measures=tuple(row for row in rows if row["area"] == area.code),
    )


def counts(measures: Iterable[Data]) -> Counter[str]:
    """How many measures stand in each status, all of them in their order."""
    found: Counter[str] = Counter({status.value: 0 for status in Status})
    found.update(one["status"] for one in measures)
    return found


def money(measures: Iterable[Data]) -> list[YearMoney]:
    """What was recorded as planned, committed and spent, by year. Nothing recorded counts as 0."""
    sums: dict[int, dict[str, Decimal]] = {}
    holding: Counter[int] = Counter()
    for measure in measures:
        for row in measure["funds"]:
            year = sums.setdefault(row["year"], dict.fromkeys(MONEY, Decimal(0)))
            for name in MONEY:
                year[name] += Decimal(row[name] or 0)
        holding.update({row["year"] for row in measure["funds"]})
    return [YearMoney(year=year, measures=holding[year], **sums[year]) for year in sorted(sums)]


def printed(measures: Iterable[Data], years: Sequence[int]) -> dict[int, Decimal]:
    """Euros that the plan prints for each year, by the letter (`kernel.plan.counted`)."""
    amounts = [_amount(one) for measure in measures for one in measure["amounts"]]
    span = tuple(years)
    return {
        year: sum((counted(one, year, span, "letter") for one in amounts), Decimal(0))
        for year in span
    }


def undated(measures: Iterable[Data], years: Sequence[int]) -> list[tuple[str, Decimal]]:
    """Sums that the letter counts in no year, with the measure's code; not those of other plans."""
    span, found = tuple(years), []
    for measure in measures:
        for amount in map(_amount, measure["amounts"]):
            if amount.euros is None or amount.basis == "within_existing":
                continue
            if not any(counted(amount, year, span, "letter") for year in span):
                found.append((measure["measure"], amount.euros))
    return found


def _amount(one: Data) -> Amount:
    euros = None if one["euros"] is None else Decimal(one["euros"])
    return Amount(one["basis"], one["printed"], euros, one["year"], one["source"])


def without_amount(measures: Iterable[Data]) -> list[Data]:
    """Measures of which the document prints no sum at all."""
    return [one for one in measures if not any(amount["euros"] for amount in one["amounts"])]


def unaccepted(measures: Iterable[Data]) -> list[tuple[Data, Data]]:
    """Measures with the entries that were not accepted, each with its measure."""
    return [
        (measure, entry)
        for measure in measures
        for entry in measure["entries"]
        if entry["state"] != "accepted"
    ]


def sent(measure: Data) -> list[Any]:
    """The entries of a measure that say something."""
    return [entry for entry in measure["entries"] if entry["number"]]
