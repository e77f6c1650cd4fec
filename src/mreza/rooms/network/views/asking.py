"""Who asks, what they may do, and what they sent."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict

from mreza.rooms.network.rules import Access, Deed, access_of
from mreza.site import clock
from mreza.site.accounts.models import User


def access(request: HttpRequest) -> Access:
    """What whoever asks may do today; asked of the database once a request."""
    known: Access | None = getattr(request, "network_access", None)
    if known is None:
        known = access_of(request.user, clock.today())
        request.network_access = known  # type: ignore[attr-defined]
    return known


def sign_in_or_refuse(request: HttpRequest, deed: Deed, code: str = "") -> HttpResponse | None:
    """None when the deed is allowed; a way to sign in for the public; else `PermissionDenied`."""
    if access(request).may(deed, code):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(f"{deed} is not allowed")


def person(request: HttpRequest) -> User:
    """Who is signed in. Raises `PermissionDenied` for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, for a form; None shows the form as it opens."""
    return request.POST if request.method == "POST" else None
