"""Registers the room `network`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class NetworkRoom(Room):
    """The registry of the network and its coverage."""

    name = "mreza.rooms.network"
    label = "network"
    verbose_name = _("The network")
    menu = (
        MenuEntry(_("The network"), "network:home", order=10, prefix="/"),
        MenuEntry(_("Organisations"), "network:organisations", order=12, prefix="/organisations/"),
    )

    def ready(self) -> None:
        from mreza.rooms.network.feeds import register_all

        register_all()

    def load(self, *, demo: bool) -> str | None:
        """The 2007 registry, the demo accounts, and every feed calculated on the contract day."""
        from mreza.rooms.network import loading

        return loading.load(demo=demo)
