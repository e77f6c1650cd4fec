"""What people fill in: planned values, notes, reasons, closes, messages, switches."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents.models import Measure
from mreza.rooms.quality import months, words
from mreza.rooms.quality.models import Message


def _text(label: Any, *, most: int = 500, rows: int = 2, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class PlanForm(forms.Form):
    """A planned value of a year, with its reason; empty takes the plan away."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    value = forms.DecimalField(
        label=_("Planned value"), required=False, min_value=0, max_digits=10, decimal_places=4,
        localize=True, help_text=_("In the unit of the indicator; empty: no longer planned."),
    )  # fmt: skip
    reason = _text(_("Why this value"))

    def __init__(self, *args: Any, day: date, most: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(day.year - 1, day.year + 3)
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["year"].initial = day.year
        if most is not None:
            self.fields["value"].validators.append(MaxValueValidator(most))


class NoteForm(forms.Form):
    """A note at a month of a chart."""

    month = forms.TypedChoiceField(label=_("Month"), coerce=months.read)
    text = _text(_("What was done"), most=300)
    measure = forms.ModelChoiceField(
        Measure.objects.none(), label=_("Measure of an incident"), required=False,
        empty_label=_("none"),
    )  # fmt: skip
    starts_baseline = forms.BooleanField(
        label=_("A new baseline begins here"), required=False,
        help_text=_("Centre line and limits are counted anew from this month."),
    )  # fmt: skip

    def __init__(self, *args: Any, of: list[date], code: str, records: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            (months.written(month), words.month(month)) for month in reversed(of)
        ]
        if records:
            found = Measure.objects.filter(incident__organisation=code, cancelled_because="")
            self.fields["measure"].queryset = found.order_by("-due")  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why there is no figure."""

    text = _text(_("Reason"))


class CorrectionForm(forms.Form):
    """What a correction needs; the first close needs none."""

    reason = _text(_("Why the month is corrected"), most=2000, required=False)


class AnswerForm(forms.Form):
    """Why a prepared close is returned."""

    answer = _text(_("Why it is returned"), most=2000)


class MessageForm(forms.Form):
    """A comment, a reminder or an answer; the token comes with the form."""

    kind = forms.ChoiceField(choices=Message.Kind.choices, label=_("What it is"))
    text = _text(_("Text"), most=2000, rows=3)
    token = forms.UUIDField(widget=forms.HiddenInput)


class PublishForm(forms.Form):
    """The switch of public pages."""

    on = forms.TypedChoiceField(
        label=_("Public page"), coerce=lambda word: word == "on",
        choices=[("on", _("on")), ("off", _("off"))],
    )  # fmt: skip
    reason = _text(_("Reason"))
