"""The way in, with the public search of valid licences."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mreza.rooms.licensing.asking import access
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.network.models import Role
from mreza.rooms.network.queries import registry
from mreza.rooms.network.views.answers import part_or_page
from mreza.site import clock

log = logging.getLogger(__name__)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What whoever asks can do here, and whether somebody holds a valid licence."""
    context = searched(request)
    if not getattr(request, "htmx", None):
        context |= _ways(request)
    return part_or_page(request, "licensing/_public.html", "licensing/home.html", context)


def searched(request: HttpRequest) -> dict[str, Any]:
    """What the search finds. Neither the words nor the names go into the log."""
    text = asked(request)
    day = clock.today()
    found, more = people.public(text, day)
    if text:
        log.info("public search of licences: %s letters, %s found", people.letters(text),
                 len(found))  # fmt: skip
    return {
        "q": text,
        "found": found,
        "more": more,
        "short": bool(text) and people.letters(text) < people.LEAST_LETTERS,
        "least": people.LEAST_LETTERS,
        "most": people.MOST_FOUND,
        "synthetic": any(one.person.synthetic for one in found),
    }


def asked(request: HttpRequest) -> str:
    """The words of a search, cut to what a name can be."""
    return request.GET.get("q", "")[:100].replace("\x00", "").strip()


def _ways(request: HttpRequest) -> dict[str, Any]:
    if not request.user.is_authenticated:
        return {}
    who = access(request)
    names = registry.names(set(who.employers), clock.today()) if who.employers else {}
    return {
        "officer": who.may(Deed.REGISTER),
        "statistics": who.may(Deed.STATISTICS),
        "own": who.practitioner is not None,
        "organises": any(role == Role.PROVIDER_STAFF for role, _home in who.held.roles),
        "employers": sorted(names.items(), key=lambda one: one[1]),
    }
