"""Registers the room `calculations`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class CalculationsRoom(Room):
    """The one door to the law."""

    name = "mreza.rooms.calculations"
    label = "calculations"
    menu = (MenuEntry(_("What if"), "calculations:what_if_feeds", order=65, prefix="/what-if/"),)
