"""Which indicator of the guidelines counts an incident; most kinds of incidents are in none."""

from __future__ import annotations

from mreza.acts.quality_guidelines_2025 import indicators as law
from mreza.rooms.incidents.models import Incident, Kind, Service


def counted_in(incident: Incident) -> law.Indicator | None:
    """In the service of 5.3 whatever did or could injure somebody, elsewhere medicines (5.1.1).

    Medicines under home help are in none: 5.1.1 is of institutional and long-term care.
    """
    if incident.service == Service.SPECIAL_CONDITIONS:
        return law.indicator("special_conditions")
    medication = law.indicator("medication_safety")
    of_medicines = incident.kind == Kind.MEDICATION
    return medication if of_medicines and incident.service in medication.services else None


def left_out(incident: Incident) -> bool:
    """Medicines where 5.1.1 does not reach: said at the record, because one would expect it."""
    return incident.kind == Kind.MEDICATION and counted_in(incident) is None
