"""Registers the room `quality`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class QualityRoom(Room):
    """Indicators of quality and safety, month closes, reports."""

    name = "mreza.rooms.quality"
    label = "quality"
    verbose_name = _("Quality")
