"""The search page; the same results as a fragment while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.days import day_of
from mreza.rooms.network.views.answers import part_or_page
from mreza.rooms.portal.queries import TITLES
from mreza.rooms.portal.queries import search as search_for

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results in groups; all of one group with `?only=`."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    only = request.GET.get("only", "")
    only = only if only in TITLES else ""
    found = search_for(q, day=day_of(request), language=get_language() or "sl", only=only)
    context = {"found": found, "q": q, "only": only}
    return part_or_page(request, "portal/_found.html", "portal/search.html", context)
