"""How the licences of an organisation's staff stand, on its page, for whoever looks after them.

The page of an organisation has many panels: this one asks nothing, and is filled when it is seen.
"""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.licensing.rules import EVERYWHERE, Deed
from mreza.rooms.network.models import OrganisationVersion, Role
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import access


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """A place for the counts; None for whoever neither works there nor is the chamber."""
    roles = access(request).roles
    oversees = any(Deed.EMPLOYER in EVERYWHERE.get(role, ()) for role, _home in roles)
    if not oversees and (Role.PROVIDER_STAFF, version.code) not in roles:
        return None
    return Panel("licensing/_organisation.html", {"code": version.code})
