"""Registers the room `realisation`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _not_of_homes_alone(request: HttpRequest) -> bool:
    """What is sent here is settled by the agreements of health care; how, is public."""
    from mreza.rooms.network.audience import SOCIAL_CARE, only_in

    return not only_in(request, SOCIAL_CARE)


class RealisationRoom(Room):
    """What providers did: files of rows, checked, committed to the lake, withdrawn."""

    name = "mreza.rooms.realisation"
    label = "realisation"
    verbose_name = _("Realisation")
    menu = (
        MenuEntry(
            _("Realisation"), "realisation:uploads", order=26, prefix="/realisation/",
            shown=_not_of_homes_alone,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.realisation import evidence

        evidence.register()

    def load(self, *, demo: bool) -> str | None:
        """Go on with work that was cut off; in a demonstration, make the synthetic year."""
        from mreza.rooms.realisation import loading

        return loading.load(demo=demo)
