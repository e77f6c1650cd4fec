"""Registers the room `law`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class LawRoom(Room):
    """The acts, browsed."""

    name = "mreza.rooms.law"
    label = "law"
    menu = (MenuEntry(_("Acts"), "law:acts", order=70, prefix="/acts/"),)
