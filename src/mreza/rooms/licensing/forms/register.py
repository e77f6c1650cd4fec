"""Forms of the register and of licences."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing.models import Practitioner, PractitionerEmployment
from mreza.rooms.network.forms import DayInput
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.forms.records import LONGEST_REASON, RecordForm

FIRST_YEAR = 1990


class PractitionerForm(RecordForm):
    """Somebody of the register."""

    class Meta:
        model = Practitioner
        fields = (
            "number", "given_name", "family_name", "birth_date", "sex", "email", "group",
            "registered", "namesake",
        )  # fmt: skip
        widgets = {"birth_date": DayInput(), "registered": DayInput()}
        labels = {"namesake": _("Another person of the same name and date of birth")}
        help_texts = {
            "namesake": _("Tick only when you have made sure that it is not the same person.")
        }


class EmployerForm(RecordForm):
    """Whom a practitioner works for, by days."""

    employer = forms.CharField(
        label=_("Employer"),
        max_length=80,
        help_text=_("Its code, as in the address of its page, e.g. dom-ob-savinji-celje."),
    )

    class Meta:
        model = PractitionerEmployment
        fields = ("employer",)

    field_order = ("employer", "first_day", "last_day", "reason")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if self.instance.employer_id:
            self.initial["employer"] = self.instance.employer_id

    def clean_employer(self) -> Organisation:
        code = str(self.cleaned_data["employer"]).strip()
        found = Organisation.objects.filter(pk=code).first()
        if found is None:
            raise forms.ValidationError(_("No organisation has this code; look it up and copy it."))
        return found


class DeedForm(forms.Form):
    """On which day, and why. `reason_needed` for what speaks against somebody."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history of the licence; the practitioner sees it."),
    )  # fmt: skip

    def __init__(self, *given: Any, today: date, reason_needed: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = today
        self.fields["day"].initial = today
        self.fields["reason"].required = reason_needed

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not date(FIRST_YEAR, 1, 1) <= day <= self.today:
            raise forms.ValidationError(_("Give a day from 1990 to today."))
        return day


class GrantForm(DeedForm):
    """A licence with its number."""

    number = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9-]*$", label=_("Licence number"), max_length=20, strip=True,
        error_messages={"invalid": _("A number has letters without accents, digits and -.")},
    )  # fmt: skip
    field_order = ("number", "day", "reason")


class RequestForm(forms.Form):
    """What is wrong with one's own data, and what would be right."""

    about = forms.CharField(label=_("What is wrong"), max_length=120)
    wanted = forms.CharField(
        label=_("What would be right"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(forms.Form):
    """Accepted or refused, with a reason that the person sees."""

    accepted = forms.TypedChoiceField(
        label=_("Decision"), choices=[("yes", _("accepted")), ("no", _("refused"))],
        coerce=lambda given: given == "yes",
    )  # fmt: skip
    why = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("When you accept it, correct the record as well."),
    )  # fmt: skip
