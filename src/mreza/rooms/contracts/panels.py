"""The place on the contract page that upper rooms fill: realisation, settlement, forecast."""

from __future__ import annotations

from mreza.rooms.contracts.models import Contract
from mreza.site.panels import Panel, Place

__all__ = ["Panel", "forget", "panels", "register"]

_place: Place[Contract] = Place()
register, forget, panels = _place.register, _place.forget, _place.panels
