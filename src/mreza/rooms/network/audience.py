"""Whom entries of the menu concern, by the kinds of organisations in which somebody works.

No query of its own: the kinds come with the roles.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.http import HttpRequest

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access
from mreza.rooms.network.views.asking import access

# Homes and institutions of social care: the guidelines on quality are about them, and of the
# sector agreements only time limits bind them.
SOCIAL_CARE: Final = ("care_home", "special_care_institution", "training_institution")


def held(request: HttpRequest) -> Access:
    """The roles of whoever asks; none on pages of errors that know nobody."""
    return access(request) if getattr(request, "user", None) is not None else Access()


def _kinds_of_staff(request: HttpRequest) -> set[str]:
    """Kinds of the organisations whose staff somebody is; empty for whoever is more than staff."""
    mine = held(request)
    if any(role != Role.PROVIDER_STAFF for role, _home in mine.roles):
        return set()
    return {kind for _home, kind in mine.kinds}


def only_in(request: HttpRequest, kinds: Collection[str]) -> bool:
    """Staff of organisations of these kinds, and nothing more."""
    mine = _kinds_of_staff(request)
    return bool(mine) and mine <= set(kinds)


def only_outside(request: HttpRequest, kinds: Collection[str]) -> bool:
    """Staff of organisations of other kinds, and nothing more."""
    mine = _kinds_of_staff(request)
    return bool(mine) and mine.isdisjoint(kinds)
