"""Reads about one incident."""

from __future__ import annotations

from typing import cast

from django.db.models import QuerySet

from mreza.rooms.incidents.models import Incident, IncidentEvent, Measure


def round_of(incident: Incident) -> int:
    """The round of measures that runs: each check of whether they work ends one."""
    return incident.checks.count() + 1


def open_measures(incident: Incident) -> QuerySet[Measure]:
    """Measures that are neither done nor cancelled."""
    return incident.measures.filter(done_on=None, cancelled_because="")


def state_before_withdrawal(incident: Incident) -> str:
    """Where the incident stood when it was withdrawn."""
    last = incident.events.filter(what=IncidentEvent.What.WITHDRAWN).order_by("-pk")[0]
    return cast(str, last.before["state"])
