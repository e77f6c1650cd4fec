"""Forms of the room."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mreza.kernel.errors import NumeralError
from mreza.rooms.calculations.parameter_fields import read_number
from mreza.rooms.network.models import Office
from mreza.rooms.settlement import periods
from mreza.rooms.settlement.models import Objection

YEARS = (2007,)  # contract years whose acts are here


class RunForm(forms.Form):
    """What to settle."""

    period = forms.ChoiceField(label=gettext_lazy("Period"))
    scope = forms.ChoiceField(label=gettext_lazy("Statements for"), required=False)
    again = forms.BooleanField(
        label=gettext_lazy("Run again even if nothing changed"), required=False
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [period for year in YEARS for period in periods.all_of(year)]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (str(period), period.title[language]) for period in found
        ]
        offices = [(f"office:{office.code}", str(office)) for office in Office.objects.all()]
        self.fields["scope"].choices = [  # type: ignore[attr-defined]
            ("nation", _("the whole country")),
            *offices,
        ]

    def clean_scope(self) -> str:
        return self.cleaned_data["scope"] or "nation"


class AmountField(forms.CharField):
    """An amount in EUR as people write it, with at most two decimals."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = read_number(text)
        except NumeralError:
            raise forms.ValidationError(_("Write an amount like 1.234,56.")) from None
        exponent = amount.as_tuple().exponent
        if abs(amount) >= Decimal(10) ** 11 or (isinstance(exponent, int) and exponent < -2):
            raise forms.ValidationError(_("Write an amount like 1.234,56."))
        return amount


class ObjectionForm(forms.Form):
    """What the provider disputes of a line."""

    disputed = AmountField(label=gettext_lazy("Disputed amount (EUR)"), max_length=30)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean_disputed(self) -> Decimal:
        amount: Decimal = self.cleaned_data["disputed"]
        if amount <= 0:
            raise forms.ValidationError(_("The disputed amount is more than nothing."))
        return amount


class AnswerForm(forms.Form):
    """What the insurer answers."""

    state = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            (state.value, state.label)
            for state in (
                Objection.State.ACCEPTED, Objection.State.PARTLY, Objection.State.REJECTED,
            )
        ],
    )  # fmt: skip
    accepted = AmountField(
        label=gettext_lazy("Accepted amount (EUR), when in part"), max_length=30, required=False
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("state") == Objection.State.PARTLY and cleaned.get("accepted") is None:
            self.add_error("accepted", _("Say how much is accepted."))
        return cleaned
