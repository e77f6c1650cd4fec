"""Response headers every page carries."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header

# No inline script or style and no other host; pictures may also be data: URLs.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


class ContentSecurityPolicy:
    """Sends the policy with every response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        if _personal(request, response):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether who is signed in may have decided what is in it: on a shared telephone nobody is to
    find it again with the back button, or in what the browser keeps."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and has_vary_header(response, "Cookie")
