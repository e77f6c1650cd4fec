"""Registers the room `calculations`."""

from __future__ import annotations

from mreza.site.room import Room


class CalculationsRoom(Room):
    """The one door to the law."""

    name = "mreza.rooms.calculations"
    label = "calculations"
