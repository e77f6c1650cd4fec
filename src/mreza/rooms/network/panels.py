"""Places that upper rooms fill: on an organisation's page what it must do, its contract; on the
front page what waits for whoever signed in.

The version that a panel is given carries `printed_in` (`queries.registry.Family`).
"""

from __future__ import annotations

from datetime import date

from mreza.rooms.network.models import OrganisationVersion
from mreza.site.panels import Panel, Place

__all__ = ["Panel", "forget", "front", "panels", "register"]

_place: Place[OrganisationVersion] = Place()
register, forget, panels = _place.register, _place.forget, _place.panels
# Its subject is today, whatever day the map shows.
front: Place[date] = Place()
