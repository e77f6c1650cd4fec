"""Registers the room `law`."""

from __future__ import annotations

from mreza.site.room import Room


class LawRoom(Room):
    """The acts, browsed."""

    name = "mreza.rooms.law"
    label = "law"
