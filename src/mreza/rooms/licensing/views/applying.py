"""Forms of applicants: a new application, one that is changed; saved as a draft, then sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.incidents import files
from mreza.rooms.incidents.files import Checked
from mreza.rooms.incidents.refusals import AttachmentError
from mreza.rooms.incidents.words import refused as file_refused
from mreza.rooms.licensing import time_limits
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.actions import telling
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.applications.words import article, refused
from mreza.rooms.licensing.forms import applications as forms
from mreza.rooms.licensing.models.applications import Application, Attachment
from mreza.rooms.licensing.queries import events
from mreza.rooms.licensing.views.applicants import application_or_404, author, signed_in
from mreza.rooms.network.queries.registry import names
from mreza.site import clock, uploads

Kind, Role = Application.Kind, Attachment.Role
form_page = require_http_methods(["GET", "HEAD", "POST"])
FILES = {"proof_photo": Role.PROOF, "proof": Role.PROOF, "programme": Role.PROGRAMME,
         "translation": Role.TRANSLATION}  # fmt: skip


@require_safe
@signed_in
def choose(request: HttpRequest, who: Applicant) -> HttpResponse:
    """Which application: for oneself or for one's organisation."""
    if who.practitioner is None and not who.homes:
        raise PermissionDenied("Only practitioners and organisers apply")
    limits = {"individual": "application(2)", "organiser": "application(1)", "mandatory": "19(3)"}
    context = {
        "who": who, "organiser_limit": time_limits.earliest_start(clock.today()),
        "limits": {name: article(number) for name, number in limits.items()},
    }  # fmt: skip
    return render(request, "licensing/application_choose.html", context)


@form_page
@signed_in
def new(request: HttpRequest, who: Applicant, kind: str) -> HttpResponse:
    """A new application of a kind; what is sent here is a draft, checked on its own page."""
    _may_apply(who, kind)
    return _form_page(request, who, kind, None)


def _may_apply(who: Applicant, kind: str) -> None:
    if kind not in Kind.values:
        raise Http404(f"No application {kind!r}")
    if kind == Kind.ORGANISER and not who.homes:
        raise PermissionDenied("Only staff of an organiser")
    if kind != Kind.ORGANISER and who.practitioner is None:
        raise PermissionDenied("Only who is in the register")


@form_page
@signed_in
def change(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """Say it anew while it is a draft or to be completed."""
    application = application_or_404(request, who, number)
    if not who.owns(application):
        raise PermissionDenied("Only the applicant changes it")
    return _form_page(request, who, application.kind, application)


def _form_page(
    request: HttpRequest, who: Applicant, kind: str, application: Application | None
) -> HttpResponse:
    made = _forms(request, who, kind, application)
    status = 200
    if request.method == "POST":
        status = 422
        kept = _kept(request, who, kind, application, made)
        if kept is not None:
            return HttpResponseRedirect(reverse("licensing:application", args=[kept.pk]))
    context = {
        **made, "kind": kind, "application": application, "who": who,
        "organisers": events.organisers(clock.today()) if kind != Kind.ORGANISER else (),
        "most_mb": files.MOST_MB, "earliest": time_limits.earliest_start(clock.today()),
    }  # fmt: skip
    return render(request, "licensing/application_form.html", context, status=status)


def _forms(
    request: HttpRequest, who: Applicant, kind: str, application: Application | None
) -> dict[str, Any]:
    """The form, and formsets of the programme where there is one to tell."""
    sent = request.POST if request.method == "POST" else None
    initial: dict[str, Any] = forms.opened(application) if application else {"sharers": 1}
    more: dict[str, Any] = {"initial": initial, "today": clock.today()}
    if kind == Kind.ORGANISER:
        homes = sorted(names(set(who.homes), clock.today()).items(), key=lambda pair: pair[1])
        form: Any = forms.OrganiserForm(sent, homes=homes, **more)
    else:
        form = (forms.MandatoryForm if kind == Kind.MANDATORY else forms.IndividualForm)(
            sent, **more
        )
    if kind == Kind.INDIVIDUAL:
        return {"form": form, "sessions": None, "lecturers": None}
    parts, people = forms.opened_programme(application) if application else ([], [])
    return {
        "form": form,
        "sessions": forms.SessionForms(sent, initial=parts, prefix="session"),
        "lecturers": forms.LecturerForms(sent, initial=people, prefix="lecturer"),
    }


def _kept(
    request: HttpRequest, who: Applicant, kind: str, application: Application | None,
    made: dict[str, Any],
) -> Application | None:  # fmt: skip
    """The draft as it is stored now; None when something is wrong, which the form then says."""
    form, sessions, lecturers = made["form"], made["sessions"], made["lecturers"]
    attached = _files(request, form)
    parts = [part for part in (sessions, lecturers) if part is not None]
    if not all([form.is_valid(), *(part.is_valid() for part in parts)]):
        return None
    told = forms.told(form, sessions, lecturers, _organiser(form, kind))
    try:
        if application is None:
            application = telling.draft(
                told, kind=kind, author=author(who),
                practitioner=None if kind == Kind.ORGANISER else who.practitioner,
                organisation=form.cleaned_data.get("organisation", ""),
            )  # fmt: skip
        else:
            telling.change(application, told, author=author(who, form.cleaned_data["revision"]))
        for role, file in attached:
            doing.attach(application, role, file, author=author(who))
    except MrezaError as error:
        form.add_error(None, refused(error))
        return None
    return application


def _organiser(form: Any, kind: str) -> tuple[str, str]:
    if kind == Kind.ORGANISER:
        code = form.cleaned_data["organisation"]
        return code, form.names[code]
    return events.organiser_named(form.cleaned_data["organiser_name"], clock.today())


def _files(request: HttpRequest, form: Any) -> list[tuple[str, Checked]]:
    """Files that may be kept; what is wrong with others becomes an error of the form."""
    if uploads.refused(request):
        form.add_error(None, file_refused(AttachmentError("no_room", "", "Send it without it")))
    found: list[tuple[str, Checked]] = []
    for name, role in FILES.items():
        for sent in request.FILES.getlist(name):
            try:
                found.append((role, files.checked(sent)))
            except AttachmentError as error:
                form.add_error(None, file_refused(error))
    return found
