"""Forms of users' records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.care.models import (
    Enrolment,
    HomeCareAgreement,
    LeisureActivity,
    LeisureWish,
    MedicationUse,
    MissedBecause,
    ServiceUser,
    Visit,
)
from mreza.rooms.network.forms import DayInput
from mreza.rooms.workforce.forms.records import RecordForm


class UserForm(RecordForm):
    """A user under a pseudonym."""

    class Meta:
        model = ServiceUser
        fields = ("code",)
        help_texts = {"code": _("A pseudonym such as U0123; never a name or a personal number.")}


class EnrolmentForm(RecordForm):
    """A service that a user receives."""

    field_order = ("service", "first_day", "last_day", "reason")

    class Meta:
        model = Enrolment
        fields = ("service",)


class MedicationForm(RecordForm):
    """Days on which a user takes medicines."""

    class Meta:
        model = MedicationUse
        fields = ()


class WishForm(RecordForm):
    """While the individual plan wishes leisure activities."""

    class Meta:
        model = LeisureWish
        fields = ()


class AgreementForm(RecordForm):
    """An agreement of home help, or a personal plan of long-term care at home."""

    field_order = ("service", "minutes_a_month", "first_day", "last_day", "reason")

    class Meta:
        model = HomeCareAgreement
        fields = ("service", "minutes_a_month")


class ActivityForm(RecordForm):
    """A leisure activity."""

    class Meta:
        model = LeisureActivity
        fields = ("day", "title", "content")
        widgets = {"day": DayInput(), "content": forms.Textarea(attrs={"rows": 2})}


class VisitForm(RecordForm):
    """A visit at home: agreed, done, why not all."""

    class Meta:
        model = Visit
        fields = (
            "day", "number", "agreed_minutes", "done_minutes", "missed_because", "rescheduled",
        )  # fmt: skip
        widgets = {"day": DayInput()}

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        why: Any = self.fields["missed_because"]
        why.choices = [("", "–"), *MissedBecause.choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day, agreement = cleaned.get("day"), self.instance.agreement
        if day and (day < agreement.first_day or (agreement.last_day and day > agreement.last_day)):
            self.add_error("day", _("The agreement does not hold on this day."))
        return cleaned
