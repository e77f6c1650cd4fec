"""Error pages: what is wrong and what now, in the reader's language; problem+json for the API."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from mreza.site.api import problem
from mreza.site.theme import theme_of

API_PREFIX = "/api/"


PROBLEM = "application/problem+json"


class ApiManners:
    """What the API does beside its operations: HEAD is answered like GET, errors are problems."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(API_PREFIX):
            return self.get_response(request)
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        response = self.get_response(request)
        request.method = asked
        if response.status_code < 400 or response.headers["Content-Type"] == PROBLEM:
            return response
        return self._problem(response)

    def _problem(self, response: HttpResponse) -> HttpResponse:
        """An error that came from below the API, such as 405, in the same words as its own."""
        described = HTTPStatus(response.status_code)
        answer = problem(described, described.description or described.phrase)
        if "Allow" in response.headers:
            answer.headers["Allow"] = response.headers["Allow"]
        return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 for more than is read at a time."""
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024**2
        return _answer(request, 413, f"The request is larger than {most} MB.", page="400.html")
    said = str(exception) if isinstance(exception, BadRequest) else ""
    return _answer(request, 400, said or "The request could not be read.", said=said)


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


def _answer(
    request: HttpRequest, status: int, detail: str, *, page: str = "", said: str = ""
) -> HttpResponse:
    """`said` is what a view told the reader, in the reader's language."""
    if request.path.startswith(API_PREFIX):
        return problem(status, detail)
    context = {"status": status, "said": said}
    return render(request, page or f"{status}.html", context, status=status)
