"""Data of the room: the register, licences, credits, who looked."""

from mreza.rooms.licensing.models.applications import (
    Appeal,
    Application,
    ApplicationStep,
    Attachment,
    Decision,
    Hold,
)
from mreza.rooms.licensing.models.credits import Content, Credit, CreditKind
from mreza.rooms.licensing.models.events import (
    Authorisation,
    Event,
    EventAttendance,
    EventChange,
    Lecturer,
    Session,
    SharedTraining,
)
from mreza.rooms.licensing.models.licences import (
    Licence,
    LicenceEvent,
    LicenceEventKind,
    ReminderSent,
)
from mreza.rooms.licensing.models.persons import CorrectionRequest, Disclosure, RequestState
from mreza.rooms.licensing.models.register import (
    OccupationalGroup,
    Practitioner,
    PractitionerEmployment,
)

__all__ = [
    "Appeal",
    "Application",
    "ApplicationStep",
    "Attachment",
    "Authorisation",
    "Content",
    "CorrectionRequest",
    "Credit",
    "CreditKind",
    "Decision",
    "Disclosure",
    "Event",
    "EventAttendance",
    "EventChange",
    "Hold",
    "Lecturer",
    "Licence",
    "LicenceEvent",
    "LicenceEventKind",
    "OccupationalGroup",
    "Practitioner",
    "PractitionerEmployment",
    "ReminderSent",
    "RequestState",
    "Session",
    "SharedTraining",
]
