"""Registers the room `improvement`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class ImprovementRoom(Room):
    """Registers, goals, self-assessment of the quality model."""

    name = "mreza.rooms.improvement"
    label = "improvement"
    verbose_name = _("Quality model")
