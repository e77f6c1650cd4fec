"""The form of a fact of performance: it asks what the fact is about and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.actions.facts import NewFact
from mreza.rooms.contracts.facts import KINDS, NO, YES, Value, input_of, is_number
from mreza.rooms.contracts.forms.fields import DeedForm, NumberField
from mreza.rooms.contracts.words import ActivityName, Fact
from mreza.rooms.network.forms import DayInput


class FactForm(DeedForm):
    """A fact of an activity, or of a doctor. `holders` are doctors by activity of the contract."""

    first = forms.DateField(label=_("First day"), widget=DayInput())
    last = forms.DateField(label=_("Last day"), widget=DayInput())
    document = forms.CharField(
        label=_("Document"),
        max_length=200,
        help_text=_("Number and date of the letter, decision or record that it rests on."),
    )

    def __init__(
        self, *args: Any, fact: Fact, holders: Mapping[str, list[str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fact, self.kind, self.holders = fact, KINDS[fact], holders
        self.fields["about"] = _about(fact, holders)
        if fact == Fact.STARTER:
            self.fields["first"].label = _("Day of the start")
            del self.fields["last"]
        else:
            self.fields["value"] = _value(fact)
        self.order_fields(
            ["about", "value", "first", "last", "document", "day", "reason", "revision"]
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last day is not before the first."))
        return cleaned

    def new_fact(self) -> NewFact:
        given = self.cleaned_data
        activity, doctor = given["about"], ""
        if self.kind.by_doctor:
            doctor = given["about"]
            activity = next(name for name, found in self.holders.items() if doctor in found)
        return NewFact(
            name=self.fact.value,
            activity=activity,
            doctor=doctor,
            value=_as_value(given.get("value", YES)),
            first=given["first"],
            last=given.get("last", given["first"]),
            document=given["document"],
        )


def _about(fact: Fact, holders: Mapping[str, list[str]]) -> forms.ChoiceField:
    """Which activity it is of, or which doctor."""
    if not KINDS[fact].by_doctor:
        activities = [(code, str(ActivityName(code).label)) for code in holders]
        return forms.ChoiceField(label=_("Activity"), choices=activities)
    doctors = [
        (str(ActivityName(code).label), [(doctor, doctor) for doctor in found])
        for code, found in holders.items()
    ]
    return forms.ChoiceField(label=_("Doctor"), choices=doctors)


def _value(fact: Fact) -> forms.Field:
    if is_number(fact):
        item = input_of(fact)
        most = Decimal(10**item.digits) - Decimal(1).scaleb(-item.scale)
        return NumberField(label=fact.label, places=item.scale, most=most)
    return forms.ChoiceField(label=fact.label, choices=[(YES, _("yes")), (NO, _("no"))])


def _as_value(given: str | Decimal) -> Value:
    return given if isinstance(given, Decimal) else given == YES
