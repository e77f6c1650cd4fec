"""Registers the room `licensing`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.site.room import MenuEntry, Room


def _concerned(request: HttpRequest) -> bool:
    """The public search is on the front page; the insurer has nothing of its own here."""
    from mreza.rooms.network.audience import held
    from mreza.rooms.network.models import Role

    roles = {role for role, _home in held(request).roles}
    return not roles or bool(roles - {Role.INSURER_OFFICER})


class LicensingRoom(Room):
    """Licences of nurses and midwives: points, applications, register."""

    name = "mreza.rooms.licensing"
    label = "licensing"
    verbose_name = _("Licences")
    menu = (
        MenuEntry(
            pgettext_lazy("menu", "Licences"), "licensing:home", order=60, prefix="/licences/",
            shown=_concerned,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        """An organisation's page tells of its staff's licences, a training's of their points."""
        from mreza.rooms.licensing import organisation, trainings
        from mreza.rooms.network import panels
        from mreza.rooms.workforce import uses

        panels.register(organisation.panel)
        uses.register(trainings.use_of)

    def load(self, *, demo: bool) -> str | None:
        """A demonstration has an invented register."""
        from mreza.rooms.licensing import loading

        return loading.load(demo=demo)
