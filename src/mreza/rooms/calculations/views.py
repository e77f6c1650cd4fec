"""Pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mreza.kernel import rendering
from mreza.rooms.calculations import queries
from mreza.rooms.calculations.days import day_of


def why(request: HttpRequest, feed: str, key: str, formula: str) -> HttpResponse:
    return HttpResponse(rendering.as_html(queries.explanation(feed, key, formula, day_of(request))))
