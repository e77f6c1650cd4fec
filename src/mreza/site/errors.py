"""Error pages: what is wrong and what now, in the reader's language; problem+json for the API."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from mreza.site.api import problem
from mreza.site.theme import theme_of

API_PREFIX = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _answer(request, 400, "The request could not be read.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in or not, this is for somebody else."""
    return _answer(request, 403, "Your role may not see or do this.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _answer(request, 404, "There is nothing at this address.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Uses nothing that may itself be broken (no session, no database)."""
    if request.path.startswith(API_PREFIX):
        return problem(500, "Something went wrong on our side.")
    context = {"LANGUAGE_CODE": get_language(), "theme": theme_of(request)}
    return HttpResponse(render_to_string("500.html", context), status=500)


def _answer(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    if request.path.startswith(API_PREFIX):
        return problem(status, detail)
    return render(request, f"{status}.html", status=status)
