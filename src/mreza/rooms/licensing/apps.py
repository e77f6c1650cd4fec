"""Registers the room `licensing`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class LicensingRoom(Room):
    """Licences of nurses and midwives: points, applications, register."""

    name = "mreza.rooms.licensing"
    label = "licensing"
    verbose_name = _("Licences")
