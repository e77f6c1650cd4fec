"""The HTTP API: one root, to which rooms add their routers; errors are problem+json (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from mreza.site import uploads
from mreza.site.room import module_of, rooms

api = NinjaAPI(
    title="Mreža",
    version="1",
    description="Slovenia's public network of health and social care, computed by its own acts.",
    docs_url="/docs",
    urls_namespace="api",
)


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """A problem+json response: type, title, status, detail, and what else helps to mend it."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return JsonResponse(
        {**body, "detail": detail, **more}, status=status, content_type="application/problem+json"
    )


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with one entry per field: where it stands, what is wrong, what was given.

    A file that was dropped as it came is why a field is missing; that is said instead.
    """
    dropped = uploads.refused(request)
    if dropped == uploads.TOO_LARGE:
        return problem(413, f"The file is larger than {settings.UPLOAD_MAX_MB} MB.")
    if dropped:
        return problem(507, "The disk is full; nothing was kept.")
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in error.errors:
        found.setdefault(_where(entry["loc"]), []).append(entry)
    errors = [
        {
            "where": where,
            "message": "; ".join(dict.fromkeys(entry["msg"] for entry in entries)),
            "kind": entries[0]["type"],
        }
        for where, entries in found.items()
    ]
    return problem(422, "The request does not have the expected form.", errors=errors)


def _where(place: tuple[str | int, ...]) -> str:
    """`rows.0.doctors`, as the sender wrote it: without the name of the body's argument, and
    without the type that a value of several possible ones was compared with."""
    parts = [str(part) for part in place]
    if parts[:1] == ["body"] and len(parts) > 2:
        parts = parts[2:]
    while len(parts) > 1 and _is_type(parts[-1]):
        parts.pop()
    return ".".join(parts)


def _is_type(part: str) -> bool:
    return part in {"bool", "int", "float", "str"} or part.startswith(("list[", "dict["))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """404 naming what was looked for, when the view said so."""
    return problem(404, str(error) or "There is nothing at this address.")


@api.exception_handler(AuthenticationError)
def unknown_user(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """401: sign in first."""
    return problem(401, "Sign in first.")


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Whatever status and message a view raised."""
    return problem(error.status_code, error.message)


def mount_rooms() -> None:
    """Add the `router` of every room's `api` module; a router may name its own `prefix`."""
    for room in rooms():
        module = module_of(room, "api")
        if module is not None:
            api.add_router(getattr(module, "prefix", ""), module.router, tags=[room.label])


mount_rooms()
