"""Staff of an organisation, what is kept of them, posts, numbers by hand, history."""

from __future__ import annotations

from mreza.rooms.workforce.models.appointments import Appointment, Post
from mreza.rooms.workforce.models.counts import MonthCount, StaffCount, StaffMeasure
from mreza.rooms.workforce.models.history import Change, FileState, ImportedFile, Lasting, Record
from mreza.rooms.workforce.models.staff import (
    Absence,
    AbsenceKind,
    Employment,
    EmploymentKind,
    EndReason,
    OccupationGroup,
    StaffMember,
)
from mreza.rooms.workforce.models.training import (
    MandatoryContent,
    Training,
    TrainingAttendance,
    TrainingKind,
)

__all__ = [
    "Absence",
    "AbsenceKind",
    "Appointment",
    "Change",
    "Employment",
    "EmploymentKind",
    "EndReason",
    "FileState",
    "ImportedFile",
    "Lasting",
    "MandatoryContent",
    "MonthCount",
    "OccupationGroup",
    "Post",
    "Record",
    "StaffCount",
    "StaffMeasure",
    "StaffMember",
    "Training",
    "TrainingAttendance",
    "TrainingKind",
]
