"""Import of a plan from its document: send, look measure by measure, answer, confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from mreza.kernel.errors import UnknownNameError
from mreza.kernel.plan import Measure
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.plans.compared_words import lines
from mreza.rooms.plans.comparing import MeasureChange
from mreza.rooms.plans.correcting import CorrectionError, Field
from mreza.rooms.plans.importing import answers, overview, rows, staging, words
from mreza.rooms.plans.importing.forms import ConfirmForm, CorrectionForm, UploadForm
from mreza.rooms.plans.importing.refusals import WaitsAlreadyError
from mreza.rooms.plans.importing.row_forms import FORMS, RowForm
from mreza.rooms.plans.importing.staging import Staged
from mreza.rooms.plans.models import StagedImport
from mreza.rooms.plans.reading import ReadingError
from mreza.rooms.plans.refusals import RefusedError
from mreza.rooms.plans.views.asking import Place
from mreza.rooms.plans.views.round_asking import of_coordinator
from mreza.rooms.plans.views.versions import Changed, Compared
from mreza.site import uploads

ALL = "all"
SHOWN = 50  # imports on the list; older ones are reached by their address


@of_coordinator
def imports(request: HttpRequest, place: Place) -> HttpResponse:
    """Documents that were read for the plan, and a form to send one."""
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST":
        staged = _sent(request, place, form)
        if staged is not None:
            return redirect("plans:import", place.code, staged.pk)
    listed = StagedImport.objects.filter(plan=place.code).defer("read", "answers")
    context = {"place": place, "plan": place.plan, "current": "imports", "form": form,
               "listed": listed.select_related("version")[:SHOWN]}  # fmt: skip
    return render(request, "plans/import_list.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, place: Place, form: UploadForm) -> StagedImport | None:
    if uploads.refused(request):
        form.errors.pop("file", None)
        form.add_error("file", gettext("The file is too large, or the disk is full."))
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return staging.stage(file.read(), file.name, place.plan, by=person(request))
    except ReadingError as error:
        form.add_error("file", error.told[get_language() or "sl"])
    except RefusedError as error:
        form.add_error("file", words.refused(error))
        if isinstance(error, WaitsAlreadyError):
            form.first = error.first  # type: ignore[attr-defined]
    return None


@require_safe
@of_coordinator
def one(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """A document as it was read: counts, doubts, what is other than before, every measure."""
    return _page(request, place, _import_or_404(place, pk), None)


def _page(
    request: HttpRequest, place: Place, staged: StagedImport, form: ConfirmForm | None
) -> HttpResponse:
    whole = staging.opened(staged)
    if staged.state == StagedImport.State.WAITING:
        newest = place.plan.versions.values_list("number", flat=True).first() or 0
        if newest != whole.base:
            staging.renewed(staged)
            whole = staging.opened(staged)
    runs, length = overview.strip(whole)
    years = tuple(range(place.plan.first.year, place.plan.last.year + 1))
    context = {
        **_common(place, staged, whole),
        "counts": overview.counts(whole.plan, years),
        "runs": runs, "length": length, "kinds": _kinds(),
        "doubts": [_doubt(row) for row in overview.doubt_rows(whole)],
        "measures": [_measure(row) for row in overview.measure_rows(whole)],
        "compared": _comparison(whole),
        "unread": whole.reading.unread,
        "encoding": words.ENCODINGS.get(whole.reading.encoding, whole.reading.encoding),
        "corrections": [_correction(given) for given in staged.answers.get("corrections", [])],
        "form": form or ConfirmForm(initial={"base": whole.base}, gone=whole.gone),
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "plans/import_one.html", context, status=status)


def _common(place: Place, staged: StagedImport, whole: Staged) -> dict[str, Any]:
    return {
        "place": place,
        "plan": place.plan,
        "staged": staged,
        "reading": whole.reading,
        "open": len(whole.open_doubts),
        "waits": staged.state == StagedImport.State.WAITING,
    }


def _kinds() -> list[tuple[str, str]]:
    return [
        (overview.READ, gettext("measures, read")),
        (overview.UNSURE, gettext("measures with a doubt")),
        (overview.HEADING, gettext("headings")),
        (overview.UNREAD, gettext("not part of a measure")),
    ]


def _doubt(row: overview.DoubtRow) -> dict[str, Any]:
    return {
        "row": row, "field": words.field(row.doubt.field),
        "why": row.doubt.why[get_language() or "sl"],
        "read": [line for name, found in row.read for line in lines(name, found)],
        "key": row.fields[0].key if len(row.fields) == 1 else "",
    }  # fmt: skip


def _measure(row: overview.MeasureRow) -> dict[str, Any]:
    fields = [(words.field(name), lines(name, found)) for name, found in row.fields]
    return {"row": row, "fields": fields,
            "notes": [note[get_language() or "sl"] for note in row.measure.notes]}  # fmt: skip


def _comparison(whole: Staged) -> Compared:
    found = whole.comparison
    groups = (found.new, found.changed, found.disappeared)
    return Compared(found.same, *([_changed(change) for change in group] for group in groups))


def _changed(change: MeasureChange) -> Changed:
    fields = tuple(
        (words.field(one.field), lines(one.field, one.before), lines(one.field, one.after))
        for one in change.fields
    )
    return Changed(change.code, change.title.sl, fields)


def _correction(given: dict[str, Any]) -> dict[str, Any]:
    key, value = given["key"], given["value"]
    name = words.field(key.partition(".")[0].partition(":")[0])
    return {**given, "name": name, "value": words.row(key, value) if rows.is_row(key) else value}


@of_coordinator
def correct(request: HttpRequest, place: Place, pk: int, measure: str) -> HttpResponse:
    """One measure beside its passage: choose what should read otherwise, then say how."""
    staged = _import_or_404(place, pk)
    whole = staging.opened(staged)
    try:
        found = whole.plan.measure(measure)
    except UnknownNameError as error:
        raise Http404(f"The document has no measure {measure!r}") from error
    fields = answers.fields(found)
    key = request.GET.get("field", "")
    chosen = next((field for field in fields if field.key == key), None)
    form = None
    if chosen is not None:
        form = _form(request, found, chosen, staged.revision)
        sent = request.method == "POST" and form.is_valid()
        if sent and _corrected(request, staged, form, measure):
            return redirect("plans:import", place.code, pk)
    context = {
        **_common(place, staged, whole),
        "measure": found, "form": form, "passage": whole.passages.get(measure),
        "fields": [words.shown(field) for field in fields],
        "chosen": words.shown(chosen) if chosen else None,
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "plans/import_measure.html", context, status=status)


def _form(
    request: HttpRequest, measure: Measure, of: Field, revision: int
) -> CorrectionForm | RowForm:  # fmt: skip
    seen = {"seen": revision}
    if not rows.is_row(of.key):
        return CorrectionForm(posted(request), of=of, initial=seen)
    made = FORMS[of.key.partition(":")[0]]
    return made(posted(request), of=of, parts=rows.start(measure, of.key), initial=seen)


def _corrected(
    request: HttpRequest, staged: StagedImport, form: CorrectionForm | RowForm, measure: str
) -> bool:
    """Whether the correction is kept; else the form says what is wrong with the value."""
    try:
        staging.correct(
            staged, measure, form.of.key, form.written(), seen=form.cleaned_data["seen"],
            by=person(request),
        )  # fmt: skip
    except CorrectionError as error:
        form.add_error(None if isinstance(form, RowForm) else "value", words.problem(error))
        return False
    except RefusedError as error:
        form.add_error(None, words.refused(error))
        return False
    messages.success(request, gettext("Corrected; nothing is stored in the plan yet."))
    return True


@require_POST
@of_coordinator
def settle(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Take a doubt as read, or all that are left."""
    staged = _import_or_404(place, pk)
    chosen = request.POST.getlist("doubt")
    if ALL in chosen:
        chosen = [doubt.key for doubt in staging.opened(staged).open_doubts]
    try:
        count = staging.settle(staged, chosen, by=person(request))
    except RefusedError as error:
        messages.error(request, words.refused(error))
    else:
        said = ngettext("%(count)s doubt is confirmed as read.",
                        "%(count)s doubts are confirmed as read.", count)  # fmt: skip
        messages.success(request, said % {"count": count})
    return redirect("plans:import", place.code, pk)


