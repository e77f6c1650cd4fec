"""Reads of the room. Each takes the day; `overview` is the one behind lists, charts and rounds."""

from __future__ import annotations

from mreza.rooms.plans.queries.plans import (
    MeasurePage,
    PlanCard,
    card,
    held_by,
    history,
    latest,
    measure,
    newest_versions,
    overview,
    plan_list,
    plan_with_party,
    plans_with_party,
    titles,
)
from mreza.rooms.plans.queries.states import IndicatorState, MeasureState, MilestoneState
from mreza.rooms.plans.queries.told import Done, Funds, Need, OpenRisk, TaskRow

__all__ = [
    "Done",
    "Funds",
    "IndicatorState",
    "MeasurePage",
    "MeasureState",
    "MilestoneState",
    "Need",
    "OpenRisk",
    "PlanCard",
    "TaskRow",
    "card",
    "held_by",
    "history",
    "latest",
    "measure",
    "newest_versions",
    "overview",
    "plan_list",
    "plan_with_party",
    "plans_with_party",
    "titles",
]
