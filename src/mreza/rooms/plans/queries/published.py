"""What is public of a plan: what it prints, and what the newest frozen round says of it.

Nothing that is still being written: no live status, no risk, task, note, document or entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from mreza.rooms.plans.models import Amount, Area, Frozen, Goal, Party, PlanVersion, Round, Wording
from mreza.rooms.plans.queries.plans import newest_versions, overview
from mreza.rooms.plans.queries.states import IndicatorState, MeasureState
from mreza.rooms.plans.words import MilestoneStatus, RoundState, Status, TargetKind

Data = Mapping[str, Any]
NOTHING: Data = {}
PASSED = "passed"  # its day is over, and no report about it is published


@dataclass(frozen=True)
class PublicMilestone:
    """A milestone: done and late as the frozen round says, the rest by its day."""

    key: str
    year: int | None
    title: str
    due: date | None
    done_on: date | None
    state: str  # a word of MilestoneStatus, or PASSED


@dataclass(frozen=True)
class PublicIndicator:
    """An indicator with its target; values as published."""

    state: IndicatorState
    baseline: tuple[date, Decimal] | None
    latest: tuple[date, Decimal] | None
    target: Decimal | None
    progress: Decimal | None


@dataclass(frozen=True)
class PublicFunds:
    """Money of a year from a source, as published."""

    year: int
    source: str
    planned: Decimal | None
    committed: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class PublicMeasure:
    """A measure; `status` is None while no round about it is frozen."""

    code: str
    wording: Wording
    area: Area
    goals: Sequence[Goal]
    holders: Sequence[Party]
    participants: Sequence[Party]
    status: Status | None
    milestones: Sequence[PublicMilestone]
    amounts: Sequence[Amount]
    funds: Sequence[PublicFunds]
    indicators: Sequence[PublicIndicator]

    @property
    def title(self) -> str:
        return str(self.wording.title)


@dataclass(frozen=True)
class Published:
    """A plan as everybody may read it; `round` is the newest frozen one or None."""

    version: PlanVersion
    round: Round | None
    measures: Sequence[PublicMeasure]

    @property
    def synthetic(self) -> bool:
        return self.round is not None and self.round.synthetic


def public_plans() -> list[PlanVersion]:
    """Every plan with its newest version."""
    return sorted(newest_versions(), key=lambda one: (one.plan.first, one.plan_id))


def published(plan_code: str, day: date) -> Published:
    """The plan with what is published of it by `day`. Raises `PlanVersion.DoesNotExist`."""
    version = newest_versions().select_related("plan__coordinator").filter(plan=plan_code).first()
    if version is None:
        raise PlanVersion.DoesNotExist(plan_code)
    found = _newest_frozen(plan_code, day)
    kept = (
        dict(Frozen.objects.filter(round=found).values_list("measure_id", "data")) if found else {}
    )
    states = overview(plan_code, day, version)
    until = found.last.year if found else 0
    return Published(
        version,
        found,
        [
            _measure(state, kept.get(state.measure.pk), day, until)
            for state in states
            if not state.disappeared
        ],
    )


def _newest_frozen(plan_code: str, day: date) -> Round | None:
    frozen = Q(plan=plan_code, state=RoundState.FROZEN, last__lte=day)
    return Round.objects.filter(frozen).order_by("-last", "-pk").first()


def _measure(state: MeasureState, kept: Data | None, day: date, until: int) -> PublicMeasure:
    """Money of years after `until`, the last of the round, is not reported yet."""
    told = NOTHING if kept is None else kept
    return PublicMeasure(
        code=state.code,
        wording=state.wording,
        area=state.area,
        goals=state.goals,
        holders=state.holders,
        participants=state.participants,
        status=Status(told["status"]) if told else None,
        milestones=_milestones(state, told, day),
        amounts=state.amounts,
        funds=[_funds(row) for row in told.get("funds", ()) if row["year"] <= until],
        indicators=_indicators(state, told),
    )


def _milestones(state: MeasureState, told: Data, day: date) -> list[PublicMilestone]:
    known = {(row["key"], row["year"]): row for row in told.get("milestones", ())}
    return [
        _milestone(one, known.get((one.key, one.year), NOTHING), day) for one in state.milestones
    ]


def _milestone(one: Any, row: Data, day: date) -> PublicMilestone:
    done_on = _day(row.get("done_on"))
    return PublicMilestone(
        one.key, one.year, one.title, one.due, done_on,
        _milestone_state(one.due, done_on, row, day),
    )  # fmt: skip


def _milestone_state(due: date | None, done_on: date | None, row: Data, day: date) -> str:
    if done_on is not None:
        return MilestoneStatus.DONE.value
    if due is None:
        return MilestoneStatus.PERMANENT.value
    if row.get("state") == MilestoneStatus.LATE:
        return MilestoneStatus.LATE.value
    return PASSED if due < day else MilestoneStatus.AHEAD.value


def _funds(row: Data) -> PublicFunds:
    planned, committed, spent = (_number(row[name]) for name in ("planned", "committed", "spent"))
    return PublicFunds(row["year"], row["source"], planned, committed, spent)


def _indicators(state: MeasureState, told: Data) -> list[PublicIndicator]:
    known = {row["key"]: row for row in told.get("indicators", ())}
    found = []
    for one in state.indicators:
        row = known.get(one.indicator.key, NOTHING)
        found.append(
            PublicIndicator(
                one, _reading(row.get("baseline")), _reading(row.get("latest")),
                _number(row.get("target")) if row else one.target_value if _printed(one) else None,
                _number(row.get("progress")),
            )
        )  # fmt: skip
    return found


def _printed(one: IndicatorState) -> bool:
    """Whether the target is a printed value or a share of one, which needs no reading."""
    if one.target is None:
        return False
    share = one.target.kind == TargetKind.PERCENT_OF and one.baseline is None
    return share or one.target.kind == TargetKind.ABSOLUTE


def _reading(row: Data | None) -> tuple[date, Decimal] | None:
    return (date.fromisoformat(row["day"]), Decimal(row["value"])) if row else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
