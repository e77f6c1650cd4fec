"""What the room keeps: plans in versions, measures and what happens with them, rounds."""

from __future__ import annotations

from mreza.rooms.plans.models.following import (
    Dependency,
    Document,
    FundsEntry,
    MilestoneDone,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.models.history import Change
from mreza.rooms.plans.models.imports import StagedImport
from mreza.rooms.plans.models.indicators import Indicator, Reading, Target
from mreza.rooms.plans.models.measures import Amount, Measure, Milestone, Party, Wording
from mreza.rooms.plans.models.plans import Area, Goal, Plan, PlanVersion
from mreza.rooms.plans.models.proposals import Proposal
from mreza.rooms.plans.models.rounds import Entry, EntryRevision, Frozen, Reminder, Round

__all__ = [
    "Amount",
    "Area",
    "Change",
    "Dependency",
    "Document",
    "Entry",
    "EntryRevision",
    "Frozen",
    "FundsEntry",
    "Goal",
    "Indicator",
    "Measure",
    "Milestone",
    "MilestoneDone",
    "Party",
    "Plan",
    "PlanVersion",
    "Proposal",
    "Reading",
    "Reminder",
    "Risk",
    "Round",
    "StagedImport",
    "Statement",
    "Target",
    "Task",
    "Wording",
]
