"""One application: what it would bring and why, what is missing; its files, deeds and letters."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.kernel.errors import MrezaError
from mreza.rooms.incidents import files
from mreza.rooms.incidents.words import refused as file_refused
from mreza.rooms.licensing import keeping, letters
from mreza.rooms.licensing.actions import applications as doing
from mreza.rooms.licensing.applications import showing as application_showing
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.applications.words import refused
from mreza.rooms.licensing.forms.office import WhyForm
from mreza.rooms.licensing.models.applications import Application, Attachment, Decision
from mreza.rooms.licensing.queries import applications
from mreza.rooms.licensing.views.applicants import application_or_404, author, signed_in
from mreza.rooms.network.views.asking import posted
from mreza.site import clock

PER_PAGE = 30


@require_safe
@signed_in
def mine(request: HttpRequest, who: Applicant) -> HttpResponse:
    """One's own applications and those of one's organisations, newest first."""
    if who.practitioner is None and not who.homes:
        raise PermissionDenied("Only practitioners and organisers apply")
    own = who.practitioner.pk if who.practitioner else None
    page = Paginator(applications.own(own, who.homes), PER_PAGE).get_page(request.GET.get("page"))
    rows = applications.rows(page.object_list, clock.today())
    context = {"who": who, "page": page, "rows": rows}
    return render(request, "licensing/applications.html", context)


@require_safe
@signed_in
def detail(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """What it is, what it brings, what is missing, what happened; what can be done next."""
    application = application_or_404(request, who, number)
    context = application_showing.page(application, who, clock.today())
    return render(request, "licensing/application.html", context)


@require_POST
@signed_in
def submit(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """Send it, or the completion that was asked for."""
    application = _own(request, who, number)
    try:
        doing.submit(application, author=author(who))
        messages.success(request, gettext("Sent. You can follow it here."))
    except MrezaError as error:
        messages.error(request, refused(error))
    return _back(application)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def deed(request: HttpRequest, who: Applicant, number: int, name: str) -> HttpResponse:
    """Withdraw or appeal, with a reason."""
    application = _own(request, who, number)
    form = WhyForm(posted(request), initial={"revision": application.revision})
    if request.method == "POST" and form.is_valid():
        why, by = form.cleaned_data["why"], author(who, form.cleaned_data["revision"])
        try:
            if name == "appeal":
                doing.appeal(application, reason=why, author=by)
            else:
                doing.withdraw(application, why=why, author=by)
        except MrezaError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("Done."))
            return _back(application)
    context = {"application": application, "form": form, "name": name}
    status = 422 if form.errors else 200
    return render(request, "licensing/application_deed.html", context, status=status)


@require_POST
@signed_in
def attach(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """Add a photo or a PDF in a role."""
    application = _own(request, who, number)
    sent, role = request.FILES.get("file"), request.POST.get("role", "")
    if sent is None or role not in Attachment.Role.values:
        messages.error(request, gettext("Choose a file and say what it is."))
        return _back(application)
    try:
        checked = files.checked(sent)
    except MrezaError as error:
        messages.error(request, file_refused(error))
        return _back(application)
    try:
        doing.attach(application, role, checked, author=author(who))
    except MrezaError as error:
        messages.error(request, refused(error))
    return _back(application)


@require_POST
@signed_in
def leave_out(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """Take a wrong file out of a draft."""
    application = _own(request, who, number)
    try:
        doing.leave_out(_file_or_404(application, file), author=author(who))
    except MrezaError as error:
        messages.error(request, refused(error))
    return _back(application)


@require_safe
@signed_in
def attachment(
    request: HttpRequest, who: Applicant, number: int, file: int
) -> HttpResponse | FileResponse:
    """A file, to its applicant and to the office."""
    application = application_or_404(request, who, number)
    found = _file_or_404(application, file)
    path = keeping.path_of(found)
    if not path.exists():
        raise Http404("The file is not here any more")
    return FileResponse(
        path.open("rb"), content_type=found.media_type, as_attachment=True, filename=found.name
    )


@require_safe
@signed_in
def letter(request: HttpRequest, who: Applicant, number: int, decision: int) -> HttpResponse:
    """The letter of a decision, in Slovene, as PDF."""
    application = application_or_404(request, who, number)
    try:
        found = application.decisions.select_related("by", "proposed_by").get(number=decision)
    except (Decision.DoesNotExist, OverflowError):
        raise Http404(f"No decision {decision}") from None
    response = HttpResponse(letters.as_pdf(application, found), content_type="application/pdf")
    name = f"odlocba-{application.number}-{found.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _own(request: HttpRequest, who: Applicant, number: int) -> Application:
    application = application_or_404(request, who, number)
    if not who.owns(application):
        raise PermissionDenied("Only the applicant does this")
    return application


def _file_or_404(application: Application, file: int) -> Attachment:
    try:
        return application.attachments.get(pk=file)
    except (Attachment.DoesNotExist, OverflowError):
        raise Http404(f"No file {file}") from None


def _back(application: Application, **_more: Any) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("licensing:application", args=[application.pk]))
