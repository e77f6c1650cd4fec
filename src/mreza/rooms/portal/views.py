"""The search page; the same results as a fragment while somebody types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.days import day_of
from mreza.rooms.portal.queries import TITLES, search as search_for

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results in groups; all of one group with `?only=`."""
    q = request.GET.get("q", "").strip()[:LONGEST]
    only = request.GET.get("only", "")
    only = only if only in TITLES else ""
    found = search_for(q, day=day_of(request), language=get_language() or "sl", only=only)
    template = "portal/_found.html" if request.htmx else "portal/search.html"
    return render(request, template, {"found": found, "q": q, "only": only})
