"""Where records are added, corrected and withdrawn: one form page for every kind, also of `care`.

A room declares its kinds and mounts `add`, `correct` and `withdraw` of its own `Desk`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.workforce import refusals
from mreza.rooms.workforce.actions import records
from mreza.rooms.workforce.forms.records import ReasonForm, RecordForm
from mreza.rooms.workforce.refusals import RefusedError
from mreza.rooms.workforce.views.asking import Home, home_or_404

Words = str | Promise
REFUSALS: dict[type[RefusedError], Words] = {
    refusals.TakenError: _("Somebody recorded the same in the meantime; look at it again."),
    refusals.ChangedError: _(
        "Somebody corrected this record after you opened it. Cancel, look at what it is now, and "
        "correct it again."
    ),
    refusals.WithdrawnError: _("This record was withdrawn already."),
    refusals.NotFollowedError: _("On that day the employment does not run; choose a later day."),
}


def say(error: RefusedError) -> str:
    """Why something is refused, and what to do."""
    return str(REFUSALS.get(type(error), error))


@dataclass(frozen=True)
class Kind:
    """A kind of record: its form, words, and where it belongs.

    `parent` is (field, model) of whose record it is; the address says which, `?of=CODE`. Without
    one, the record is the organisation's own. `page` is the address of the page that shows it.
    """

    form: type[RecordForm]
    adding: Words
    correcting: Words
    deed: str
    page: Callable[[Any], str]
    parent: tuple[str, Any] | None = None
    organisation: str = "organisation"
    about: Callable[[Any], str] | None = None

    @property
    def model(self) -> Any:
        return self.form._meta.model

    def all_of(self, code: str) -> QuerySet[Any]:
        """The records of an organisation that count."""
        found: QuerySet[Any] = self.model.objects.filter(
            **{self.organisation: code}, withdrawn=False
        )
        return found.select_related(*([self.parent[0]] if self.parent else []))

    def fresh(self, code: str, of: str) -> Any:
        """A new record. Raises `Http404` when its parent is not the organisation's."""
        if self.parent is None:
            return self.model(organisation_id=code)
        field, model = self.parent
        try:
            key = {"pk": int(of)} if model.__name__ == "HomeCareAgreement" else {"code": of}
            return self.model(**{field: parent_of(model, code).get(**key)})
        except (ObjectDoesNotExist, ValueError, OverflowError):
            raise Http404(f"No {model.__name__} {of!r}") from None


def parent_of(model: Any, code: str) -> QuerySet[Any]:
    """Records of `model` that belong to the organisation and count."""
    own = "organisation" if hasattr(model, "organisation") else "user__organisation"
    found: QuerySet[Any] = model.objects.filter(**{own: code}, withdrawn=False)
    return found


@dataclass(frozen=True)
class Desk:
    """The form pages of a room; `refusal` decides who may do a deed in an organisation."""

    kinds: Mapping[str, Kind]
    refusal: Callable[[HttpRequest, str, Any], HttpResponse | None]
    tabs: str

    def kind_or_404(self, kind: str) -> Kind:
        if kind not in self.kinds:
            raise Http404(f"No {kind!r}; there are: {', '.join(self.kinds)}")
        return self.kinds[kind]

    def record_or_404(self, code: str, kind: Kind, number: int) -> Any:
        try:
            return kind.all_of(code).get(pk=number)
        except (ObjectDoesNotExist, OverflowError):
            raise Http404(f"No record {number}") from None

    def add(self, request: HttpRequest, code: str, kind: str) -> HttpResponse:
        """Add a record."""
        sort = self.kind_or_404(kind)
        refused = self.refusal(request, code, sort.deed)
        if refused:
            return refused
        record = sort.fresh(code, request.GET.get("of", "")[:40].replace("\0", "?"))
        form = sort.form(posted(request), instance=record)
        asked = request.method == "POST" and form.is_valid()
        if asked and self._done(form, lambda: records.add(record, by=person(request))):
            messages.success(request, gettext("Saved."))
            return HttpResponseRedirect(sort.page(record))
        return self._page(request, code, sort, record, form, sort.adding)

    def correct(self, request: HttpRequest, code: str, kind: str, number: int) -> HttpResponse:
        """Correct a record; the history keeps what it was."""
        sort = self.kind_or_404(kind)
        refused = self.refusal(request, code, sort.deed)
        if refused:
            return refused
        record = self.record_or_404(code, sort, number)
        form = sort.form(posted(request), instance=record)
        asked = request.method == "POST" and form.is_valid()
        if asked and self._done(form, lambda: self._correct(request, record, form)):
            messages.success(request, gettext("Corrected; the history keeps what it was."))
            return HttpResponseRedirect(sort.page(record))
        return self._page(request, code, sort, record, form, sort.correcting)

    def withdraw(self, request: HttpRequest, code: str, kind: str, number: int) -> HttpResponse:
        """Withdraw a record: it counts no more, and stays in the history."""
        sort = self.kind_or_404(kind)
        refused = self.refusal(request, code, sort.deed)
        if refused:
            return refused
        record = self.record_or_404(code, sort, number)
        form = ReasonForm(posted(request))
        if request.method == "POST" and form.is_valid():
            why = form.cleaned_data["reason"]
            if self._done(form, lambda: records.withdraw(record, by=person(request), reason=why)):
                messages.success(request, gettext("Withdrawn; it stays in the history."))
                return HttpResponseRedirect(sort.page(record))
        return self._page(request, code, sort, record, form, _("Withdraw the record"), drop=True)

    @staticmethod
    def _correct(request: HttpRequest, record: Any, form: RecordForm) -> None:
        records.correct(record, by=person(request), reason=form.reason, seen=form.seen)

    @staticmethod
    def _done(form: Any, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except RefusedError as error:
            form.add_error(None, say(error))
        return not form.errors

    def _page(
        self, request: HttpRequest, code: str, kind: Kind, record: Any, form: Any, heading: Words,
        *, drop: bool = False,
    ) -> HttpResponse:  # fmt: skip
        home: Home = home_or_404(request, code)
        context = {
            "home": home,
            "tabs": self.tabs,
            "form": form,
            "heading": heading,
            "about": about(record, kind),
            "back": kind.page(record),
            "drop": drop,
        }
        status = 422 if form.errors else 200
        return render(request, "workforce/record.html", context, status=status)


def about(record: Any, kind: Kind) -> str:
    """Whose record it is, or which one."""
    if kind.about is not None:
        return kind.about(record)
    if kind.parent is not None:
        return str(getattr(record, kind.parent[0]))
    return str(record) if record.pk else ""
