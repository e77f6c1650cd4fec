"""What the room keeps: registers, people, documents, goals, surveys, assessments."""

from __future__ import annotations

from mreza.rooms.improvement.models.assessments import Answer, Assessment, AssessmentItem
from mreza.rooms.improvement.models.base import Change, Entry, Line, Review
from mreza.rooms.improvement.models.documents import Confirmation, Document, DocumentVersion
from mreza.rooms.improvement.models.goals import Goal, GoalReading, Survey, SurveyScore
from mreza.rooms.improvement.models.people import Competence, Skill, Substitution, Talk
from mreza.rooms.improvement.models.registers import (
    Equipment,
    EquipmentEvent,
    Improvement,
    Partnership,
    Recommendation,
    Risk,
    Supervision,
    SwotEntry,
)

__all__ = [
    "Answer",
    "Assessment",
    "AssessmentItem",
    "Change",
    "Competence",
    "Confirmation",
    "Document",
    "DocumentVersion",
    "Entry",
    "Equipment",
    "EquipmentEvent",
    "Goal",
    "GoalReading",
    "Improvement",
    "Line",
    "Partnership",
    "Recommendation",
    "Review",
    "Risk",
    "Skill",
    "Substitution",
    "Supervision",
    "Survey",
    "SurveyScore",
    "SwotEntry",
    "Talk",
]
