"""Registers the room `incidents`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class IncidentsRoom(Room):
    """Incidents and near misses, from report to closure."""

    name = "mreza.rooms.incidents"
    label = "incidents"
    verbose_name = _("Incidents")
