"""Registers the room `plans`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class PlansRoom(Room):
    """National plans: measures, money, milestones and reports."""

    name = "mreza.rooms.plans"
    label = "plans"
    verbose_name = _("Plans")
    menu = (MenuEntry(_("Plans"), "plans:plans", order=50, prefix="/plans/"),)

    def ready(self) -> None:
        from mreza.rooms.network import catalogue, panels
        from mreza.rooms.plans import evidence, front, organisation

        panels.register(organisation.panel)
        panels.front.register(front.panel)
        evidence.register_all()
        catalogue.register(_datasets)

    def load(self, *, demo: bool) -> str | None:
        """Store the plans that are shipped; in a demonstration, also what happened with them."""
        from mreza.rooms.plans import loading

        return loading.load(demo=demo)


def _datasets(request: HttpRequest) -> list[dict[str, Any]]:
    # Asked late: descriptions of datasets need models, which are not there yet when rooms register.
    from mreza.rooms.plans.open_data.package import datasets

    return datasets(request)
