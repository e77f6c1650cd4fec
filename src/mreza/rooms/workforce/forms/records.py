"""What forms of records share, here and in `care`: days, a reason, and the table's own truths."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.network.forms import DayInput
from mreza.rooms.workforce.actions.records import mark
from mreza.rooms.workforce.spans import days

LONGEST_REASON = 500
# A code stands in the address of its page; one that cannot would break every list of it.
ADDRESSABLE = re.compile(r"[-a-zA-Z0-9_]+")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def reason_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history, with your name and the time."),
    )


def _is_absurd(value: object) -> bool:
    """A day that is a slip of the hand, and that periods cannot be counted to."""
    return isinstance(value, date) and not FIRST_YEAR <= value.year < LAST_YEAR


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = reason_field()


def number(field: Any, *, places: int = 2, most: int = 1_000_000, **more: Any) -> NumberField:
    """A form field for a number of a model, as the page writes numbers."""
    return NumberField(
        places=places, most=Decimal(most), label=field.verbose_name, required=not field.null, **more
    )


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]  # models differ by subclass
    """A record to add or correct. Every constraint of its table is asked before it is stored.

    Where the model has `valid`, the form asks for a first and a last day; `open_ended` says
    whether the last one may stay empty. A correction asks for a reason.
    """

    open_ended = True

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if self.lasting:
            self._add_days()
        if self.correcting:
            self.fields["reason"] = reason_field()
            # What is corrected is what stood there when the form was opened: somebody else may
            # correct it meanwhile, and must not be overwritten unseen.
            self.fields["seen"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=mark(self.instance)
            )

    @property
    def correcting(self) -> bool:
        return self.instance.pk is not None

    @property
    def lasting(self) -> bool:
        return any(field.name == "valid" for field in self._meta.model._meta.concrete_fields)

    def _add_days(self) -> None:
        valid = self.instance.valid
        self.fields["first_day"] = forms.DateField(
            label=_("First day"),
            widget=DayInput(),
            initial=self.instance.first_day if valid else None,
        )
        self.fields["last_day"] = forms.DateField(
            label=_("Last day"),
            widget=DayInput(),
            required=not self.open_ended,
            initial=self.instance.last_day if valid else None,
            help_text=_("Empty while there is no end.") if self.open_ended else "",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in [name for name, value in cleaned.items() if _is_absurd(value)]:
            self.add_error(name, _("Give a day between 1900 and 2100."))
        if not ADDRESSABLE.fullmatch(cleaned.get("code", "x")):
            self.add_error("code", _("Letters a to z, digits, - and _ only."))
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and first > last:
            self.add_error("last_day", _("The last day is not before the first."))
        elif first:
            self.instance.valid = days(first, last) if last else DateRange(first, None)
        return cleaned

    def _post_clean(self) -> None:
        # Without its days a record has nothing to hold against the table.
        if self.lasting and self.instance.valid is None:
            return
        super()._post_clean()  # type: ignore[misc]  # Django's, not in its stubs

    def _get_validation_exclusions(self) -> set[str]:
        """Constraints speak of the parent and of the days too, which are no fields of the form."""
        return {name for name in self.errors if name in self._names()}

    def _names(self) -> set[str]:
        return {one.name for one in self._meta.model._meta.fields if isinstance(one, Field)}

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("reason", ""))

    @property
    def seen(self) -> str:
        return str(self.cleaned_data.get("seen", ""))
