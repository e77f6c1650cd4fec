"""Registers the room `contracts`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _contracts(request: HttpRequest) -> bool:
    """Homes have no contract here: of their agreement only the time limits are kept."""
    from mreza.rooms.contracts.organisation import OTHERS
    from mreza.rooms.contracts.rules import Access
    from mreza.rooms.network.audience import held, only_in

    return Access.of(held(request)).sees_some and not only_in(request, OTHERS)


class ContractsRoom(Room):
    """Contracts of providers for a year."""

    name = "mreza.rooms.contracts"
    label = "contracts"
    verbose_name = _("Contracts")
    menu = (
        MenuEntry(
            _("Contracts"), "contracts:contracts", order=25, prefix="/contracts/",
            shown=_contracts,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.contracts import evidence, organisation
        from mreza.rooms.network import panels

        panels.register(organisation.panel)
        evidence.register()

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration: contracts of 2007 for all providers of the act's plan."""
        from mreza.rooms.contracts import loading

        return loading.load(demo=demo)
