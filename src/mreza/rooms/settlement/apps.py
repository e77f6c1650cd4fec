"""Registers the room `settlement`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _settled(request: HttpRequest) -> bool:
    from mreza.rooms.network.audience import SOCIAL_CARE, held, only_in
    from mreza.rooms.settlement.rules import rights_of

    return rights_of(held(request)).may_enter and not only_in(request, SOCIAL_CARE)


class SettlementRoom(Room):
    """Settlement runs, statements, objections, and what-if over the nation."""

    name = "mreza.rooms.settlement"
    label = "settlement"
    verbose_name = _("Settlements")
    menu = (
        MenuEntry(
            _("Settlements"), "settlement:home", order=30, prefix="/settlements/",
            shown=_settled,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.contracts import advances
        from mreza.rooms.contracts import panels as contract_panels
        from mreza.rooms.network import panels
        from mreza.rooms.settlement import contract_panel, forecast, organisation

        panels.register(organisation.panel)
        contract_panels.register(contract_panel.panel)
        advances.register(forecast.yearly_value)

    def load(self, *, demo: bool) -> str | None:
        """Unfinished runs go on; a demonstration has a first settlement to look at."""
        from mreza.rooms.settlement import loading

        return loading.load(demo=demo)
