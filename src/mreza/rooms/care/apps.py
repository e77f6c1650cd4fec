"""Registers the room `care`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.site.room import MenuEntry, Room


def _works_in_a_home(request: HttpRequest) -> bool:
    from mreza.rooms.workforce.homes import works_in_one

    return works_in_one(request)


class CareRoom(Room):
    """Service users, the services they receive, hours of home care, leisure."""

    name = "mreza.rooms.care"
    label = "care"
    verbose_name = _("Care")
    menu = (
        MenuEntry(
            pgettext_lazy("menu", "Care"), "care:home", order=42, prefix="/care/",
            shown=_works_in_a_home,
        ),
    )  # fmt: skip

    def load(self, *, demo: bool) -> str | None:
        """In a demonstration, invented records and numbers, once."""
        from mreza.rooms.care import loading

        return loading.load(demo=demo)
