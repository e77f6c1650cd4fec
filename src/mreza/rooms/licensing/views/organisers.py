"""Authorised organisers: for everybody to see, for the chamber to grant and withdraw."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.licensing.actions import events as doing
from mreza.rooms.licensing.applications.rules import Applicant, applicant
from mreza.rooms.licensing.applications.words import refused
from mreza.rooms.licensing.forms.office import AuthoriseForm, EndForm
from mreza.rooms.licensing.models.events import Authorisation
from mreza.rooms.licensing.queries import events
from mreza.rooms.licensing.views.applicants import now, officers_only
from mreza.rooms.network.models import Organisation
from mreza.rooms.network.queries.registry import names
from mreza.rooms.network.views.asking import posted
from mreza.site import clock


@require_safe
def organisers(request: HttpRequest) -> HttpResponse:
    """Who may credit by lists, since when, until when."""
    found, day = events.authorisations(), clock.today()
    named = names({str(one.organisation_id) for one in found}, day)
    rows = [
        {
            "one": one, "name": named.get(str(one.organisation_id), one.organisation_id),
            "first": one.valid.lower, "last": _last(one), "holds": _holds(one, day),
        }
        for one in found
    ]  # fmt: skip
    who = applicant(request) if request.user.is_authenticated else None
    context = {"rows": rows, "officer": who is not None and who.officer}
    return render(request, "licensing/organisers.html", context)


def _last(one: Authorisation) -> date | None:
    return None if one.valid.upper is None else one.valid.upper - timedelta(days=1)


def _holds(one: Authorisation, day: date) -> bool:
    return day in one.valid


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def authorise(request: HttpRequest, who: Applicant) -> HttpResponse:
    """Let an organisation credit by lists."""
    _decides(who)
    form = AuthoriseForm(posted(request), initial={"first": clock.today()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        code = said["organisation"].strip()
        if not Organisation.objects.filter(pk=code).exists():
            form.add_error("organisation", gettext("No organisation has this code."))
        else:
            try:
                doing.authorise(code, first=said["first"], last=said["last"], why=said["why"],
                                by=who.user, now=now())  # fmt: skip
            except MrezaError as error:
                form.add_error(None, refused(error))
            else:
                messages.success(request, gettext("Authorised."))
                return HttpResponseRedirect(reverse("licensing:organisers"))
    context = {"form": form, "title": gettext("Authorise an organiser")}
    status = 422 if form.errors else 200
    return render(request, "licensing/organiser_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def end(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """Withdraw an authorisation from a day on."""
    _decides(who)
    try:
        found = Authorisation.objects.get(pk=number, ended_at=None)
    except (Authorisation.DoesNotExist, OverflowError):
        raise Http404(f"No authorisation {number}") from None
    form = EndForm(posted(request), initial={"last": clock.today()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        doing.end_authorisation(found, last=said["last"], why=said["why"], by=who.user, now=now())
        messages.success(request, gettext("Withdrawn."))
        return HttpResponseRedirect(reverse("licensing:organisers"))
    context = {"form": form, "title": gettext("Withdraw the authorisation")}
    status = 422 if form.errors else 200
    return render(request, "licensing/organiser_form.html", context, status=status)


def _decides(who: Applicant) -> None:
    if not who.officer:
        raise PermissionDenied("The chamber authorises")
