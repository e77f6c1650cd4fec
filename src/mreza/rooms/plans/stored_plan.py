"""A stored version as the kernel's plan again: what `versions.store` took, it gives back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django.db.models import Prefetch

from mreza.kernel import plan as kernel
from mreza.kernel.text import Text
from mreza.rooms.plans.models import Area, PlanVersion, Target, Wording
from mreza.rooms.plans.models.base import Titled
from mreza.rooms.plans.words import PartyKind


def as_plan(version: PlanVersion) -> kernel.Plan:
    """The version with everything that it says, in its order. Eight queries."""
    areas = Area.objects.filter(version=version).order_by("order").prefetch_related("goals")
    return kernel.Plan(tuple(_area(one) for one in areas), measures(version)[version.pk])


def measures(*versions: PlanVersion, code: str = "") -> dict[int, tuple[kernel.Measure, ...]]:
    """The measures of each version by its key, or the one of `code`. Six queries in all."""
    only = {"measure__code": code} if code else {}
    rows = (
        Wording.objects.filter(version__in=versions, **only)
        .order_by("order")
        .select_related("measure", "area")
        .prefetch_related(
            "goals", "parties", "milestones", "amounts",
            Prefetch("targets", Target.objects.select_related("indicator")),
        )
    )  # fmt: skip
    found: dict[int, list[kernel.Measure]] = {one.pk: [] for one in versions}
    for row in rows:
        found[row.version_id].append(_measure(row))
    return {pk: tuple(listed) for pk, listed in found.items()}


def passages(version: PlanVersion) -> dict[str, tuple[int, int, str]]:
    """The official text of each measure that has one, with its first and last line."""
    return {
        one.measure.code: (one.first_line or 0, one.last_line or 0, one.passage)
        for one in Wording.objects.filter(version=version).select_related("measure")
        if one.passage
    }


def _both(titled: Titled) -> Text:
    return Text(titled.title_sl, titled.title_en)


def _area(area: Area) -> kernel.Area:
    return kernel.Area(
        code=area.code,
        title=_both(area),
        strategic=Text(area.strategic_sl, area.strategic_en),
        goals=tuple(kernel.Goal(one.code, _both(one)) for one in area.goals.all()),
    )


def _measure(one: Wording) -> kernel.Measure:
    notes = zip(_lines(one.note_sl), _lines(one.note_en), strict=False)
    return kernel.Measure(
        code=one.measure.code,
        printed_code=one.printed_code,
        area=one.area.code,
        goals=tuple(goal.code for goal in one.goals.all()),
        title=_both(one),
        purpose=Text(one.purpose_sl, one.purpose_en),
        lines=(one.first_line or 0, one.last_line or 0),
        holders=_parties(one, PartyKind.HOLDER),
        participants=_parties(one, PartyKind.PARTICIPANT),
        deadline=one.deadline,
        milestones=tuple(_milestone(item) for item in one.milestones.all()),
        success=Text(one.success_sl, one.success_en),
        targets=tuple(_target(item) for item in one.targets.all()),
        funding=one.funding,
        sources=tuple(one.sources),
        amounts=tuple(_amount(item) for item in one.amounts.all()),
        continues=one.continues,
        notes=tuple(Text(sl, en) for sl, en in notes),
    )


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _parties(one: Wording, kind: str) -> tuple[kernel.Party, ...]:
    return tuple(
        kernel.Party(party.name, party.organisation_id or "")
        for party in one.parties.all()
        if party.kind == kind
    )


def _milestone(item: Any) -> kernel.Milestone:
    return kernel.Milestone(
        item.key, _both(item), item.due, item.yearly, item.first, item.last, item.printed
    )


def _amount(item: Any) -> kernel.Amount:
    return kernel.Amount(
        cast(kernel.Basis, item.basis), item.printed, _plain(item.euros), item.year, item.source
    )


def _target(item: Any) -> kernel.Target:
    return kernel.Target(
        key=item.indicator.key,
        title=_both(item.indicator),
        unit=item.indicator.unit,
        direction=cast(kernel.Direction, item.indicator.direction),
        kind=cast(kernel.TargetKind, item.kind),
        value=_plain(item.value),
        baseline_year=item.baseline_year,
        by=item.by,
        whole_programme=item.whole_programme,
        printed=item.printed,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """Without the zeros that the column adds; 100 stays 100."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
