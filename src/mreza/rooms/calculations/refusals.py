"""Errors meant for people, as pages: 404 for a name that does not exist, 422 for the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from mreza.kernel.errors import MrezaError, NotRegulatedError, UnknownNameError

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


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page; going back in history it wants the whole."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


def refuse(request: HttpRequest, error: MrezaError) -> HttpResponse:
    """The page (or the content of the panel) for an error."""
    status = 404 if isinstance(error, UnknownNameError) else 422
    inside = is_part(request)
    template = "calculations/_refusal.html" if inside else "calculations/refusal.html"
    context = {
        "error": error,
        "status": status,
        "heading": _heading(error),
        "names": _names(error),
    }
    # htmx swaps only answers that succeed: inside the panel the words are what counts.
    return render(request, template, context, status=200 if inside else status)


def _heading(error: MrezaError) -> str:
    if isinstance(error, UnknownNameError):
        return gettext("There is nothing of that name")
    if isinstance(error, NotRegulatedError):
        return gettext("Nothing is set or calculated for this day")
    return gettext("This cannot be calculated")


def _names(error: MrezaError) -> list[str]:
    """The near names that the error offers."""
    offered = error.remedy.removeprefix("Known: ")
    return offered.split(", ") if offered != error.remedy else []
