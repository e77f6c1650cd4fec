"""What the pictures of registers show: places in the risk matrix, stages, satisfaction, goals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, F, Sum, When

from mreza.rooms.improvement import indicators, registers
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.few import least_count
from mreza.rooms.improvement.models import (
    Goal,
    GoalReading,
    Improvement,
    Risk,
    Survey,
    SurveyScore,
    SwotEntry,
)
from mreza.rooms.improvement.words import Direction, Respondents, Stage, Swot, Term

STEPS = (1, 2, 3, 4, 5)
YEARS = 3  # how far back satisfaction is shown at least (4.1.1.3)
Picture = dict[str, Any]


def level(score: int) -> str:
    """The level of a risk from 1 to 25; bands are ours, the document prints none."""
    if score >= 15:
        return "grave"
    return "high" if score >= 10 else "middle" if score >= 5 else "low"


@dataclass(frozen=True)
class Square:
    """A square of the risk matrix and the risks that stand in it."""

    level: str
    score: int
    risks: tuple[Risk, ...]


def risk_matrix(code: str, day: date) -> Picture:
    """The matrix before and after measures: rows by severity from the gravest, then likelihood."""
    risks = list(Risk.objects.filter(organisation=code, withdrawn_at__isnull=True))
    return {
        "steps": STEPS,
        "matrices": [
            ("before", _squares(risks, lambda one: (one.likelihood, one.severity))),
            ("after", _squares(risks, lambda one: (one.likelihood_after, one.severity_after))),
        ],
        "grave": sum(one.score_after >= 15 for one in risks),
        "risks": len(risks),
    }


def _squares(
    risks: Iterable[Risk], place: Callable[[Risk], tuple[int, int]]
) -> list[tuple[int, list[Square]]]:
    standing: dict[tuple[int, int], list[Risk]] = defaultdict(list)
    for risk in risks:
        standing[place(risk)].append(risk)
    return [
        (
            severity,
            [
                Square(level(one * severity), one * severity, tuple(standing[one, severity]))
                for one in STEPS
            ],
        )
        for severity in reversed(STEPS)
    ]


def swot(code: str, day: date) -> Picture:
    """Entries by side."""
    found = defaultdict(list)
    for entry in SwotEntry.objects.filter(organisation=code, withdrawn_at__isnull=True):
        found[entry.side].append(entry)
    return {"sides": [(side, side.label, found[side.value]) for side in Swot]}


def stages(code: str, day: date) -> Picture:
    """How many improvements stand in each stage."""
    found = Improvement.objects.filter(organisation=code, withdrawn_at__isnull=True)
    counted = Counter(found.values_list("stage", flat=True))
    return {"stages": [(stage, stage.label, counted[stage.value]) for stage in Stage]}


@dataclass(frozen=True)
class Satisfaction:
    """Satisfaction of a group in a year, in per cent of the highest score."""

    year: int
    percent: Decimal | None
    answers: int
    few: bool
    invited: int = 0

    @property
    def height(self) -> Decimal:
        return self.percent or Decimal(0)

    @property
    def top(self) -> Decimal:
        return 100 - self.height


def satisfaction(code: str, day: date) -> Picture:
    """The last three years of each group: scores weighed by answers."""
    years = range(day.year - YEARS + 1, day.year + 1)
    best = F("entry__best")
    found = (
        SurveyScore.objects.filter(
            entry__organisation=code, entry__withdrawn_at__isnull=True, struck_at__isnull=True,
            entry__day__year__gte=years[0], entry__day__year__lte=years[-1], answers__gt=0,
        )
        .order_by()
        .values_list("entry__respondents", "entry__day__year")
        .annotate(
            reached=Sum(F("score") * F("answers") / best), answered=Sum("answers"),
            most=Sum(Case(When(entry__answered__gt=0, then="entry__answered"), default=0)),
        )
    )  # fmt: skip
    by_place = {(group, year): (reached, n) for group, year, reached, n, _most in found}
    asked = _asked(code)
    return {
        "groups": [
            (
                group.label,
                [_of_year(by_place.get((group.value, year)), asked, group, year) for year in years],
            )
            for group in Respondents
        ],
        "years": list(years),
        "least": least_count(),
    }


def _asked(code: str) -> dict[tuple[str, int], tuple[int, int]]:
    """How many were asked and answered, by group and year."""
    surveys = Survey.objects.filter(organisation=code, withdrawn_at__isnull=True)
    found = surveys.order_by().values_list("respondents", "day__year")
    summed = found.annotate(invited_=Sum("invited"), answered_=Sum("answered"))
    return {(group, year): (invited, n) for group, year, invited, n in summed}


def _of_year(
    found: tuple[Decimal, int] | None,
    asked: dict[tuple[str, int], tuple[int, int]],
    group: Respondents,
    year: int,
) -> Satisfaction:
    invited, answered = asked.get((group.value, year), (0, 0))
    few = 0 < answered < least_count()
    percent = None
    if found and not few:
        percent = (100 * Decimal(found[0]) / found[1]).quantize(Decimal("0.1"))
    return Satisfaction(year, percent, answered, few, invited)


@dataclass(frozen=True)
class Progress:
    """A goal with its newest value and how far it is on the way from start to plan (0-100)."""

    goal: Goal
    value: Decimal | None
    on: date | None
    url: str
    readings: tuple[indicators.Reading, ...]

    @property
    def reached(self) -> bool | None:
        """Whether the planned value is kept; None without a value."""
        if self.value is None:
            return None
        if self.goal.direction == Direction.UP:
            return self.value >= self.goal.planned_value
        return self.value <= self.goal.planned_value

    @property
    def way(self) -> Decimal | None:
        """Share of the way from the value at the start to the planned one, held within 0-100."""
        start, planned = self.goal.start_value, self.goal.planned_value
        if self.value is None or start is None or start == planned:
            return None
        share = 100 * (self.value - start) / (planned - start)
        return min(Decimal(100), max(Decimal(0), share)).quantize(Decimal(1))


def progress(code: str, day: date, goals: list[Goal]) -> list[Progress]:
    """Each goal with its readings: those computed where it names an indicator, else by hand."""
    names = {goal.indicator for goal in goals if goal.indicator}
    computed = indicators.readings(code, names, day) if names else {}
    by_hand = defaultdict(list)
    entered = GoalReading.objects.filter(entry__in=goals, struck_at__isnull=True, day__lte=day)
    for line in entered.order_by("day", "pk"):
        by_hand[line.entry_id].append(indicators.Reading(line.day, line.value))
    return [_progress(goal, computed.get(goal.indicator) or by_hand[goal.pk]) for goal in goals]


def _progress(goal: Goal, readings: list[indicators.Reading]) -> Progress:
    mine = [one for one in readings if one.day.year >= goal.first_year]
    last = mine[-1] if mine else None
    return Progress(
        goal, last.value if last else None, last.day if last else None, last.url if last else "",
        tuple(mine),
    )  # fmt: skip


def goals(code: str, day: date) -> Picture:
    """Goals that run on the day, yearly ones under the medium-term goal they are part of."""
    running = Goal.objects.filter(
        organisation=code, withdrawn_at__isnull=True,
        first_year__lte=day.year, last_year__gte=day.year,
    )  # fmt: skip
    found = progress(code, day, list(running))
    yearly = [one for one in found if one.goal.term == Term.YEAR]
    medium = [one for one in found if one.goal.term == Term.MEDIUM]
    of = {
        one.goal.pk: [part for part in yearly if part.goal.part_of_id == one.goal.pk]
        for one in medium
    }
    rest = [one for one in yearly if one.goal.part_of_id not in of]
    return {
        "tree": [(one, of[one.goal.pk]) for one in medium],
        "rest": rest,
        "reached": sum(one.reached is True for one in found),
        "all": len(found),
    }


_MAKERS: dict[str, Callable[[str, date], Picture]] = {
    registers.RISKS.slug: risk_matrix,
    registers.SWOT.slug: swot,
    registers.IMPROVEMENTS.slug: stages,
    registers.SURVEYS.slug: satisfaction,
    registers.GOALS.slug: goals,
}


def picture(register: Register, code: str, day: date) -> Picture | None:
    """What the register's picture shows; None for one without."""
    return _MAKERS[register.slug](code, day) if register.picture else None
