"""Registers the room `improvement`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _has_a_model(request: HttpRequest) -> bool:
    from mreza.rooms.improvement.rules import sees_every_home
    from mreza.rooms.network.audience import SOCIAL_CARE, held

    mine = held(request)
    return sees_every_home(mine) or mine.works_in(SOCIAL_CARE)


class ImprovementRoom(Room):
    """Registers, goals, self-assessment of the quality model."""

    name = "mreza.rooms.improvement"
    label = "improvement"
    verbose_name = _("Quality model")
    menu = (
        MenuEntry(
            _("Quality model"), "improvement:homes", order=43, prefix="/model/",
            shown=_has_a_model,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.improvement import evidence, organisation
        from mreza.rooms.network import panels

        evidence.register_all()
        panels.register(organisation.panel)

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration, make the model of one home and rounds of the others."""
        from mreza.rooms.improvement import loading

        return loading.load() if demo else None
