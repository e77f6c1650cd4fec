"""A provider sends its workers: a file with its day, checked, shown, taken whole, taken back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.lake import templates
from mreza.rooms.calculations import sheets
from mreza.rooms.health_workforce import asking
from mreza.rooms.health_workforce.actions import sending
from mreza.rooms.health_workforce.forms import SendForm
from mreza.rooms.health_workforce.importing.workers import (
    PREFIX,
    WORKERS,
    dataset_on,
    day_of,
)
from mreza.rooms.health_workforce.rules import Deed
from mreza.rooms.health_workforce.views.shared import common
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.workforce.importing.views import Intake
from mreza.rooms.workforce.models import ImportedFile
from mreza.rooms.workforce.refusals import SameFileError
from mreza.rooms.workforce.views.asking import home_or_404
from mreza.site import clock, uploads

PER_PAGE = 30


def _refusal(request: HttpRequest, code: str) -> HttpResponse | None:
    return asking.refusal(request, Deed.SEND, code)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Files that were sent, the template, and a form to send one for a day."""
    refused = _refusal(request, code)
    if refused:
        return refused
    day = clock.today()
    last = {"day": day.replace(year=day.year - 1, month=12, day=31)}
    form = SendForm(posted(request), request.FILES or None, initial=last, today=day)
    if request.method == "POST":
        sent = _sent(request, code, form)
        if sent is not None:
            return HttpResponseRedirect(reverse("health_workforce:file", args=[code, sent.pk]))
    found = ImportedFile.objects.filter(organisation=code, dataset__startswith=PREFIX)
    page = Paginator(found.defer("waiting", "faults"), PER_PAGE).get_page(request.GET.get("page"))
    context = common(request) | {
        "home": home_or_404(request, code),
        "code": code,
        "form": form,
        "page": page,
        "files": [(one, day_of(one)) for one in page],
        "fields": WORKERS.fields,
    }
    status = 422 if form.errors else 200
    return render(request, "health_workforce/send.html", context, status=status)


def _sent(request: HttpRequest, code: str, form: SendForm) -> ImportedFile | None:
    """The file, checked; None with what is wrong on the form."""
    if uploads.refused(request):
        form.errors.pop("file", None)
        form.add_error("file", gettext("The file is too large, or the disk is full."))
    if not form.is_valid():
        return None
    given = form.cleaned_data
    try:
        return sending.check(
            given["file"].chunks(), name=given["file"].name, organisation=code,
            day=given["day"], by=person(request),
        )  # fmt: skip
    except SameFileError:
        form.add_error("file", gettext("This very file was sent for this day; nothing was taken."))
    return None


def _intake(code: str, number: int) -> Intake:
    """The pages of files that all rooms share, for the dataset of the file's day."""
    try:
        file = ImportedFile.objects.only("dataset").get(
            organisation=code, dataset__startswith=PREFIX, pk=number
        )
    except (ImportedFile.DoesNotExist, OverflowError):
        raise Http404(f"No file {number}") from None
    dataset = dataset_on(day_of(file))
    return Intake(
        "health_workforce", {dataset.name: dataset}, sending.MODELS, _refusal,
        "health_workforce/_tabs.html",
    )  # fmt: skip


@require_safe
def file(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _refusal(request, code) or _intake(code, number).one(request, code, number)


@require_POST
def take(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _refusal(request, code) or _intake(code, number).take(request, code, number)


@require_POST
def discard(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _refusal(request, code) or _intake(code, number).discard(request, code, number)


@require_POST
def take_back(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _refusal(request, code) or _intake(code, number).take_back(request, code, number)


@require_safe
def errors(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _refusal(request, code) or _intake(code, number).errors(request, code, number)


@require_safe
def template(request: HttpRequest, code: str, language: str, kind: str) -> HttpResponse:
    """An empty file with the right header, an example and the codes."""
    refused = _refusal(request, code)
    if refused:
        return refused
    if language not in ("sl", "en") or kind not in ("csv", "xlsx"):
        raise Http404("There are templates sl and en, csv and xlsx")
    make = templates.template_csv if kind == "csv" else templates.template_xlsx
    content = make(WORKERS, "en" if language == "en" else "sl")
    media = sheets.CSV if kind == "csv" else sheets.XLSX
    return sheets.download(content, media, f"mreza-health-workers-{language}.{kind}")
