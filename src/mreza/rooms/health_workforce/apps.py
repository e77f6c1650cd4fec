"""Registers the room `health_workforce`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _sees_or_sends(request: HttpRequest) -> bool:
    from mreza.rooms.health_workforce.asking import concerns

    return concerns(request)


class HealthWorkforceRoom(Room):
    """Who works in health care, where, and whether there will be enough of them."""

    name = "mreza.rooms.health_workforce"
    label = "health_workforce"
    verbose_name = _("Health workforce")
    menu = (
        MenuEntry(
            _("Health workforce"), "health_workforce:home", order=46, prefix="/health-workforce/",
            shown=_sees_or_sends,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.health_workforce import organisation
        from mreza.rooms.network import panels

        panels.register(organisation.panel)

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration, invented submissions, once."""
        from mreza.rooms.health_workforce import loading

        return loading.load(demo=demo)
