"""Registers the room `obligations`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _owes_or_supervises(request: HttpRequest) -> bool:
    from mreza.rooms.network.audience import held
    from mreza.rooms.obligations.rules import Access

    return Access.of(held(request)).sees_some


class ObligationsRoom(Room):
    """Due dates of all acts, and what shows that they were met."""

    name = "mreza.rooms.obligations"
    label = "obligations"
    verbose_name = _("Obligations")
    menu = (
        MenuEntry(
            _("Obligations"), "obligations:home", order=20, prefix="/obligations/",
            shown=_owes_or_supervises,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.network import panels
        from mreza.rooms.obligations import organisation

        panels.register(organisation.panel)

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration: answers to what was due."""
        from mreza.rooms.obligations import loading

        return loading.load(demo=demo)
