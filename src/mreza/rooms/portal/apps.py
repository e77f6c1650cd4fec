"""Registers the room `portal`."""

from __future__ import annotations

from mreza.site.room import Room


class PortalRoom(Room):
    """Pages that cross rooms: search over the network and the law."""

    name = "mreza.rooms.portal"
    label = "portal"
