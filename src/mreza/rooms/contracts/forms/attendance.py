"""Forms for opening hours and substitutes."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.actions.attendance import Hours, StandIn
from mreza.rooms.contracts.forms.fields import DeedForm
from mreza.rooms.contracts.words import Absence, Weekday
from mreza.rooms.network.forms import DayInput, choose
from mreza.rooms.network.models import Organisation

MINUTES = 60


class HoursForm(DeedForm):
    """When a holder sees patients."""

    activity = forms.ChoiceField(label=_("Activity"))
    holder = forms.CharField(
        label=_("Holder"),
        max_length=120,
        help_text=_("Name or code of the doctor or nurse who holds the activity."),
    )
    weekday = forms.TypedChoiceField(label=_("Weekday"), choices=Weekday.choices, coerce=int)
    starts = forms.TimeField(label=_("Opens"), widget=forms.TimeInput({"type": "time"}))
    ends = forms.TimeField(label=_("Closes"), widget=forms.TimeInput({"type": "time"}))
    field_order = (
        "activity", "holder", "weekday", "starts", "ends", "day", "reason", "revision",
    )  # fmt: skip

    def __init__(self, *args: Any, activities: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "activity", activities)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and starts >= ends:
            self.add_error("ends", _("It closes after it opens."))
        return cleaned

    def hours(self) -> Hours:
        given = self.cleaned_data
        return Hours(
            activity=given["activity"],
            holder=given["holder"],
            weekday=given["weekday"],
            starts=minutes(given["starts"]),
            ends=minutes(given["ends"]),
        )


def minutes(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * MINUTES + moment.minute


class SubstituteForm(DeedForm):
    """Who stands in for a holder; only for the reasons of article 59(2)."""

    holder = forms.CharField(label=_("Holder"), max_length=120)
    name = forms.CharField(label=_("Name of the substitute"), max_length=120, required=False)
    organisation = forms.CharField(
        label=_("Substitute organisation"),
        max_length=80,
        required=False,
        help_text=_("Its code, as in the address of its page, if another provider stands in."),
    )
    absence = forms.ChoiceField(label=_("Absence"), choices=Absence.choices)
    first = forms.DateField(label=_("First day"), widget=DayInput())
    last = forms.DateField(label=_("Last day"), widget=DayInput())
    field_order = (
        "holder", "name", "organisation", "absence", "first", "last", "day", "reason", "revision",
    )  # fmt: skip

    def clean_organisation(self) -> str:
        code = str(self.cleaned_data["organisation"]).strip().strip("/")
        if code and not Organisation.objects.filter(code=code).exists():
            raise ValidationError(
                _("There is no organisation with the code “%(code)s”; its page's address has it."),
                params={"code": code},
            )
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name") and cleaned.get("organisation") == "":
            self.add_error("name", _("Name a person or an organisation."))
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last day is not before the first."))
        return cleaned

    def stand_in(self) -> StandIn:
        given = self.cleaned_data
        names = ("holder", "organisation", "name", "absence", "first", "last")
        return StandIn(**{name: given[name] for name in names})
