"""Who asks, about which organisation, and what they may do there."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.health_workforce.rules import KINDS, Access, Deed
from mreza.rooms.network.audience import held
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.site import clock


def access(request: HttpRequest) -> Access:
    """What whoever asks may do; no query of its own."""
    return Access.of(held(request))


def concerns(request: HttpRequest) -> bool:
    """Whether the menu shows the room: to who oversees, and to staff of providers that send."""
    mine = access(request)
    return mine.oversees or held(request).works_in(KINDS)


def own_providers(request: HttpRequest) -> list[tuple[str, str]]:
    """(code, name) of providers that somebody may send for; asked once a request."""
    known: list[tuple[str, str]] | None = getattr(request, "health_workforce_own", None)
    if known is None:
        known = _named(access(request))
        request.health_workforce_own = known  # type: ignore[attr-defined]
    return known


def _named(mine: Access) -> list[tuple[str, str]]:
    if not mine.works_in:
        return []
    found = OrganisationVersion.objects.filter(
        on(clock.today()), organisation__in=mine.works_in, kind__in=KINDS
    )
    return list(found.order_by("sort_key").values_list("organisation_id", "name"))


def refusal(request: HttpRequest, deed: Deed, code: str = "") -> HttpResponse | None:
    """None when somebody may; a way to sign in for the public.

    404 for an organisation of others, whose data do not exist for whoever asks; else
    `PermissionDenied`.
    """
    mine = access(request)
    if mine.may(deed, code):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if code and not mine.may(Deed.SEE_REPORT, code):
        raise Http404(f"Nothing here for you of {code!r}")
    raise PermissionDenied("This is not for your role.")
