"""What the room keeps: closed months, reports that were sent, and what people say of indicators."""

from __future__ import annotations

from mreza.rooms.quality.models.closing import ClosedValue, MonthClose, StatedReason
from mreza.rooms.quality.models.following import Annotation, PlannedValue
from mreza.rooms.quality.models.reporting import Message, Publication, Submission

__all__ = [
    "Annotation",
    "ClosedValue",
    "Message",
    "MonthClose",
    "PlannedValue",
    "Publication",
    "StatedReason",
    "Submission",
]
