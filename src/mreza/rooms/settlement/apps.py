"""Registers the room `settlement`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


class SettlementRoom(Room):
    """Settlement runs, statements, objections, and what-if over the nation."""

    name = "mreza.rooms.settlement"
    label = "settlement"
    verbose_name = _("Settlements")
    menu = (MenuEntry(_("Settlements"), "settlement:home", order=30, prefix="/settlements/"),)

    def ready(self) -> None:
        from mreza.rooms.network import panels
        from mreza.rooms.settlement import organisation

        panels.register(organisation.panel)

    def load(self, *, demo: bool) -> str | None:
        """Go on with runs whose worker was killed, once everything is loaded."""
        from mreza.rooms.settlement import actions

        resumed = actions.resume_all()
        return f"Settlement: {len(resumed)} unfinished runs go on." if resumed else None
