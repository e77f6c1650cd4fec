"""Registers the room `incidents`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _works_in_a_home(request: HttpRequest) -> bool:
    from mreza.rooms.workforce.homes import works_in_one

    return works_in_one(request)


class IncidentsRoom(Room):
    """Incidents and near misses, from report to closure."""

    name = "mreza.rooms.incidents"
    label = "incidents"
    verbose_name = _("Incidents")
    menu = (
        MenuEntry(
            _("Incidents"), "incidents:home", order=41, prefix="/incidents/",
            shown=_works_in_a_home,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        """Add the way to report to the page of a home."""
        from mreza.rooms.incidents import organisation
        from mreza.rooms.network import panels

        panels.register(organisation.panel)

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration, incidents that never happened in every care home."""
        from mreza.rooms.incidents import loading

        return loading.load(demo=demo)
