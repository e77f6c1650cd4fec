"""Incidents as tables: for the home without reporters, for others as counts without small ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from mreza import acts
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.incidents.belonging import counted_in
from mreza.rooms.incidents.models import Incident, Kind, Service
from mreza.rooms.incidents.moments import HOME, zone_of
from mreza.rooms.incidents.queries.counting import monthly
from mreza.rooms.incidents.words import field_name, field_value

ACT = "quality_guidelines_2025"
SAID = (
    "kind", "service", "near_miss", "medication_kind", "errors", "recipients_swapped",
    "users_injured", "staff_injured", "harm", "sore_stage", "place", "staff_code", "user_code",
    "description", "cause", "cause_category", "interventions", "measures_taken", "notes",
    "severity", "likelihood", "state",
)  # fmt: skip


def record(incident: Incident) -> dict[str, Any]:
    """One incident with names that programs use; who reported it is in no file."""
    local = incident.occurred_at.astimezone(zone_of(HOME))
    indicator = counted_in(incident)
    return {
        "number": incident.pk,
        "occurred_at": local.isoformat(timespec="minutes"),
        **{name: getattr(incident, name) for name in SAID},
        "indicator": indicator.article if indicator else "",
        "synthetic": incident.synthetic,
    }


def sheet(found: Sequence[Incident], language: str) -> Sheet:
    """The register for people: titles and words in the language of the page."""
    header = [gettext("Number"), gettext("Day"), gettext("Hour"), *map(field_name, SAID)]
    return Sheet(gettext("Incidents"), header, [_row(one, language) for one in found])


def _row(incident: Incident, language: str) -> list[Any]:
    local = timezone.localtime(incident.occurred_at, zone_of(HOME))
    day = f"{local:%d %b %Y}" if language == "en" else f"{local.day}. {local.month}. {local.year}"
    numbers = {"errors", "users_injured", "staff_injured", "severity", "likelihood", "sore_stage"}
    said = [
        getattr(incident, name) if name in numbers else field_value(name, getattr(incident, name))
        for name in SAID
    ]
    return [incident.pk, day, f"{local:%H:%M}", *said]


def least_count(day: date) -> int:
    """Counts below this are not told to others (external: no document prints it)."""
    act = acts.get(ACT)
    return int(str(act.parameter("least_count").on(max(day, act.in_force_from)).value))


def told(count: int, least: int) -> str:
    """A count as others may read it: small ones could tell who it was."""
    return str(count) if count == 0 or count >= least else f"<{least}"


def anonymous_counts(organisation: str, first: date, last: date) -> list[dict[str, Any]]:
    """Counts by month, service and kind, small ones as "<5"."""
    least = least_count(last)
    rows = []
    for kind in Kind.values:
        for (_code, service, month), count in monthly([organisation], first, last, kind).items():
            rows.append(
                {
                    "month": f"{month:%Y-%m}", "service": service, "kind": kind,
                    "incidents": told(count.incidents, least),
                    "users_injured": told(count.users_injured, least),
                    "staff_injured": told(count.staff_injured, least),
                }
            )  # fmt: skip
    return sorted(rows, key=lambda row: (row["month"], row["service"], row["kind"]))


def counts_sheet(records: Sequence[dict[str, Any]]) -> Sheet:
    """The same counts for people."""
    kinds, services = dict(Kind.choices), dict(Service.choices)
    header = [
        gettext("Month"), gettext("Service"), gettext("Kind"), gettext("Incidents"),
        gettext("Users injured"), gettext("Staff injured"),
    ]  # fmt: skip
    rows = [
        [
            row["month"], str(services[row["service"]]), str(kinds[row["kind"]]),
            row["incidents"], row["users_injured"], row["staff_injured"],
        ]
        for row in records
    ]  # fmt: skip
    return Sheet(gettext("Counts of incidents"), header, rows)
