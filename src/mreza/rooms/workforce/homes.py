"""The homes in which somebody works, for the menu and for the way in; also of `care`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.http import HttpRequest

from mreza.rooms.network.audience import SOCIAL_CARE, held
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.workforce import rules
from mreza.site import clock

# Kinds of organisations that the guidelines are about, in the registry's words.
KINDS: Final = SOCIAL_CARE


def own_homes(request: HttpRequest) -> list[tuple[str, str]]:
    """(code, name) of homes whose staff whoever asks is; asked of the database once a request."""
    known: list[tuple[str, str]] | None = getattr(request, "workforce_homes", None)
    if known is None:
        known = _homes(rules.homes(held(request)))
        request.workforce_homes = known  # type: ignore[attr-defined]
    return known


def _homes(codes: Collection[str]) -> list[tuple[str, str]]:
    if not codes:
        return []
    found = OrganisationVersion.objects.filter(
        on(clock.today()), organisation__in=codes, kind__in=KINDS
    )
    return list(found.order_by("sort_key").values_list("organisation_id", "name"))


def works_in_one(request: HttpRequest) -> bool:
    """Whether the entries of the menu are for whoever asks; no query of its own."""
    return held(request).works_in(KINDS)
