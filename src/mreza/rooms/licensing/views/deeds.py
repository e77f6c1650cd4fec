"""Forms of the chamber: what happens to a licence, requests for corrections, who is reminded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.licensing import reminders, showing
from mreza.rooms.licensing.actions import licences, requests
from mreza.rooms.licensing.actions.disclosing import What
from mreza.rooms.licensing.asking import access, looked, practitioner_or_404, refusal
from mreza.rooms.licensing.forms.register import DecideForm, DeedForm, GrantForm
from mreza.rooms.licensing.models import CorrectionRequest, Practitioner
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.refusals import (
    DayError,
    DecidedError,
    MissingError,
    NumberTakenError,
    WrongStatusError,
)
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.workforce.refusals import RefusedError
from mreza.site import clock

# name of the deed: (verb, heading, form)
DEEDS: Final[dict[str, tuple[Callable[..., Any], str | Promise, Any]]] = {
    "grant": (licences.grant, _("Grant a licence"), GrantForm),
    "renew": (licences.renew, _("Renew the licence"), DeedForm),
    "suspend": (licences.suspend, _("Suspend the licence"), DeedForm),
    "reinstate": (licences.reinstate, _("Reinstate the licence"), DeedForm),
    "revoke": (licences.revoke, _("Revoke the licence"), DeedForm),
    "lapse": (licences.lapse, _("End the licence before its time"), DeedForm),
}
PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """One of `DEEDS` to the licence of a practitioner."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    if name not in DEEDS:
        raise Http404(f"No {name!r}; there are: {', '.join(DEEDS)}")
    found, day = practitioner_or_404(number), clock.today()
    _not_about_oneself(request, found.pk)
    looked(request, [found.pk], What.POINTS)
    verb, heading, form_class = DEEDS[name]
    form = form_class(posted(request), today=day, reason_needed=name not in ("grant", "renew"))
    if request.method == "POST" and form.is_valid() and _done(form, verb, found, request):
        messages.success(request, gettext("Done; it stands in the history of the licence."))
        return HttpResponseRedirect(reverse("licensing:practitioner", args=[number]))
    context = {"shown": showing.shown(found, day), "form": form, "heading": heading, "name": name}
    status = 422 if form.errors else 200
    return render(request, "licensing/deed.html", context, status=status)


def _not_about_oneself(request: HttpRequest, practitioner: int) -> None:
    """An officer who is in the register herself leaves her own licence and data to a colleague."""
    if access(request).practitioner == practitioner:
        raise PermissionDenied("A colleague decides about one's own licence")


def _done(form: Any, verb: Callable[..., Any], found: Practitioner, request: HttpRequest) -> bool:
    try:
        verb(found, **form.cleaned_data, by=person(request))
    except RefusedError as error:
        form.add_error(None, say(error))
    return not form.errors


def say(error: RefusedError) -> str:
    """Why a deed is refused, and what to do."""
    if isinstance(error, MissingError):
        lacks = "; ".join(error.what)
        return gettext("The licence cannot be renewed; missing: %(what)s.") % {"what": lacks}
    if isinstance(error, WrongStatusError):
        return gettext("The licence is such that this cannot be done: %(status)s.") % {
            "status": error
        }
    if isinstance(error, DayError):
        return gettext(
            "The day is outside the licence, or something later happened to it already; choose "
            "another day."
        )
    if isinstance(error, NumberTakenError):
        return gettext("Somebody else has a licence of this number; give another one.")
    if isinstance(error, DecidedError):
        return gettext("Somebody decided this in the meantime; look at it again.")
    return gettext("Somebody changed this licence in the meantime; look at it again.")


@require_safe
def request_list(request: HttpRequest) -> HttpResponse:
    """Requests for corrections, those that wait first."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    page = Paginator(people.all_requests(), PER_PAGE).get_page(request.GET.get("page"))
    looked(request, {one.practitioner_id for one in page}, What.RECORD)
    return render(request, "licensing/requests.html", {"page": page, "chamber": CHAMBER})


@require_http_methods(["GET", "HEAD", "POST"])
def request_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or refuse a request, with a reason."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    try:
        found = CorrectionRequest.objects.select_related("practitioner").get(pk=pk)
    except (CorrectionRequest.DoesNotExist, OverflowError):
        raise Http404(f"No request {pk}") from None
    _not_about_oneself(request, found.practitioner_id)
    looked(request, [found.practitioner_id], What.RECORD)
    form = DecideForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            requests.decide(pk, **form.cleaned_data, by=person(request))
        except RefusedError as error:
            form.add_error(None, say(error))
        else:
            messages.success(request, gettext("Decided; the person sees it with the reason."))
            return HttpResponseRedirect(reverse("licensing:requests"))
    context = {"found": found, "form": form}
    return render(request, "licensing/request.html", context, status=422 if form.errors else 200)


@require_safe
def reminder_list(request: HttpRequest) -> HttpResponse:
    """Licences that end within a year, with what is missing: whom a reminder goes to."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    day = clock.today()
    page = Paginator(reminders.ending(day), PER_PAGE).get_page(request.GET.get("page"))
    looked(request, {one.practitioner_id for one in page}, What.POINTS)
    context = {"page": page, "rows": reminders.rows(list(page), day), "chamber": CHAMBER}
    return render(request, "licensing/reminders.html", context)
