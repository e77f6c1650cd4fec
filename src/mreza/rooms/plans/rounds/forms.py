"""Forms of rounds, entries, reviews and proposals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.network.forms import DayInput
from mreza.rooms.plans.actions.rounds import Text
from mreza.rooms.plans.correcting import LONGEST, MOST, Field, Kind
from mreza.rooms.plans.models import Round
from mreza.rooms.plans.words import Status

LONG = 4000
DRAFT, SEND = "draft", "send"
YEARS = range(2000, 2101)  # a calendar of the due day also needs the day after


def _area(label: Any, *, rows: int = 4, most: int = LONG, **more: Any) -> forms.CharField:
    """A longer text. What people type has their line ends; the database keeps one kind."""
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class RoundForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new round about a period; its plan is known."""

    class Meta:
        model = Round
        fields = ("name", "first", "last", "opens", "due")
        widgets = {name: DayInput() for name in ("first", "last", "opens", "due")}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for first, last in (("first", "last"), ("opens", "due")):
            if given.get(first) and given.get(last) and given[last] < given[first]:
                self.add_error(last, _("This day is before the first one."))
        for name in ("first", "last", "opens", "due"):
            if given.get(name) and given[name].year not in YEARS:
                self.add_error(name, _("A day of the years 2000 to 2100 is needed."))
        return given


class EntryForm(forms.Form):
    """What a holder reports; a draft may be unfinished. `seen` is the revision it stands on."""

    status = forms.ChoiceField(
        label=pgettext_lazy("plan", "Where the measure stands"), required=False,
        choices=[("", "–"), *Status.choices],
        help_text=_("As you see it. What is computed from evidence stays beside it."),
    )  # fmt: skip
    progress = _area(_("What was done in the period"), rows=6, required=False)
    obstacles = _area(_("Obstacles"), required=False)
    next_steps = _area(_("Next steps"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    do = forms.ChoiceField(choices=[(DRAFT, ""), (SEND, "")], widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("do") == SEND:
            for name in ("status", "progress"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed to submit; a draft may do without it."))
        return given

    @property
    def sends(self) -> bool:
        return bool(self.cleaned_data["do"] == SEND)

    def text(self) -> Text:
        given = self.cleaned_data
        return Text(given["status"], given["progress"], given["obstacles"], given["next_steps"])


class WhyForm(forms.Form):
    """Why something is returned, cancelled, refused, withdrawn or accepted."""

    why = _area(_("Reason"), rows=2, most=1000)


class AcceptForm(forms.Form):
    """Which revision is accepted."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class FreezeForm(forms.Form):
    """The coordinator confirms how many entries are missing."""

    missing = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    confirmed = forms.BooleanField(
        label=_("I know what is missing, and that a frozen round never changes.")
    )


class DayForm(forms.Form):
    """The day of a report of the plan; without it, today."""

    day = forms.DateField(label=_("State on"), required=False, widget=DayInput())


class ProposalForm(forms.Form):
    """How a field of a measure should read, and why. Its value is asked for as its kind needs."""

    value = forms.Field()
    reason = _area(_("Why it should read otherwise"), rows=3, most=2000)

    def __init__(self, *args: Any, of: Field, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["value"] = _asked(of)

    def written(self) -> str:
        """The value as text: a day as ISO, a number with a decimal point."""
        value = self.cleaned_data["value"]
        if isinstance(value, date):
            return value.isoformat()
        return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _asked(field: Field) -> forms.Field:
    label = _("How it should read")
    if field.kind is Kind.DAY:
        return forms.DateField(
            label=label, widget=DayInput(), initial=date.fromisoformat(field.value)
        )
    if field.kind in (Kind.EUROS, Kind.NUMBER):
        places = 2 if field.kind is Kind.EUROS else 4
        return NumberField(label=label, places=places, most=MOST, initial=Decimal(field.value))
    if field.kind is Kind.LINE:
        return forms.CharField(label=label, max_length=LONGEST[Kind.LINE], initial=field.value)
    names = field.kind is Kind.NAMES
    return _area(
        label, rows=5, initial=field.value,
        help_text=_("One name on each line, as the plan prints it.") if names else "",
    )  # fmt: skip
