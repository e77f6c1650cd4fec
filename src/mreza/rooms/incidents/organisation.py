"""On the page of a home, for its staff: the way to report, and to the register."""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.incidents import rules
from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import access


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """None for whoever does not work there. Asks the database nothing."""
    code = str(version.organisation_id)
    if version.kind_id not in SOCIAL_CARE or code not in rules.homes(access(request)):
        return None
    return Panel("incidents/_organisation.html", {"code": code})
