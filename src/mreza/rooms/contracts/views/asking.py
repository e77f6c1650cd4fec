"""Who asks about contracts, what they may do, and which contract they mean."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.calculations.days import day_of
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.rules import Access, Deed
from mreza.rooms.network.views import asking


def access(request: HttpRequest) -> Access:
    """What whoever asks may do with contracts today."""
    return Access.of(asking.access(request))


def refusal(request: HttpRequest, deed: Deed = Deed.SEE, code: str = "") -> HttpResponse | None:
    """None when somebody may; a way to sign in for the public; else `PermissionDenied`.

    To see, it is enough to see some contracts: which ones is for the query.
    """
    may = access(request)
    if may.may(deed, code) or (deed == Deed.SEE and not code and may.sees_some):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(f"{deed} is not allowed")


def contract_or_404(request: HttpRequest, number: str) -> Contract:
    """The contract, if whoever asks may see it; to others it does not exist."""
    try:
        return reads.contract(access(request), number, day_of(request))
    except Contract.DoesNotExist:
        raise Http404(f"No contract {number!r}") from None