@require_POST
@of_coordinator
def confirm(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Store what was read as the next version of the plan."""
    staged = _import_or_404(place, pk)
    form = ConfirmForm(request.POST, gone=staging.opened(staged).gone)
    if not form.is_valid():
        return _page(request, place, staged, form)
    try:
        version = staging.confirm(staged, by=person(request), **form.given())
    except RefusedError as error:
        messages.error(request, words.refused(error))
        return redirect("plans:import", place.code, pk)
    said = gettext("Stored as version %(number)s of the plan; history and readings are kept.")
    messages.success(request, said % {"number": version.number})
    return redirect("plans:plan", place.code)


@require_POST
@of_coordinator
def discard(request: HttpRequest, place: Place, pk: int) -> HttpResponse:
    """Let go of what was read."""
    try:
        staging.discard(_import_or_404(place, pk), by=person(request))
    except RefusedError as error:
        messages.error(request, words.refused(error))
    else:
        messages.success(request, gettext("Discarded; the plan is as it was."))
    return redirect("plans:imports", place.code)


def _import_or_404(place: Place, pk: int) -> StagedImport:
    try:
        return StagedImport.objects.select_related("version").get(plan=place.code, pk=pk)
    except (StagedImport.DoesNotExist, OverflowError):
        raise Http404(f"The plan has no import {pk}") from None
