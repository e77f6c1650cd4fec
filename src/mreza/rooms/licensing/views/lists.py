"""Lists of who attended an event: send, look, take (everybody is credited), take back."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.kernel.errors import MrezaError
from mreza.lake import templates
from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.licensing import attendance_lists, words
from mreza.rooms.licensing.actions import events as doing
from mreza.rooms.licensing.actions.disclosing import What
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.applications.words import refused
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.queries import events
from mreza.rooms.licensing.views.applicants import event_or_404, seen, signed_in
from mreza.rooms.network.views.asking import posted
from mreza.rooms.realisation.words import said
from mreza.rooms.workforce.forms.records import ReasonForm
from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.importing.views import shown_fault
from mreza.rooms.workforce.models import ImportedFile
from mreza.rooms.workforce.refusals import NotWaitingError, SameFileError, TakenError
from mreza.site import clock, uploads

FAULTS = 100
SAMPLE = 200


class ListForm(forms.Form):
    """A list of who attended."""

    file = forms.FileField(
        label=_("Attendance list"), max_length=1000,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        help_text=_("CSV or XLSX, as in the template."),
    )  # fmt: skip


def _event(who: Applicant, number: int, *, keeps: bool = False) -> Event:
    """The event, to its organiser and the chamber; to others its list does not exist."""
    event = event_or_404(number).event
    if not who.sees_list(event):
        raise Http404(f"No list of {number}")
    if keeps and not who.keeps_list(event):
        raise PermissionDenied("Only its organiser keeps the list")
    return event


def _takes_lists(event: Event) -> bool:
    """An evaluated event, from its last day on."""
    return event.state == Event.State.APPROVED and event.last <= clock.today()


def _file_or_404(event: Event, number: int) -> ImportedFile:
    try:
        return ImportedFile.objects.get(
            organisation=event.organiser_id, dataset=f"event-{event.pk}", pk=number
        )
    except (ImportedFile.DoesNotExist, OverflowError):
        raise Http404(f"No file {number}") from None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def attendance(request: HttpRequest, who: Applicant, number: int) -> HttpResponse:
    """Who attended, lists that were sent, and a form to send one."""
    event = _event(who, number, keeps=request.method == "POST")
    form = ListForm(posted(request), request.FILES or None)
    status = 200
    if request.method == "POST":
        sent = _sent(request, who, event, form)
        if sent is not None:
            return HttpResponseRedirect(reverse("licensing:list_file", args=[event.pk, sent.pk]))
        status = 422
    people = events.attendances(event)
    seen(request, who, [one.practitioner_id for one in people], What.RECORD)
    context = {
        "event": event, "form": form, "people": people, "files": events.lists(event),
        "keeps": who.keeps_list(event), "over": _takes_lists(event),
        "sessions": event.sessions.all(),
        "note": said(attendance_lists.SCHEMA.note),
    }  # fmt: skip
    return render(request, "licensing/attendance.html", context, status=status)


def _sent(
    request: HttpRequest, who: Applicant, event: Event, form: ListForm
) -> ImportedFile | None:
    if uploads.refused(request):
        form.errors.pop("file", None)
        form.add_error("file", gettext("The file is too large, or the disk is full."))
    if not form.is_valid():
        return None
    given = form.cleaned_data["file"]
    try:
        return files.check(
            given.chunks(), name=given.name, organisation=str(event.organiser_id),
            dataset=attendance_lists.dataset_of(event), by=who.user,
        )  # fmt: skip
    except SameFileError:
        form.add_error("file", gettext("This very list is here already; nothing was taken."))
    return None


@require_safe
@signed_in
def one(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """A list: its rows and what would happen, or everything that is wrong with it."""
    event = _event(who, number)
    found = _file_or_404(event, file)
    schema = attendance_lists.SCHEMA
    context = {
        "event": event, "file": found, "keeps": who.keeps_list(event),
        "over": _takes_lists(event),
        "heads": [said(field.title) for field in schema.fields],
        "rows": [[_cell(name, row) for name in schema.names]
                 for row in (found.waiting or [])[:SAMPLE]],
        "faults": [shown_fault(fault) for fault in found.faults[:FAULTS]],
        "more": max(0, len(found.faults) - FAULTS),
        "read_as": found.read_as.get(get_language() or "sl", ""), "form": ReasonForm(),
    }  # fmt: skip
    return render(request, "licensing/attendance_file.html", context)


def _cell(name: str, row: dict[str, str | None]) -> str:
    if name == "role":
        return said(attendance_lists.ROLES[row[name] or attendance_lists.Role.PASSIVE.value])
    return row[name] or "–"


@require_POST
@signed_in
def take(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """Credit everybody on the list, or nobody."""
    event = _event(who, number, keeps=True)
    found = _file_or_404(event, file)

    def deed() -> str:
        dataset = attendance_lists.dataset_of(event)
        count = doing.take_list(found, event, dataset, by=who.user, day=clock.today())
        said_so = ngettext(
            "Credited: %(count)s row of the list.", "Credited: %(count)s rows of the list.", count
        )
        return said_so % {"count": count}

    return _done(request, event, found, deed)


@require_POST
@signed_in
def discard(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """Let go of a list that waits."""
    event = _event(who, number, keeps=True)
    found = _file_or_404(event, file)

    def deed() -> str:
        files.discard(found, by=who.user)
        return gettext("Discarded; nobody was credited.")

    return _done(request, event, found, deed)


@require_POST
@signed_in
def take_back(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """Withdraw a list that was wrong, with its credits."""
    event = _event(who, number, keeps=True)
    found, form = _file_or_404(event, file), ReasonForm(request.POST)

    def deed() -> str:
        if not form.is_valid():
            raise NotWaitingError(gettext("Say why the list is taken back."))
        count = doing.take_list_back(found, event, by=who.user, reason=form.cleaned_data["reason"])
        return gettext("Taken back: %(count)s rows; their points count no more.") % {"count": count}

    return _done(request, event, found, deed)


def _done(
    request: HttpRequest, event: Event, file: ImportedFile, deed: Callable[[], str]
) -> HttpResponse:
    try:
        messages.success(request, deed())
    except TakenError as error:
        told = gettext("Row %(line)s does not fit any more: records have changed.")
        messages.error(request, told % {"line": error})
    except NotWaitingError as error:
        messages.error(request, gettext("Not done: %(why)s") % {"why": error})
    except MrezaError as error:
        messages.error(request, refused(error))
    return HttpResponseRedirect(reverse("licensing:list_file", args=[event.pk, file.pk]))


@require_safe
@signed_in
def errors(request: HttpRequest, who: Applicant, number: int, file: int) -> HttpResponse:
    """Every fault that is kept, as CSV."""
    found = _file_or_404(_event(who, number), file)
    head = [gettext("Row"), gettext("Column"), gettext("Value"), gettext("What is wrong"),
            gettext("What would be right")]  # fmt: skip
    rows = [list(shown_fault(fault).values()) for fault in found.faults]
    content = sheets.as_csv(Sheet("errors", head, rows))
    return sheets.download(content, sheets.CSV, "mreza-attendance-errors.csv")


@require_safe
@signed_in
def template(request: HttpRequest, who: Applicant, kind: str) -> HttpResponse:
    """An empty list with the right header, an example and the codes."""
    language = words.language()
    if kind not in ("csv", "xlsx"):
        raise Http404("There are templates csv and xlsx")
    make = templates.template_csv if kind == "csv" else templates.template_xlsx
    media = sheets.CSV if kind == "csv" else sheets.XLSX
    content = make(attendance_lists.SCHEMA, language)
    return sheets.download(content, media, f"mreza-attendance-{language}.{kind}")
