"""What all forms of contracts share: numbers as the page writes them, the day and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.kernel.errors import NumeralError
from mreza.rooms.calculations.parameter_fields import read_number
from mreza.rooms.network.forms import DayInput
from mreza.site import formats


class NumberField(forms.Field):
    """A number as the page writes it: `1.234,50` in Slovene, `1,234.50` in English."""

    widget = forms.TextInput

    def __init__(self, *, places: int, most: Decimal, **more: Any) -> None:
        super().__init__(**more)
        self.places, self.most = places, most
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = read_number(text, get_language() or "sl")
        except NumeralError as error:
            raise ValidationError(_("This is no number.")) from error
        if not 0 <= number <= self.most:
            raise ValidationError(_("A number from 0 to what is possible is needed."))
        if decimals(number) > self.places:
            raise ValidationError(_("At most %(places)s decimals."), params={"places": self.places})
        return number

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return formats.number(value, language=get_language(), places=decimals(value))
        return value


def decimals(number: Decimal) -> int:
    """How many decimals a number needs."""
    return max(0, -int(number.normalize().as_tuple().exponent))


class DeedForm(forms.Form):
    """Anything done to a contract: from which day, and why."""

    day = forms.DateField(label=_("Day"), widget=DayInput())
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history of the contract."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


@dataclass(frozen=True)
class Line:
    """A row of a form's table: what it is about, and its fields."""

    title: str
    about: str | Promise
    fields: tuple[Any, ...]
    errors: tuple[str, ...]
