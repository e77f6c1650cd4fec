"""The one read behind pages, charts and rounds: every measure with all that stands of it.

Two queries for any number of measures and plans: wordings with what they print and what was told,
indicators with their targets and readings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from mreza.kernel.text import Text
from mreza.rooms.plans import aims, causes, status
from mreza.rooms.plans.aims import Aim
from mreza.rooms.plans.models import (
    Amount,
    Area,
    Goal,
    Indicator,
    Measure,
    Party,
    PlanVersion,
    Reading,
    Target,
    Wording,
)
from mreza.rooms.plans.queries import told as telling
from mreza.rooms.plans.queries.told import Done, Funds, Need, OpenRisk, Told
from mreza.rooms.plans.reading.vocabulary import PERMANENT
from mreza.rooms.plans.words import MilestoneStatus, PartyKind, Status


@dataclass(frozen=True)
class MilestoneState:
    """A milestone on one of its days; a yearly one stands once for each `year`.

    `due` is None for a permanent task. `done` is what was recorded when it was done.
    """

    key: str
    title: str
    due: date | None
    done_on: date | None
    state: MilestoneStatus
    year: int | None = None
    printed: str = ""
    done: Done | None = None


@dataclass(frozen=True)
class IndicatorState:
    """An indicator: what is wanted, where it began, where it is.

    `target_value` is what the target comes to (a share of the `base`, for one in per cent),
    `progress` how much of the way is gone, in per cent; None while something is missing. The base
    is the baseline read, or the count that the same measure prints.
    """

    indicator: Indicator
    target: Target | None
    baseline: Reading | None
    latest: Reading | None
    target_value: Decimal | None
    progress: Decimal | None
    reached: bool | None = None
    readings: tuple[Reading, ...] = ()
    base: Decimal | None = None


@dataclass(frozen=True)
class MeasureState:
    """A measure on a day. `wording` of one that disappeared is the last that it had."""

    measure: Measure
    wording: Wording
    area: Area
    goals: list[Goal]
    holders: list[Party]
    participants: list[Party]
    status: Status
    why: Text
    illustrative: bool
    milestones: list[MilestoneState]
    next_due: date | None
    amounts: list[Amount]
    funds: list[Funds]
    indicators: list[IndicatorState]
    needs: list[Need]
    risks_open: list[OpenRisk]
    disappeared: bool
    told: Told = field(repr=False)

    @property
    def code(self) -> str:
        return str(self.measure.code)

    @property
    def title(self) -> str:
        return str(self.wording.title)

    @property
    def holder_codes(self) -> frozenset[str]:
        """Codes of the organisations of the registry that hold it."""
        return frozenset(p.organisation_id for p in self.holders if p.organisation_id)

    @property
    def participant_codes(self) -> frozenset[str]:
        return frozenset(p.organisation_id for p in self.participants if p.organisation_id)

    @property
    def last_due(self) -> date | None:
        """The last day of any of its milestones; None for a permanent task."""
        return max((one.due for one in self.milestones if one.due), default=None)


def newest_wordings(version: PlanVersion | None = None, **only: Any) -> QuerySet[Any]:
    """The newest wording of each measure, up to `version` where one is given; annotated."""
    found = Wording.objects.filter(**only)
    if version is not None:
        found = found.filter(version__plan=version.plan_id, version__number__lte=version.number)
    found = found.order_by("measure_id", "-version__number").distinct("measure_id")
    told: QuerySet[Any] = telling.annotated(
        found.select_related("measure", "area", "version__plan")
    )
    return told


def states(
    wordings: Iterable[Any], versions: dict[str, int], day: date
) -> list[MeasureState]:  # fmt: skip
    """What stands of annotated wordings on `day`; `versions` are version keys by plan.

    A measure whose wording is of an older version has disappeared. In the order of the plan.
    """
    listed = sorted(wordings, key=lambda one: (one.version.plan_id, one.order))
    if not listed:
        return []
    return _Reading(listed, versions, day).states()


class _Reading:
    """The rows around wordings, each kind read once."""

    def __init__(self, wordings: Sequence[Any], versions: dict[str, int], day: date) -> None:
        self.wordings, self.versions, self.day = wordings, versions, day
        pks = [one.pk for one in wordings]
        aim = FilteredRelation("targets", condition=Q(targets__wording__in=pks))
        found = Indicator.objects.filter(measure__in=[one.measure_id for one in wordings])
        self.indicators: dict[int, list[Any]] = defaultdict(list)
        self.readings: dict[int, tuple[Reading, ...]] = {}
        for one in telling.with_readings(
            found.annotate(aim=aim).select_related("aim").order_by("measure_id", "pk"),  # type: ignore[misc]
            day,
        ):
            self.indicators[one.measure_id].append(one)
            self.readings[one.pk] = telling.readings(one)
        self.aims = self._aims()

    def states(self) -> list[MeasureState]:
        return [self._state(one) for one in self.wordings]

    def _state(self, wording: Any) -> MeasureState:
        told = telling.told(wording, self.day)
        parties = telling.parties(wording)
        milestones = self._milestones(wording, told)
        indicators = [self._indicator(one) for one in self.indicators[wording.measure_id]]
        due = status.next_due([due for _state, due in milestones])
        verdict = status.judge(
            self._seen(wording, told, [due for _, due in milestones], indicators), self.day
        )
        return MeasureState(
            measure=wording.measure,
            wording=wording,
            area=wording.area,
            goals=telling.goals(wording),
            holders=[one for one in parties if one.kind == PartyKind.HOLDER],
            participants=[one for one in parties if one.kind == PartyKind.PARTICIPANT],
            status=verdict.status,
            why=self._why(verdict, wording),
            illustrative=verdict.illustrative,
            milestones=[state for state, _due in milestones],
            next_due=due.due if due else None,
            amounts=telling.amounts(wording),
            funds=list(told.funds),
            indicators=indicators,
            needs=list(told.needs),
            risks_open=list(told.risks),
            disappeared=wording.version_id != self.versions[wording.version.plan_id],
            told=told,
        )

    def _milestones(self, wording: Any, told: Told) -> list[tuple[MilestoneState, status.Due]]:
        plan = wording.version.plan
        done = {(one.key, one.year): one for one in told.done}
        days = {key: one.done_on for key, one in done.items()}
        printed = telling.milestones(wording)
        return [
            (
                MilestoneState(
                    due.key, one.title, due.due, due.done_on, due.state, due.year, one.printed,
                    done.get((due.key, due.year)) if due.done_on else None,
                ),
                due,
            )
            for one in printed
            for due in status.dues(
                one.key,
                status.occurrences(
                    one.due, yearly=one.yearly, first=one.first, last=one.last,
                    plan=(plan.first, plan.last),
                ),
                days,
                self.day,
            )
        ]  # fmt: skip

    def _aims(self) -> dict[int, Aim]:
        """By indicator, what its target comes to: one run of the act's table for all."""
        asked = {
            one.pk: aims.Asked(
                wording.measure.code, one, target, self._base(one), self._latest(one)
            )
            for wording in self.wordings
            for one in self.indicators[wording.measure_id]
            if (target := _target(one)) is not None
        }
        return dict(zip(asked, aims.aims(list(asked.values())), strict=True))

    def _base(self, indicator: Any) -> Decimal | None:
        """What a target is counted against: the baseline read, for a share also a printed count."""
        baseline, _latest = self._ends(indicator.pk)
        if baseline is not None:
            return baseline.value
        beside = self.indicators[indicator.measure_id]
        return aims.printed_base(indicator, _target(indicator), [(o, _target(o)) for o in beside])

    def _latest(self, indicator: Any) -> Decimal | None:
        return aims.value_of(self._ends(indicator.pk)[1])

    def _ends(self, indicator: int) -> tuple[Reading | None, Reading | None]:
        """The baseline and the newest reading."""
        readings = self.readings[indicator]
        baseline = next((one for one in readings if one.is_baseline), None)
        return baseline, next((one for one in reversed(readings) if not one.is_baseline), None)

    def _indicator(self, indicator: Any) -> IndicatorState:
        baseline, latest = self._ends(indicator.pk)
        aim = self.aims.get(indicator.pk, aims.NO_AIM)
        return IndicatorState(
            indicator, _target(indicator), baseline, latest, aim.target_value,
            aim.progress, aim.reached, self.readings[indicator.pk], self._base(indicator),
        )  # fmt: skip

    def _seen(
        self, wording: Any, told: Told, dues: list[status.Due], indicators: list[IndicatorState]
    ) -> status.Seen:
        tasks = [one.done_on for one in told.tasks if one.done_on and one.done_on <= self.day]
        years = [
            one.year for one in told.funds
            if one.year <= self.day.year and (one.committed or one.spent)
        ]  # fmt: skip
        read = [one.latest.day for one in indicators if one.latest is not None]
        return status.Seen(
            dues=dues,
            statements=[status.Told(one.kind, one.day) for one in told.said],
            task_done=max(tasks, default=None),
            money=max(years, default=None),
            reading=max(read, default=None),
            high_risk=max((one.score for one in told.risks), default=0),
            permanent=PERMANENT.search(wording.deadline) is not None,
        )

    def _why(self, verdict: status.Verdict, wording: Any) -> Text:
        titles = {
            one.key: Text(one.title_sl, one.title_en or one.title_sl)
            for one in telling.milestones(wording)
        }
        return causes.say(verdict, titles)


def _target(indicator: Any) -> Target | None:
    """The target read beside an indicator; one that no wording has, reads none at all."""
    found: Target | None = getattr(indicator, "aim", None)
    return found
