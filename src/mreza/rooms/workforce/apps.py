"""Registers the room `workforce`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.site.room import MenuEntry, Room


def _works_in_a_home(request: HttpRequest) -> bool:
    from mreza.rooms.workforce.homes import works_in_one

    return works_in_one(request)


class WorkforceRoom(Room):
    """Staff, their employments, absences, trainings and appointments."""

    name = "mreza.rooms.workforce"
    label = "workforce"
    verbose_name = _("Workforce")
    menu = (
        MenuEntry(
            pgettext_lazy("menu", "Staff"), "workforce:home", order=45, prefix="/workforce/",
            shown=_works_in_a_home,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        """Registers what the room's records show to have been done."""
        from mreza.rooms.workforce import evidence

        evidence.register_all()

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration, invented records and numbers, once."""
        from mreza.rooms.workforce import loading

        return loading.load(demo=demo)
