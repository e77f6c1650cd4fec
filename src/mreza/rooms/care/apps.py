"""Registers the room `care`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class CareRoom(Room):
    """Service users, the services they receive, hours of home care, leisure."""

    name = "mreza.rooms.care"
    label = "care"
    verbose_name = _("Care")
