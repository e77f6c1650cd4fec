"""Who asks, in which home, and what they may; another home's incidents do not exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mreza.rooms.incidents import rules
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.models import Incident
from mreza.rooms.incidents.rules import Deed, Standing
from mreza.rooms.network.models import OrganisationVersion, on
from mreza.rooms.network.views.asking import access, person
from mreza.site import clock


@dataclass(frozen=True)
class Here:
    """A home, and what whoever asks is in it today."""

    standing: Standing
    name: str
    day: date

    @property
    def code(self) -> str:
        return self.standing.organisation

    @property
    def sees_register(self) -> bool:
        return self.standing.may(Deed.SEE_REGISTER)

    @property
    def who(self) -> str:
        """A name of whoever asks for their own device, which says nobody who it is."""
        return salted_hmac("incidents.who", str(self.standing.user.pk)).hexdigest()[:16]

    @property
    def handles(self) -> bool:
        return self.standing.may(Deed.HANDLE)

    @property
    def imports(self) -> bool:
        return self.standing.may(Deed.IMPORT)


def now() -> datetime:
    """This moment; on the day of `MREZA_TODAY`, if there is one, at the hour that it is."""
    real = timezone.now()
    if not settings.TODAY:
        return real
    local = timezone.localtime(real)
    return datetime.combine(clock.today(), local.time(), local.tzinfo)


def here(request: HttpRequest, code: str, deed: Deed | None = None) -> Here:
    """The home, for its staff; `Http404` for others, `PermissionDenied` without the right."""
    day = clock.today()
    standing = rules.standing(person(request), access(request), code, day)
    if not standing.works_here:
        raise Http404(f"No incidents of {code!r}")
    if deed is not None and not standing.may(deed):
        raise PermissionDenied(f"{deed} is not allowed")
    version = OrganisationVersion.objects.filter(on(day), organisation=code).first()
    return Here(standing, version.name if version else code, day)


View = Callable[..., HttpResponse | FileResponse]


def at_home(deed: Deed | None = None) -> Callable[[View], View]:
    """A view of a home: `view(request, here, ...)` instead of its code; others must sign in."""

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, code: str, **given: Any) -> HttpResponse | FileResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return view(request, here(request, code, deed), **given)

        return asked

    return wrap


def incident_or_404(here: Here, number: int) -> Incident:
    """The incident, if whoever asks may see it: 404 for those who may not see it too."""
    try:
        found = Incident.objects.select_related("reporter").get(pk=number, organisation=here.code)
    except (Incident.DoesNotExist, OverflowError):
        raise Http404(f"No incident {number}") from None
    if not here.standing.may_see(found):
        raise Http404(f"No incident {number}")
    return found


def author(here: Here, incident: Incident, revision: int | None) -> Author:
    """Who does it. What the reporter does without a post names nobody in the history."""
    named = here.sees_register or not here.standing.reported(incident)
    return Author(here.standing.user if named else None, now(), revision)
