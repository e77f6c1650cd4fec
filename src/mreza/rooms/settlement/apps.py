"""Registers the room `settlement`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class SettlementRoom(Room):
    """Settlement runs, statements, objections, and what-if over the nation."""

    name = "mreza.rooms.settlement"
    label = "settlement"
    verbose_name = _("Settlements")
    menu = (MenuEntry(_("Settlements"), "settlement:home", order=30, prefix="/settlements/"),)
