"""Occupational groups, kinds of employment and sexes: the words that a file may use."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class OccupationGroup(models.TextChoices):
    """Occupational groups of health care and long-term care.

    The plan asks for groups and prints no list: these are unit groups of ISCO-08, told apart as
    the national health workforce accounts (NHWA) do.
    """

    GENERAL_PHYSICIAN = (
        "general_physician",
        pgettext_lazy("health workers", "physicians in general practice"),
    )
    SPECIALIST_PHYSICIAN = (
        "specialist_physician",
        pgettext_lazy("health workers", "physicians, other specialists"),
    )
    DENTIST = "dentist", pgettext_lazy("health workers", "dentists")
    PHARMACIST = "pharmacist", pgettext_lazy("health workers", "pharmacists")
    PHARMACY_TECHNICIAN = (
        "pharmacy_technician",
        pgettext_lazy("health workers", "pharmacy technicians"),
    )
    NURSE = "nurse", pgettext_lazy("health workers", "registered nurses")
    NURSING_TECHNICIAN = (
        "nursing_technician",
        pgettext_lazy("health workers", "nursing technicians"),
    )
    MIDWIFE = "midwife", pgettext_lazy("health workers", "midwives")
    PHYSIOTHERAPIST = "physiotherapist", pgettext_lazy("health workers", "physiotherapists")
    OCCUPATIONAL_THERAPIST = (
        "occupational_therapist",
        pgettext_lazy("health workers", "occupational therapists"),
    )
    RADIOGRAPHER = "radiographer", pgettext_lazy("health workers", "radiographers")
    LABORATORY = "laboratory", pgettext_lazy("health workers", "laboratory workers")
    DENTAL_ASSISTANT = (
        "dental_assistant",
        pgettext_lazy("health workers", "dental assistants and hygienists"),
    )
    PARAMEDIC = "paramedic", pgettext_lazy("health workers", "ambulance workers")
    PSYCHOLOGIST = "psychologist", pgettext_lazy("health workers", "psychologists")
    SPEECH_THERAPIST = "speech_therapist", pgettext_lazy("health workers", "speech therapists")
    SOCIAL_WORKER = "social_worker", pgettext_lazy("health workers", "social workers")
    CARE_ASSISTANT = "care_assistant", pgettext_lazy("health workers", "care assistants")
    HOME_CARER = "home_carer", pgettext_lazy("health workers", "home-based carers")
    OTHER = "other", pgettext_lazy("health workers", "other health workers")


_G = OccupationGroup
ISCO_08: Final = {
    _G.GENERAL_PHYSICIAN: "2211",
    _G.SPECIALIST_PHYSICIAN: "2212",
    _G.DENTIST: "2261",
    _G.PHARMACIST: "2262",
    _G.PHARMACY_TECHNICIAN: "3213",
    _G.NURSE: "2221",
    _G.NURSING_TECHNICIAN: "3221",
    _G.MIDWIFE: "2222",
    _G.PHYSIOTHERAPIST: "2264",
    _G.OCCUPATIONAL_THERAPIST: "2269",
    _G.RADIOGRAPHER: "3211",
    _G.LABORATORY: "3212",
    _G.DENTAL_ASSISTANT: "3251",
    _G.PARAMEDIC: "3258",
    _G.PSYCHOLOGIST: "2634",
    _G.SPEECH_THERAPIST: "2266",
    _G.SOCIAL_WORKER: "2635",
    _G.CARE_ASSISTANT: "5321",
    _G.HOME_CARER: "5322",
    _G.OTHER: "",
}


class EmploymentKind(models.TextChoices):
    PERMANENT = "permanent", pgettext_lazy("health worker", "permanent employment")
    FIXED_TERM = "fixed_term", pgettext_lazy("health worker", "fixed-term employment")
    TRAINEE = "trainee", pgettext_lazy("health worker", "traineeship or specialisation")
    SECONDARY = "secondary", pgettext_lazy("health worker", "additional employment")
    CONTRACT = "contract", pgettext_lazy("health worker", "contract for work")
    OWN_ACCOUNT = "own_account", pgettext_lazy("health worker", "own account")


class Sex(models.TextChoices):
    FEMALE = "female", pgettext_lazy("sex", "women")
    MALE = "male", pgettext_lazy("sex", "men")
