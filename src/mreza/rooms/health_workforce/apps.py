"""Registers the room `health_workforce`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class HealthWorkforceRoom(Room):
    """Who works in health care, where, and whether there will be enough of them."""

    name = "mreza.rooms.health_workforce"
    label = "health_workforce"
    verbose_name = _("Health workforce")
