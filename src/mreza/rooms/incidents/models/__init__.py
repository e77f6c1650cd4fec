"""What is kept of an incident: the record, its history, analysis, measures and files."""

from __future__ import annotations

from mreza.rooms.incidents.models.choices import (
    COUNTED,
    OPEN,
    CauseCategory,
    Harm,
    Kind,
    MedicationKind,
    Service,
    State,
)
from mreza.rooms.incidents.models.handling import (
    Analysis,
    Attachment,
    Commission,
    EffectivenessCheck,
    Measure,
)
from mreza.rooms.incidents.models.incidents import Incident, IncidentEvent

__all__ = [
    "COUNTED",
    "OPEN",
    "Analysis",
    "Attachment",
    "CauseCategory",
    "Commission",
    "EffectivenessCheck",
    "Harm",
    "Incident",
    "IncidentEvent",
    "Kind",
    "Measure",
    "MedicationKind",
    "Service",
    "State",
]
