"""The place on an organisation's page that upper rooms fill: what it must do, its contract.

The version that a panel is given carries `printed_in` (`queries.registry.Family`).
"""

from __future__ import annotations

from mreza.rooms.network.models import OrganisationVersion
from mreza.site.panels import Panel, Place

__all__ = ["Panel", "forget", "panels", "register"]

_place: Place[OrganisationVersion] = Place()
register, forget, panels = _place.register, _place.forget, _place.panels
