"""What every template may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from mreza.site.room import rooms
from mreza.site.theme import theme_of


@dataclass(frozen=True)
class MenuItem:
    """A menu entry as the top bar draws it."""

    label: str
    url: str
    current: bool


def menu(request: HttpRequest) -> list[MenuItem]:
    """Entries of all rooms in order; the longest prefix of the path is the current one."""
    path = request.path
    entries = sorted((entry for room in rooms() for entry in room.menu), key=lambda e: e.order)
    entries = [entry for entry in entries if entry.shown is None or entry.shown(request)]
    matching = [e.prefix for e in entries if path == e.prefix or _inside(path, e.prefix)]
    current = max(matching, key=len, default=None)
    items = []
    for entry in entries:
        try:
            url = reverse(entry.url_name)
        except NoReverseMatch:
            continue  # A room under construction may name a page it does not have yet.
        items.append(MenuItem(str(entry.label), url, entry.prefix == current))
    return items


def _inside(path: str, prefix: str) -> bool:
    return prefix != "/" and path.startswith(prefix)


def searched(request: HttpRequest) -> str:
    """What was searched for; empty where the query itself is what cannot be read (the 400 page)."""
    try:
        return request.GET.get("q", "")
    except SuspiciousOperation:
        return ""


def site(request: HttpRequest) -> dict[str, Any]:
    """What `base.html` needs."""
    return {
        "searched": searched(request),
        "LANGUAGE_CODE": get_language(),
        "menu": menu(request),
        "theme": theme_of(request),
        "demo": settings.DEMO,
        "languages": settings.LANGUAGES,
    }
