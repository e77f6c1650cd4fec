"""Who asks and for which file; what may not be seen does not exist."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network.rules import Access
from mreza.rooms.network.views.asking import access
from mreza.rooms.realisation import queries, rules
from mreza.rooms.realisation.models import Upload
from mreza.rooms.realisation.rules import Deed


def sign_in_or_refuse(request: HttpRequest, deed: Deed) -> HttpResponse | None:
    """None when the deed is allowed on any files at all; a way to sign in for the public; else
    `PermissionDenied`."""
    if rules.visible(access(request), deed) is not None:
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied(f"{deed} is not allowed")


def upload_or_404(request: HttpRequest, number: int, deed: Deed = Deed.SEE_COUNTS) -> Upload:
    """The file, if whoever asks may do `deed` on it: 404 for one they may not see at all."""
    who: Access = access(request)
    try:
        found = queries.upload(who, number, CONTRACT_DAY)
    except (Upload.DoesNotExist, OverflowError):
        raise Http404(f"No file {number}") from None
    if not rules.may(who, deed, found.provider_id):
        raise PermissionDenied(f"{deed} is not allowed")
    return found


def allowed_to_land(request: HttpRequest, upload: Upload) -> None:
    """`PermissionDenied` unless whoever asks may bring the file into the lake and take it back."""
    if not rules.may(access(request), rules.landing(upload.dataset), upload.provider_id):
        raise PermissionDenied("A list of dialysis patients is committed by the insurer")
