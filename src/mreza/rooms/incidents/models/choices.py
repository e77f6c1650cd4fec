"""The words an incident is told in. Kinds of medication incidents are those of 5.1.1."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.care.models import Service

__all__ = [
    "COUNTED", "OPEN", "CauseCategory", "Harm", "Kind", "MedicationKind", "Service", "State",
]  # fmt: skip


class Kind(models.TextChoices):
    """What happened. A near miss has the kind of what it missed; the kind `near_miss` is left for
    one of something that no other kind names."""

    MEDICATION = "medication", _("Medication")
    SPECIAL_CONDITIONS = "special_conditions", _("Work under special conditions")
    FALL = "fall", _("Fall")
    PRESSURE_SORE = "pressure_sore", _("Pressure sore")
    NEAR_MISS = "near_miss", _("Near miss")
    OTHER = "other", _("Other deviation")


class MedicationKind(models.TextChoices):
    """What was wrong with the medication, as 5.1.1 lists it (its list is open)."""

    NOT_PRESCRIBED = "not_prescribed", _("medicine that was not prescribed")
    WRONG_DOSE = "wrong_dose", _("wrong dose")
    WRONG_TIME = "wrong_time", _("wrong time")
    WRONG_ROUTE = "wrong_route", _("wrong way of giving")
    WRONG_FORM = "wrong_form", _("wrong form of the medicine")
    WRONG_PREPARATION = "wrong_preparation", _("wrong preparation")
    WRONG_STORAGE = "wrong_storage", _("wrong storage")
    OMITTED = "omitted", _("dose left out")
    NOT_DOCUMENTED = "not_documented", _("given and not documented")
    OTHER = "other", _("something else with medicines")


class Harm(models.TextChoices):
    """What the incident did to the person, by the degrees of harm of the WHO."""

    NONE = "none", _("no harm")
    MILD = "mild", _("mild harm")
    MODERATE = "moderate", _("moderate harm")
    SEVERE = "severe", _("severe harm")
    DEATH = "death", _("death")


class CauseCategory(models.TextChoices):
    """The six bones of a fishbone diagram."""

    PEOPLE = "people", pgettext_lazy("cause", "People")
    METHODS = "methods", pgettext_lazy("cause", "Methods")
    EQUIPMENT = "equipment", pgettext_lazy("cause", "Equipment")
    ENVIRONMENT = "environment", pgettext_lazy("cause", "Environment")
    MATERIALS = "materials", pgettext_lazy("cause", "Materials")
    MANAGEMENT = "management", pgettext_lazy("cause", "Management")


class State(models.TextChoices):
    """What was done last with an incident."""

    REPORTED = "reported", pgettext_lazy("incident", "reported")
    ASSESSED = "assessed", pgettext_lazy("incident", "assessed")
    COMMISSION = "commission", pgettext_lazy("incident", "being analysed")
    ANALYSED = "analysed", pgettext_lazy("incident", "cause found")
    MEASURES = "measures", pgettext_lazy("incident", "measures under way")
    CHECKED = "checked", pgettext_lazy("incident", "measures work")
    CLOSED = "closed", pgettext_lazy("incident", "closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("incident", "entered by mistake")


OPEN = tuple(state for state in State if state not in (State.CLOSED, State.WITHDRAWN))
COUNTED = tuple(state for state in State if state is not State.WITHDRAWN)
