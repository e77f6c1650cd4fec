"""Service users and what they got: services, medication, leisure, home care; numbers by hand."""

from __future__ import annotations

from mreza.rooms.care.models.counts import HeadCount, Measure
from mreza.rooms.care.models.home_care import HomeCareAgreement, MissedBecause, Visit
from mreza.rooms.care.models.leisure import LeisureActivity, LeisureAttendance, LeisureWish
from mreza.rooms.care.models.users import Enrolment, MedicationUse, Service, ServiceUser

__all__ = [
    "Enrolment",
    "HeadCount",
    "HomeCareAgreement",
    "LeisureActivity",
    "LeisureAttendance",
    "LeisureWish",
    "Measure",
    "MedicationUse",
    "MissedBecause",
    "Service",
    "ServiceUser",
    "Visit",
]
