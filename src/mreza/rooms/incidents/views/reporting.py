"""Reporting: the form, what was stored of it, one's own reports, the worker for offline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.incidents import belonging, files, moments
from mreza.rooms.incidents.actions import reporting
from mreza.rooms.incidents.actions.reporting import Report, Reported
from mreza.rooms.incidents.files import Checked
from mreza.rooms.incidents.forms.reporting import (
    CompletionForm,
    ReportForm,
    moment_facts,
    opened,
)
from mreza.rooms.incidents.models import State
from mreza.rooms.incidents.moments import HOME
from mreza.rooms.incidents.queries import register
from mreza.rooms.incidents.refusals import AttachmentError
from mreza.rooms.incidents.rules import Deed, homes
from mreza.rooms.incidents.views.asking import Here, at_home, author, incident_or_404, now
from mreza.rooms.incidents.words import refused
from mreza.rooms.network.queries.registry import names
from mreza.rooms.network.views.asking import access, person, posted
from mreza.site import clock, uploads

PER_PAGE = 30
form_page = require_http_methods(["GET", "HEAD", "POST"])
WORKER = Path(__file__).parent.parent / "static" / "incidents" / "worker.js"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To one's own home; to a choice for somebody of several."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    codes = homes(access(request))
    if not codes:
        raise PermissionDenied("Only staff of a provider report incidents")
    if len(codes) == 1:
        return HttpResponseRedirect(reverse("incidents:register", args=codes))
    return render(request, "incidents/homes.html", {"homes": names(set(codes), clock.today())})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the top of the room, because it serves only what lies below it."""
    response = HttpResponse(WORKER.read_text("utf-8"), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
@form_page
@at_home(Deed.REPORT)
def report(request: HttpRequest, here: Here) -> HttpResponse:
    """The form; what is sent is stored once, and asked back by its own number."""
    moment = now()
    if request.method != "POST":
        return _form_page(request, here, ReportForm(initial=_fresh(moment), now=moment))
    form = ReportForm(request.POST, now=moment)
    attached = _files(request, form)
    if not form.is_valid() or form.moment is None:
        return _wrong(request, here, form)
    told = Report(
        client_id=form.cleaned_data["client_id"], moment=form.moment, facts=form.facts,
        anonymous=form.cleaned_data["anonymous"], filled_at=form.cleaned_data["filled_at"],
        files=attached,
    )  # fmt: skip
    return _stored(request, here, reporting.report(here.code, told, by=person(request), now=moment))


def _fresh(moment: datetime) -> dict[str, Any]:
    local = timezone.localtime(moment, moments.zone_of(HOME))
    return {
        "client_id": uuid4(), "day": local.date(), "hour": local.time(), "zone": HOME,
        "error_count": 1,
    }  # fmt: skip


def _form_page(
    request: HttpRequest, here: Here, form: ReportForm, status: int = 200
) -> HttpResponse:
    context = {
        "here": here, "form": form, "home_zone": HOME, "zones": sorted(moments.zones()),
        "most_files": files.MOST_FILES, "most_mb": files.MOST_MB,
    }  # fmt: skip
    if "kept" in request.GET:  # what a shared telephone keeps says nobody's name
        context |= {"user": AnonymousUser(), "menu": [], "messages": []}
    return render(request, "incidents/report.html", context, status=status)


def _files(request: HttpRequest, form: ReportForm) -> tuple[Checked, ...]:
    """Files that may be kept; what is wrong with others becomes an error of the form."""
    sent = request.FILES.getlist("files")
    if uploads.refused(request):
        form.add_error(None, refused(AttachmentError("no_room", "", "Send it without the file")))
    if len(sent) > files.MOST_FILES:
        said = gettext("Send at most %(number)s files.") % {"number": files.MOST_FILES}
        form.add_error(None, said)
        return ()
    found = []
    for one in sent:
        try:
            found.append(files.checked(one))
        except AttachmentError as error:
            form.add_error(None, refused(error))
    return tuple(found)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _wrong(request: HttpRequest, here: Here, form: ReportForm) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"errors": form.errors}, status=422)
    return _form_page(request, here, form, status=422)


def _stored(request: HttpRequest, here: Here, found: Reported) -> HttpResponse:
    address = reverse("incidents:sent", args=[here.code, found.incident.client_id])
    if _wants_json(request):
        stored = "now" if found.new else "before"
        body = {"number": found.incident.pk, "stored": stored, "url": address}
        return JsonResponse(body, status=201 if found.new else 200)
    if not found.new:
        messages.warning(
            request,
            gettext(
                "This very form was sent before, so nothing was stored again. Below is what is "
                "stored of it."
            ),
        )
    return HttpResponseRedirect(address)


@require_safe
@at_home(Deed.REPORT)
def sent(request: HttpRequest, here: Here, client_id: UUID) -> HttpResponse:
    """What is stored of a form. Whoever knows its long number filled it in, anonymously or not."""
    incident = reporting.find(here.code, client_id)
    if incident is None:
        raise Http404("No such report")
    return render(
        request, "incidents/sent.html",
        {
            "here": here, "incident": incident, "own": here.standing.may_see(incident),
            "left_out": belonging.left_out(incident),
        },
    )  # fmt: skip


@require_safe
@at_home(Deed.REPORT)
def mine(request: HttpRequest, here: Here) -> HttpResponse:
    """One's own reports and how far they are."""
    found = register.own(here.standing.user, here.code)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "incidents/mine.html", {"here": here, "page": page})


@form_page
@at_home(Deed.REPORT)
def complete(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """The reporter adds to the report until it is assessed."""
    incident = incident_or_404(here, number)
    if not here.standing.reported(incident):
        raise PermissionDenied("Only the reporter completes a report")
    address = reverse("incidents:incident", args=[here.code, incident.pk])
    if incident.state != State.REPORTED:
        messages.warning(request, gettext("It is being handled already; write a note instead."))
        return HttpResponseRedirect(address)
    form = CompletionForm(posted(request), now=now(), initial=opened(incident))
    if request.method == "POST" and form.is_valid() and form.moment is not None:
        try:
            facts = {**form.facts, **moment_facts(form.moment)}
            who = author(here, incident, form.cleaned_data["revision"])
            reporting.complete(incident, facts, author=who)
        except MrezaError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(address)
    context = {"here": here, "incident": incident, "form": form, "zones": sorted(moments.zones())}
    status = 422 if form.errors else 200
    return render(request, "incidents/facts.html", context, status=status)


@require_POST
@at_home(Deed.REPORT)
def attach(request: HttpRequest, here: Here, number: int) -> HttpResponse:
    """Add a photo or a document to what was reported."""
    incident = incident_or_404(here, number)
    sent_file = request.FILES.get("file")
    if sent_file is None:
        messages.error(request, gettext("Choose a file first."))
    else:
        try:
            checked = files.checked(sent_file)
            reporting.attach(incident, checked, author=author(here, incident, None))
        except MrezaError as error:
            messages.error(request, refused(error))
    return HttpResponseRedirect(reverse("incidents:incident", args=[here.code, incident.pk]))
