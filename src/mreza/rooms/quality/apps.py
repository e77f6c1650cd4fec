"""Registers the room `quality`."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from mreza.site.room import MenuEntry, Room


def _not_of_other_providers(request: HttpRequest) -> bool:
    """Everybody sees what is published; staff of a health centre has nothing of its own here."""
    from mreza.rooms.network.audience import SOCIAL_CARE, only_outside

    return not only_outside(request, SOCIAL_CARE)


class QualityRoom(Room):
    """Indicators of quality and safety, month closes, reports."""

    name = "mreza.rooms.quality"
    label = "quality"
    verbose_name = _("Quality")
    menu = (
        MenuEntry(
            _("Quality"), "quality:home", order=40, prefix="/quality/",
            shown=_not_of_other_providers,
        ),
    )  # fmt: skip

    def ready(self) -> None:
        from mreza.rooms.network import panels
        from mreza.rooms.obligations import evidence as found
        from mreza.rooms.quality import evidence, organisation

        panels.register(organisation.panel)
        found.register("month_closed", evidence.month_closed)
        found.register("yearly_report", evidence.yearly_report)

    def load(self, *, demo: bool) -> str | None:
        """A demonstration has closed months and sent reports."""
        from mreza.rooms.quality import loading

        return loading.load(demo=demo)
