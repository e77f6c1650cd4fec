"""Who asks about applications and events; what is another's does not exist."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone

from mreza.rooms.licensing.actions import disclosing
from mreza.rooms.licensing.actions.disclosing import What, Why
from mreza.rooms.licensing.actions.held import Author
from mreza.rooms.licensing.applications.rules import Applicant, applicant
from mreza.rooms.licensing.asking import workplace
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.queries import applications, events
from mreza.rooms.licensing.queries.events import Listed
from mreza.site import clock

View = Callable[..., HttpResponse | FileResponse]


def now() -> datetime:
    """This moment; on the day of `MREZA_TODAY`, if there is one, at the hour that it is."""
    real = timezone.now()
    if not settings.TODAY:
        return real
    local = timezone.localtime(real)
    return datetime.combine(clock.today(), local.time(), local.tzinfo)


def signed_in(view: View) -> View:
    """A view of somebody: `view(request, who, ...)`; the public must sign in."""

    @wraps(view)
    def asked(request: HttpRequest, **given: Any) -> HttpResponse | FileResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, applicant(request), **given)

    return asked


def officers_only(view: View) -> View:
    """A view of the chamber: officers do, the administrator looks."""

    @signed_in
    @wraps(view)
    def asked(request: HttpRequest, who: Applicant, **given: Any) -> HttpResponse | FileResponse:
        if not who.oversees:
            raise PermissionDenied("Only the chamber")
        return view(request, who, **given)

    return asked


def application_or_404(request: HttpRequest, who: Applicant, number: int) -> Application:
    """The application, if whoever asks may see it; another's look is logged."""
    try:
        found = applications.one(number)
    except (Application.DoesNotExist, OverflowError):
        raise Http404(f"No application {number}") from None
    if not who.may_see(found):
        raise Http404(f"No application {number}")
    if not who.owns(found) and found.practitioner_id and request.method == "GET":
        seen(request, who, [found.practitioner_id], What.RECORD)
    return found


def seen(request: HttpRequest, who: Applicant, people: list[int], what: What) -> None:
    """Log that data of people were shown in the work on applications; not one's own."""
    mine = who.practitioner.pk if who.practitioner else None
    others = [one for one in people if one != mine]
    disclosing.seen(
        others, by=who.user, organisation=workplace(request), what=what, why=Why.APPLICATION
    )


def event_or_404(number: int) -> Listed:
    try:
        return events.listed(number)
    except (Event.DoesNotExist, OverflowError):
        raise Http404(f"No event {number}") from None


def author(who: Applicant, revision: int | None = None) -> Author:
    """Who does it, now, on the revision that the form was opened on."""
    return Author(who.user, now(), clock.today(), revision)
