"""The place on an organisation's page that upper rooms fill: its contract, its statements."""

from __future__ import annotations

from mreza.rooms.network.models import OrganisationVersion
from mreza.site.panels import Panel, Place

__all__ = ["Panel", "forget", "panels", "register"]

_place: Place[OrganisationVersion] = Place()
register, forget, panels = _place.register, _place.forget, _place.panels
