"""A practitioner's own page, her data to take along, her request for a correction."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.licensing import export, reminders, showing, trainings, words
from mreza.rooms.licensing.actions import requests as deeds
from mreza.rooms.licensing.asking import access, refusal
from mreza.rooms.licensing.forms.register import RequestForm
from mreza.rooms.licensing.models import Disclosure, Practitioner
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.refusals import TooManyError
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.obligations.ical import CONTENT_TYPE
from mreza.site import clock

LOOKS = 50


def _own(request: HttpRequest) -> Practitioner | HttpResponse:
    """The record of the very person who asks; an officer has none here."""
    refused = refusal(request, Deed.OWN)
    if refused:
        return refused
    number = access(request).practitioner
    if number is None:
        raise PermissionDenied
    return Practitioner.objects.get(pk=number)


@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """Licence, points, what is missing, who looked; a request for a correction."""
    own = _own(request)
    if isinstance(own, HttpResponse):
        return own
    form = RequestForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            deeds.ask(own, **form.cleaned_data, by=person(request))
        except TooManyError:
            form.add_error(None, gettext("Many of your requests wait already; wait for answers."))
        else:
            messages.success(request, gettext("Sent to the chamber; its answer will stand here."))
            return HttpResponseRedirect(reverse("licensing:me") + "#requests")
    context = {
        "shown": showing.shown(own, clock.today(), trainings.homes_of(own.pk)),
        "looks": looks(people.disclosures(own.pk, LOOKS)),
        "requests": people.requests(own.pk),
        "form": form,
    }
    return render(request, "licensing/me.html", context, status=422 if form.errors else 200)


def looks(found: list[Disclosure]) -> list[dict[str, Any]]:
    """Who looked, in words."""
    return [
        {"one": one, "what": words.looked_at(one.what),
         "why": words.looked_for(one.why)}
        for one in found
    ]  # fmt: skip


@require_safe
def data(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything that the register holds of whoever asks: JSON, CSV or PDF."""
    own = _own(request)
    if isinstance(own, HttpResponse):
        return own
    if kind not in export.KINDS:
        raise Http404(f"There are: {', '.join(export.KINDS)}")
    media, make = export.KINDS[kind]
    response = HttpResponse(make(own, clock.today()), content_type=media)
    name = f"mreza-licence-{own.number}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The end of the licence and the days to think of it, for a calendar."""
    own = _own(request)
    if isinstance(own, HttpResponse):
        return own
    content = reminders.calendar(own, clock.today(), timezone.now())
    return HttpResponse(content, content_type=CONTENT_TYPE)
