"""Incidents that never happened, for a demonstration: two years of one home, some of all others.

Everything is drawn from a seed and marked as synthetic; the same again gives the same.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from mreza.rooms.incidents import invented
from mreza.rooms.incidents.models import (
    Analysis,
    Commission,
    EffectivenessCheck,
    Incident,
    IncidentEvent,
    Measure,
)
from mreza.rooms.workforce import demo as shared
from mreza.site import clock
from mreza.site.accounts.models import User

PARTS = (
    (IncidentEvent, "events"),
    (Commission, "commissions"),
    (Analysis, "analyses"),
    (Measure, "measures"),
    (EffectivenessCheck, "checks"),
)
ACCOUNTS = ("dom", "negovalka", "direktor")


def load(*, demo: bool) -> str | None:
    """Once, in a demonstration; returns what is there."""
    if not demo:
        return None
    _make_once(clock.today())
    return f"Incidents: {Incident.objects.count()} in the registers."


@transaction.atomic
def _make_once(day: date) -> None:
    homes = shared.homes(day)
    if shared.RICH not in homes or not shared.is_new("incidents"):
        return
    users = User.objects.in_bulk(list(ACCOUNTS), field_name="username")
    months = shared.months(day)
    stories = invented.rich(shared.RICH, months, day, users)
    for code in homes:
        if code != shared.RICH:
            stories += invented.light(code, months)
    Incident.objects.bulk_create([story.incident for story in stories], batch_size=2000)
    for model, name in PARTS:
        rows = [row for story in stories for row in getattr(story, name)]
        model._default_manager.bulk_create(rows, batch_size=5000)
