"""Registers the room `workforce`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class WorkforceRoom(Room):
    """Staff, their employments, absences, trainings and appointments."""

    name = "mreza.rooms.workforce"
    label = "workforce"
    verbose_name = _("Workforce")
