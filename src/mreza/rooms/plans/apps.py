"""Registers the room `plans`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import Room


class PlansRoom(Room):
    """National plans: measures, money, milestones and reports."""

    name = "mreza.rooms.plans"
    label = "plans"
    verbose_name = _("Plans")
