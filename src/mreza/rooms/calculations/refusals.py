"""Errors meant for people, as pages: 404 for a name that does not exist, 422 for the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mreza.kernel.errors import MrezaError, UnknownNameError

View = Callable[..., HttpResponse]


def says_what_is_wrong(view: View) -> View:
    """A view whose `MrezaError`s become a page that says what is wrong and what would be right."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MrezaError as error:
            return refuse(request, error)

    return answer


def refuse(request: HttpRequest, error: MrezaError) -> HttpResponse:
    """The page (or the content of the panel) for an error."""
    status = 404 if isinstance(error, UnknownNameError) else 422
    inside = bool(getattr(request, "htmx", False)) and not request.htmx.boosted
    template = "calculations/_refusal.html" if inside else "calculations/refusal.html"
    # htmx swaps only answers that succeed: inside the panel the words are what counts.
    return render(
        request, template, {"error": error, "status": status}, status=200 if inside else status
    )
