"""Registers the room `obligations`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class ObligationsRoom(Room):
    """Due dates of all acts, and what shows that they were met."""

    name = "mreza.rooms.obligations"
    label = "obligations"
    verbose_name = _("Obligations")
