"""Workers as providers send them, and how many people live where."""

from __future__ import annotations

from mreza.rooms.health_workforce.models.groups import (
    ISCO_08,
    EmploymentKind,
    OccupationGroup,
    Sex,
)
from mreza.rooms.health_workforce.models.population import Inhabitants
from mreza.rooms.health_workforce.models.submissions import Submission, Worker

__all__ = [
    "ISCO_08",
    "EmploymentKind",
    "Inhabitants",
    "OccupationGroup",
    "Sex",
    "Submission",
    "Worker",
]
