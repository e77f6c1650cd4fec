"""Pages of files of records, for every room that has datasets: send, look, take, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mreza.kernel.text import Text
from mreza.lake import templates
from mreza.lake.fields import Field
from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.realisation.words import said
from mreza.rooms.workforce.forms.records import ReasonForm
from mreza.rooms.workforce.importing import files
from mreza.rooms.workforce.importing.dataset import Dataset
from mreza.rooms.workforce.models import FileState, ImportedFile
from mreza.rooms.workforce.models.history import Record
from mreza.rooms.workforce.refusals import NotWaitingError, SameFileError, TakenError
from mreza.rooms.workforce.views.asking import home_or_404
from mreza.site import formats, uploads

SAMPLE = 20
FAULTS = 100  # shown on the page; all that are kept stand in the errors file
PER_PAGE = 30


class SendForm(forms.Form):
    """A file of one of the datasets."""

    dataset = forms.ChoiceField(label=_("What the file holds"))
    file = forms.FileField(
        label=_("File"),
        max_length=1000,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx,.parquet"}),
        help_text=_("CSV or XLSX, as in the template. Slovene or international numbers and days."),
    )

    def __init__(self, *given: Any, datasets: Sequence[Dataset], **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["dataset"]
        field.choices = [(one.name, said(one.schema.title)) for one in datasets]


@dataclass(frozen=True)
class Intake:
    """The pages of one room: its datasets, what they make, and who may send files."""

    space: str
    datasets: Mapping[str, Dataset]
    models: tuple[type[Record], ...]
    refusal: Callable[[HttpRequest, str], HttpResponse | None]
    tabs: str

    def listing(self, request: HttpRequest, code: str) -> HttpResponse:
        """Files that were sent, templates, and a form to send one."""
        refused = self.refusal(request, code)
        if refused:
            return refused
        form = SendForm(
            posted(request), request.FILES or None, datasets=[*self.datasets.values()],
            initial={"dataset": request.GET.get("dataset", "")[:30]},
        )  # fmt: skip
        status = 200
        if request.method == "POST":
            status = 422
            sent = self._sent(request, code, form)
            if sent is not None:
                return HttpResponseRedirect(self._address("file", code, sent.pk))
        found = Paginator(self._files(code), PER_PAGE).get_page(request.GET.get("page"))
        context = {**self._common(request, code), "form": form, "page": found,
                   "datasets": [(d, said(d.schema.title), said(d.schema.note))
                                for d in self.datasets.values()]}  # fmt: skip
        return render(request, "workforce/files.html", context, status=status)

    def _sent(self, request: HttpRequest, code: str, form: SendForm) -> ImportedFile | None:
        dropped = uploads.refused(request)
        if dropped:
            form.errors.pop("file", None)
            form.add_error("file", gettext("The file is too large, or the disk is full."))
        if not form.is_valid():
            return None
        given = form.cleaned_data
        try:
            return files.check(
                given["file"].chunks(), name=given["file"].name, organisation=code,
                dataset=self.datasets[given["dataset"]], by=person(request),
            )  # fmt: skip
        except SameFileError as error:
            form.add_error("file", gettext("This very file is here already; nothing was taken."))
            form.first = error.first  # type: ignore[attr-defined]
        return None

    def one(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """A file: its first rows and what would happen, or everything that is wrong with it."""
        refused = self.refusal(request, code)
        if refused:
            return refused
        file = self._file_or_404(code, number)
        schema = self.datasets[file.dataset].schema
        shown = [
            [_shown_cell(field, row[field.name]) for field in schema.fields]
            for row in (file.waiting or [])[:SAMPLE]
        ]
        context = {
            **self._common(request, code),
            "file": file,
            "title": said(schema.title),
            "heads": [said(field.title) for field in schema.fields],
            "rows": shown,
            "faults": [shown_fault(fault) for fault in file.faults[:FAULTS]],
            "more": max(0, len(file.faults) - FAULTS),
            "read_as": file.read_as.get(get_language() or "sl", ""),
            "form": ReasonForm(),
        }
        return render(request, "workforce/file.html", context)

    def take(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """Take the rows that wait, all of them."""
        return self._deed(request, code, number, self._take)

    def _take(self, request: HttpRequest, file: ImportedFile) -> str:
        count = files.take(file, self.datasets[file.dataset], by=person(request))
        return gettext("Taken: %(count)s records.") % {"count": count}

    def discard(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """Let go of a file that waits."""

        def deed(request: HttpRequest, file: ImportedFile) -> str:
            files.discard(file, by=person(request))
            return gettext("Discarded; nothing of it was taken.")

        return self._deed(request, code, number, deed)

    def take_back(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """Withdraw everything that came from a file."""

        def deed(request: HttpRequest, file: ImportedFile) -> str:
            form = ReasonForm(request.POST)
            if not form.is_valid():
                raise NotWaitingError(gettext("Say why the file is taken back."))
            why = form.cleaned_data["reason"]
            count = files.take_back(file, self.models, by=person(request), reason=why)
            return gettext("Taken back: %(count)s records were withdrawn.") % {"count": count}

        return self._deed(request, code, number, deed)

    def _deed(
        self, request: HttpRequest, code: str, number: int,
        deed: Callable[[HttpRequest, ImportedFile], str],
    ) -> HttpResponse:  # fmt: skip
        refused = self.refusal(request, code)
        if refused:
            return refused
        file = self._file_or_404(code, number)
        try:
            messages.success(request, deed(request, file))
        except TakenError as error:
            said_so = gettext("Row %(line)s does not fit any more: records have changed.")
            messages.error(request, said_so % {"line": error})
        except NotWaitingError as error:
            states = dict(FileState.choices)
            why = states.get(FileState(str(error))) if str(error) in states else str(error)
            messages.error(request, gettext("Not done: %(why)s.") % {"why": why})
        return HttpResponseRedirect(self._address("file", code, number))

    def errors(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """Every fault that is kept, as CSV."""
        refused = self.refusal(request, code)
        if refused:
            return refused
        file = self._file_or_404(code, number)
        rows = [list(shown_fault(fault).values()) for fault in file.faults]
        head = [gettext("Row"), gettext("Column"), gettext("Value"), gettext("What is wrong"),
                gettext("What would be right")]  # fmt: skip
        content = sheets.as_csv(Sheet("errors", head, rows))
        return sheets.download(content, sheets.CSV, f"mreza-{file.dataset}-errors.csv")

    def template(
        self, request: HttpRequest, code: str, dataset: str, language: str, kind: str
    ) -> HttpResponse:
        """An empty file with the right header, an example and the codes."""
        refused = self.refusal(request, code)
        if refused:
            return refused
        if (
            dataset not in self.datasets
            or kind not in ("csv", "xlsx")
            or language not in ("sl", "en")
        ):
            raise Http404("There are templates sl and en, csv and xlsx")
        make = templates.template_csv if kind == "csv" else templates.template_xlsx
        content = make(self.datasets[dataset].schema, "en" if language == "en" else "sl")
        media = sheets.CSV if kind == "csv" else sheets.XLSX
        return sheets.download(content, media, f"mreza-{dataset}-{language}.{kind}")

    def _files(self, code: str) -> QuerySet[ImportedFile]:
        found = ImportedFile.objects.filter(organisation=code, dataset__in=self.datasets)
        return found.defer("waiting", "faults")

    def _file_or_404(self, code: str, number: int) -> ImportedFile:
        try:
            return ImportedFile.objects.get(organisation=code, dataset__in=self.datasets, pk=number)
        except (ImportedFile.DoesNotExist, OverflowError):
            raise Http404(f"No file {number}") from None

    def _common(self, request: HttpRequest, code: str) -> dict[str, Any]:
        return {"home": home_or_404(request, code), "tabs": self.tabs, "space": self.space,
                "titles": {d.name: said(d.schema.title) for d in self.datasets.values()},
                "urls": f"{self.space}:files"}  # fmt: skip

    def _address(self, name: str, code: str, *more: Any) -> str:
        return reverse(f"{self.space}:{name}", args=[code, *more])


def _shown_cell(field: Field, value: Any) -> Any:
    """A waiting value as people write it: days and numbers of the language, words for codes."""
    if value is None:
        return None
    if field.kind == "date":
        return formats.day(date.fromisoformat(value), language=get_language())
    if field.kind == "decimal":
        return formats.number(Decimal(value), language=get_language())
    return said(field.codes[value]) if value in field.codes else value


def shown_fault(fault: dict[str, Any]) -> dict[str, Any]:
    """A fault in the reader's language."""
    names = ("why", "right")
    return {
        "line": fault["line"] or "",
        "column": fault["column"],
        "value": fault["value"],
        **{name: said(Text(fault[name]["sl"], fault[name]["en"])) for name in names},
    }
