"""What a correction changes of an incident, and how it is told in the history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mreza.rooms.incidents.models import Incident
from mreza.rooms.incidents.refusals import NothingChangedError

# Not: whose it is, who reported it, what was decided about it.
CORRECTABLE = (
    "kind", "service", "near_miss", "occurred_at", "occurred_zone", "occurred_offset",
    "staff_code", "user_code", "medication_kind", "errors", "recipients_swapped", "users_injured",
    "staff_injured", "harm", "sore_stage", "place", "description", "cause", "cause_category",
    "interventions", "measures_taken", "notes",
)  # fmt: skip


def change(incident: Incident, facts: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set `facts` on the incident; what was and what is, of those that differ.

    Raises `NothingChangedError`.
    """
    changed = [
        name for name in CORRECTABLE if name in facts and getattr(incident, name) != facts[name]
    ]
    if not changed:
        raise NothingChangedError
    before = {name: _said(getattr(incident, name)) for name in changed}
    for name in changed:
        setattr(incident, name, facts[name])
    return before, {name: _said(facts[name]) for name in changed}


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
