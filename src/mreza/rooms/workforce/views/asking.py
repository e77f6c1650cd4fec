"""Who asks, about which organisation, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.network.queries import registry
from mreza.rooms.network.views.asking import access
from mreza.rooms.workforce import rules
from mreza.rooms.workforce.homes import own_homes
from mreza.rooms.workforce.rules import Deed, Standing
from mreza.site import clock


@dataclass(frozen=True)
class Home:
    """The organisation a page is about."""

    code: str
    name: str


def standing(request: HttpRequest, code: str) -> Standing:
    """What whoever asks is in the organisation today; asked of the database once a request."""
    known: dict[str, Standing] = getattr(request, "workforce_standing", {})
    if code not in known:
        known[code] = rules.standing(request.user, access(request), code, clock.today())
        request.workforce_standing = known  # type: ignore[attr-defined]
    return known[code]


def refusal(request: HttpRequest, code: str, deed: Deed) -> HttpResponse | None:
    """None when somebody may; a way to sign in for the public.

    Else 404 to whom the organisation's staff does not exist, `PermissionDenied` to its own.
    """
    who = standing(request, code)
    return answer(request, code, exists=who.exists, allowed=who.may(deed))


def answer(request: HttpRequest, code: str, *, exists: bool, allowed: bool) -> HttpResponse | None:
    """The one way to refuse, here and in `care`."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not exists:
        raise Http404(f"Nothing here for you of {code!r}")
    if not allowed:
        raise PermissionDenied
    return None


def home_or_404(request: HttpRequest, code: str) -> Home:
    """The organisation with its name of today, which the menu may have asked for already."""
    names = dict(own_homes(request))
    if code not in names:
        names = registry.names({code}, clock.today())
    if code not in names:
        raise Http404(f"No organisation {code!r}")
    return Home(code, names[code])
