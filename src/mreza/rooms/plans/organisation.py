"""What an organisation's page says of the plans whose measures it holds.

The page has many panels: this one asks nothing there, and is filled when it is seen.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.plans import queries
from mreza.rooms.plans.rules import Deed, access_to
from mreza.rooms.plans.words import Status
from mreza.site import clock

_FIRST = {Status.LATE: 0, Status.AT_RISK: 1, Status.NOT_STARTED: 2, Status.ON_TRACK: 3}
SHOWN = 6


def may_see(request: HttpRequest, code: str) -> bool:
    """Officers see what every organisation holds, its staff what their own does."""
    network = network_access(request)
    return access_to(network, "", party=code in network.homes).may(Deed.SEE)


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """A place for the measures; None for who may not see them."""
    code = str(version.organisation_id)
    return Panel("plans/_organisation.html", {"code": code}) if may_see(request, code) else None


def held(code: str) -> dict[str, Any] | None:
    """Measures that it holds, the late ones first; None where it holds none. Two queries."""
    day = clock.today()
    found = queries.held_by(code, day)
    if not found:
        return None
    open_ones = [one for one in found if one.status in _FIRST]
    ahead = [one.next_due for one in found if one.next_due and one.next_due >= day]
    return {
        "code": code,
        "measures": sorted(open_ones, key=lambda one: _FIRST[one.status])[:SHOWN],
        "number": len(found),
        "late": sum(one.status == Status.LATE for one in found),
        "next_due": min(ahead, default=None),
    }
