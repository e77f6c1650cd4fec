"""Rows of the open data of a plan, in the order of the columns that `tables` describes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mreza.rooms.plans.queries.published import Published


def plans(found: Published) -> Iterator[tuple[Any, ...]]:
    plan, round_ = found.version.plan, found.round
    yield (
        plan.code, plan.title_sl, plan.title_en, plan.coordinator_id, plan.first, plan.last,
        found.version.number, len(found.measures), round_.last if round_ else None,
        found.synthetic,
    )  # fmt: skip


def measures(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        wording = one.wording
        yield (
            found.version.plan_id, one.code, wording.printed_code, wording.title_sl,
            wording.title_en, one.area.code, ";".join(goal.code for goal in one.goals),
            "; ".join(party.name for party in one.holders),
            ";".join(str(p.organisation_id) for p in one.holders if p.organisation_id),
            "; ".join(party.name for party in one.participants),
            wording.deadline, wording.funding, wording.continues,
            one.status.value if one.status else None,
        )  # fmt: skip


def milestones(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        for item in one.milestones:
            yield (
                found.version.plan_id, one.code, item.key, item.year, item.title, item.due,
                item.done_on, item.state,
            )  # fmt: skip


def amounts(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        for number, amount in enumerate(one.amounts, 1):
            yield (
                found.version.plan_id, one.code, number, amount.basis, amount.printed,
                amount.euros, amount.year, amount.source or None,
            )  # fmt: skip


def funds(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        for row in one.funds:
            yield (
                found.version.plan_id, one.code, row.year, row.source, row.planned,
                row.committed, row.spent,
            )  # fmt: skip


def indicators(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        for item in one.indicators:
            indicator, target = item.state.indicator, item.state.target
            yield (
                found.version.plan_id, one.code, indicator.key, indicator.title_sl,
                indicator.title_en, indicator.unit or None, indicator.direction,
                target.kind if target else None, target.value if target else None,
                target.baseline_year if target else None, target.by if target else None,
                target.printed if target else None, item.progress,
            )  # fmt: skip


def readings(found: Published) -> Iterator[tuple[Any, ...]]:
    for one in found.measures:
        for item in one.indicators:
            for baseline, reading in ((True, item.baseline), (False, item.latest)):
                if reading is not None:
                    key = item.state.indicator.key
                    yield found.version.plan_id, one.code, key, *reading, baseline
