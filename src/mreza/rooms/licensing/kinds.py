"""Records of the register that the chamber enters by a form: people and their employers."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing.actions.disclosing import What
from mreza.rooms.licensing.asking import looked, refusal
from mreza.rooms.licensing.forms.register import EmployerForm, PractitionerForm
from mreza.rooms.licensing.models import Credit, Practitioner
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.workforce.desk import Desk, Kind
from mreza.rooms.workforce.forms.records import RecordForm


@dataclass(frozen=True)
class RegisterKind(Kind):
    """A kind of record that is the chamber's, whoever it is about."""

    def all_of(self, code: str) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model.objects.filter(withdrawn=False)
        return found.select_related(*([self.parent[0]] if self.parent else []))

    def fresh(self, code: str, of: str) -> Any:
        if self.parent is None:
            return self.model()
        found = Practitioner.objects.filter(number=of, withdrawn=False).first()
        if found is None:
            raise Http404(f"No {of!r} in the register")
        return self.model(practitioner=found)


class CreditForm(RecordForm):
    """Points are never changed by hand; what was credited by mistake is withdrawn."""

    class Meta:
        model = Credit
        fields = ("title",)


def page_of(record: Any) -> str:
    """The page of the practitioner whom a record is about."""
    person = record if isinstance(record, Practitioner) else record.practitioner
    if person.pk is None or person.withdrawn:
        return reverse("licensing:register")
    return reverse("licensing:practitioner", args=[person.number])


def only_chamber(request: HttpRequest, code: str, deed: object = None) -> HttpResponse | None:
    """The register is kept in one place; elsewhere there is none."""
    refused = refusal(request, Deed.REGISTER)
    if refused is None and code != CHAMBER:
        raise Http404(f"No register of {code!r}")
    return refused


_OF: Final = ("practitioner", Practitioner)
KINDS: Final = {
    "practitioner": RegisterKind(
        PractitionerForm, _("Add a practitioner"), _("Correct a practitioner's data"),
        Deed.REGISTER, page_of,
    ),
    "employment": RegisterKind(
        EmployerForm, _("Add an employer"), _("Correct or end an employment"), Deed.REGISTER,
        page_of, _OF,
    ),
    "credit": RegisterKind(
        CreditForm, _("Add points"), _("Correct the title of points"), Deed.REGISTER, page_of, _OF
    ),
}  # fmt: skip
ADDED: Final = ("practitioner", "employment")  # points come from applications and events only
DESK: Final = Desk(KINDS, only_chamber, "licensing/_tabs.html")


def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a record of the register."""
    if kind not in ADDED:
        raise Http404(f"No {kind!r}; there are: {', '.join(ADDED)}")
    return DESK.add(request, CHAMBER, kind)


def correct(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Correct a record; the form shows what is kept of somebody, so the look is logged."""
    answer = DESK.correct(request, CHAMBER, kind, number)
    if answer.status_code == HTTPStatus.OK:
        record = KINDS[kind].model.objects.get(pk=number)
        about = record if isinstance(record, Practitioner) else record.practitioner
        looked(request, [about.pk], What.RECORD)
    return answer


def withdraw(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    return DESK.withdraw(request, CHAMBER, kind, number)
