"""What an organisation's page says of the plans whose measures it holds."""

from __future__ import annotations

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


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """Measures that it holds, the late ones first, to officers and to its own staff; else None.

    One query for an organisation that holds none, two for any number of measures.
    """
    network, code, day = network_access(request), str(version.organisation_id), clock.today()
    if not access_to(network, "", party=code in network.homes).may(Deed.SEE):
        return None
    found = queries.held_by(code, day)
    if not found:
        return None
    open_ones = [one for one in found if one.status in _FIRST]
    ahead = [one.next_due for one in found if one.next_due and one.next_due >= day]
    context = {
        "code": code,
        "measures": sorted(open_ones, key=lambda one: _FIRST[one.status])[:SHOWN],
        "number": len(found),
        "late": sum(one.status == Status.LATE for one in found),
        "next_due": min(ahead, default=None),
    }
    return Panel("plans/_organisation.html", context)
