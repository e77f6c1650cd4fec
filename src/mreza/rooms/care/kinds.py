"""The kinds of records that people enter by a form in this room."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.care.forms.records import (
    ActivityForm,
    AgreementForm,
    EnrolmentForm,
    MedicationForm,
    UserForm,
    VisitForm,
    WishForm,
)
from mreza.rooms.care.models import HomeCareAgreement, ServiceUser
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views.asking import refusal
from mreza.rooms.workforce.desk import Desk, Kind


def user_page(user: ServiceUser) -> str:
    """The page of a user; of one who is not stored (or no more), the list."""
    if user.pk is None or user.withdrawn:
        return reverse("care:users", args=[user.organisation_id])
    return reverse("care:user", args=[user.organisation_id, user.code])


def _of_user(record: Any) -> str:
    return user_page(record.user)


def _activity_page(activity: Any) -> str:
    if activity.pk is None or activity.withdrawn:
        return reverse("care:leisure", args=[activity.organisation_id])
    return reverse("care:activity", args=[activity.organisation_id, activity.pk])


def _visit_page(visit: Any) -> str:
    address = reverse("care:agreement", args=[visit.organisation_id, visit.agreement_id])
    return f"{address}?month={visit.day:%Y-%m}" if visit.day else address


def _whose_visit(visit: Any) -> str:
    return f"{visit.agreement.user}, {visit.agreement.get_service_display()}"


def _refusal(request: HttpRequest, code: str, deed: Any) -> HttpResponse | None:
    return refusal(request, code, deed)


_USER: Final = ("user", ServiceUser)
_HIS: Final = "user__organisation"
KINDS: Final = {
    "user": Kind(
        UserForm, _("Add a user"), _("Correct the code of a user"), Deed.MANAGE, user_page
    ),
    "enrolment": Kind(
        EnrolmentForm, _("Add a service"), _("Correct or end a service"), Deed.MANAGE, _of_user,
        _USER, _HIS,
    ),
    "medication": Kind(
        MedicationForm, _("Add use of medicines"), _("Correct or end use of medicines"),
        Deed.MANAGE, _of_user, _USER, _HIS,
    ),
    "wish": Kind(
        WishForm, _("Add a wish for leisure"), _("Correct or end a wish for leisure"),
        Deed.MANAGE, _of_user, _USER, _HIS,
    ),
    "agreement": Kind(
        AgreementForm, _("Add an agreement"), _("Correct or end an agreement"), Deed.MANAGE,
        _of_user, _USER, _HIS,
    ),
    "activity": Kind(
        ActivityForm, _("Add a leisure activity"), _("Correct a leisure activity"), Deed.RECORD,
        _activity_page,
    ),
    "visit": Kind(
        VisitForm, _("Add a visit"), _("Correct a visit"), Deed.RECORD, _visit_page,
        ("agreement", HomeCareAgreement), "agreement__user__organisation", _whose_visit,
    ),
}  # fmt: skip
DESK: Final = Desk(KINDS, _refusal, "care/_tabs.html")
