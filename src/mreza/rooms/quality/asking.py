"""Who asks, about which home, and what they may; to others a home's quality does not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.quality import indicators, months, queries
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.refusals import RefusedError
from mreza.rooms.quality.rules import Access, Deed
from mreza.rooms.workforce.queries import posts_of
from mreza.site import clock

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Here:
    """A home as somebody sees it today."""

    version: OrganisationVersion
    access: Access
    day: date

    @property
    def code(self) -> str:
        return self.version.code

    def may(self, deed: Deed) -> bool:
        return self.access.may(deed, self.code)

    @property
    def rights(self) -> dict[str, bool]:
        """What pages ask: `records`, `follow`, `prepare` ..."""
        return {deed.value: self.may(deed) for deed in Deed}


def access(request: HttpRequest, code: str = "") -> Access:
    """What whoever asks may do; with a code, their posts in that home as well."""
    network = network_access(request)
    held = {}
    if code and any(home == code for _role, home in network.roles):
        held[code] = posts_of(request.user, code, clock.today())
    return Access.of(network, held)


def in_home(deed: Deed) -> Callable[[View], View]:
    """A view of a home (`here`) for those who may do `deed` there.

    The public is led to sign in; for those who may not even see the home there is no such page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            held, day = access(request, code), clock.today()
            sees = held.may(Deed.SEE, code) or held.may(Deed.SEE_REPORTS, code)
            version = queries.home(code, day) if sees else None
            if version is None or not (held.may(Deed.SEE, code) or held.may(deed, code)):
                raise Http404(f"No home {code}")
            if not held.may(deed, code):
                raise PermissionDenied("This is somebody else's work in the home.")
            return says_refused(view)(request, Here(version, held, day), *args, **kwargs)

        return answer

    return decorate


def overseeing(view: View) -> View:
    """A view for who oversees the network: the ministry."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not access(request).oversees:
            raise PermissionDenied("This is the ministry's work.")
        return says_refused(view)(request, *args, **kwargs)

    return answer


def says_refused(view: View) -> View:
    """What an action refuses becomes a page that says why and what would be right."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except RefusedError as error:
            back = request.headers.get("referer", "")
            context = {"error": error, "back": back if request.get_host() in back else ""}
            return render(request, "quality/refused.html", context, status=422)

    return answer


def month_or_404(text: str) -> date:
    try:
        return months.read(text)
    except UnknownNameError as error:
        raise Http404(str(error)) from error


def indicator_or_404(name: str) -> Indicator:
    try:
        return indicators.get(name)
    except UnknownNameError as error:
        raise Http404(str(error)) from error


def service_of(request: HttpRequest, indicator: Indicator) -> str:
    """The service that the address asks for; the first one where it asks for none."""
    asked = request.GET.get("service", "")
    if asked and asked not in indicator.services:
        raise Http404(f"The indicator is not about {asked[:40]!r}")
    return asked
