"""Who asks, and what they may do in this room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.licensing.actions.disclosing import What, Why, seen
from mreza.rooms.licensing.models import Practitioner
from mreza.rooms.licensing.rules import Access, Deed
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.network.views.asking import person
from mreza.site import clock


def access(request: HttpRequest) -> Access:
    """What whoever asks may do today; one for a request."""
    known: Access | None = getattr(request, "licensing_access", None)
    if known is None:
        known = Access(request.user, network_access(request), clock.today())
        request.licensing_access = known  # type: ignore[attr-defined]
    return known


def refusal(
    request: HttpRequest, deed: Deed, organisation: str = "", *, hidden: bool = False
) -> HttpResponse | None:
    """None when somebody may; a way to sign in for the public.

    Else `PermissionDenied`, or 404 where to them the thing does not exist (`hidden`).
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if access(request).may(deed, organisation):
        return None
    if hidden:
        raise Http404("Nothing here for you")
    raise PermissionDenied


def practitioner_or_404(number: str) -> Practitioner:
    """Somebody of the register by number."""
    try:
        return Practitioner.objects.get(number=number, withdrawn=False)
    except (Practitioner.DoesNotExist, DataError):  # no text of the database holds a NUL
        raise Http404(f"No {number!r} in the register") from None


def looked(request: HttpRequest, practitioners: Iterable[int], what: What) -> None:
    """Log that the chamber saw data of these practitioners; looking at one's own is no disclosure.

    A form that comes back with errors shows what the look before it showed.
    """
    if request.method != "GET":
        return
    _log(request, [one for one in practitioners if one != access(request).practitioner], what)


def looked_at(request: HttpRequest, found: Practitioner, what: What) -> None:
    """The same of one practitioner whose record was read."""
    if request.method == "GET" and found.user_id != request.user.pk:
        _log(request, [found.pk], what)


def _log(request: HttpRequest, practitioners: Sequence[int], what: What) -> None:
    seen(practitioners, by=person(request), organisation=workplace(request), what=what,
         why=Why.REGISTER)  # fmt: skip


def workplace(request: HttpRequest) -> str:
    """Where somebody works who looks; empty for an administrator."""
    homes = network_access(request).homes
    return homes[0] if homes else ""
