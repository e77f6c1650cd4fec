"""Forms of what is recorded about a measure; fields, labels and checks stand in the models."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.network.forms import DayInput
from mreza.rooms.plans import links
from mreza.rooms.plans.models import (
    Dependency,
    Document,
    FundsEntry,
    Indicator,
    Measure,
    MilestoneDone,
    Reading,
    Risk,
    Statement,
    Task,
)
from mreza.rooms.plans.queries import MeasureState
from mreza.rooms.workforce.forms.records import reason_field

_LONG = 500  # texts that may be longer are asked for in several rows
_HELP = {
    "evidence_url": _("Where what was done can be seen; optional."),
    "likelihood": _("1 hardly, 5 almost certain."),
    "impact": _("1 hardly felt, 5 the measure fails."),
}


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Something to record about the measure of `state`. `seen` is what stood when it was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    def __init__(self, *args: Any, state: MeasureState, **kwargs: Any) -> None:
        self.state = state
        super().__init__(*args, **kwargs)
        for name, help_text in _HELP.items():
            if name in self.fields:
                self.fields[name].help_text = help_text

    def _get_validation_exclusions(self) -> set[str]:
        """Also hold the record against what is once for a measure, though no field asks it."""
        known = {"measure", "withdrawn"}
        return set(super()._get_validation_exclusions()) - known  # type: ignore[misc]


class StatementForm(RecordForm):
    """What a holder states of the measure as a whole."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].help_text = _(
            "Resumed also says that a measure that was at risk goes on as planned again."
        )
        self.initial["seen"] = max((one.pk for one in self.state.told.said), default=0)


class TaskForm(RecordForm):
    """A task; whoever does it is one of the holders or participants of the registry."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = [*self.state.holders, *self.state.participants]
        names = {p.organisation_id: p.name for p in parties if p.organisation_id}
        owner = cast(forms.ModelChoiceField, self.fields["owner"])  # type: ignore[type-arg]
        owner.queryset = owner.queryset.filter(pk__in=names)  # type: ignore[union-attr]
        owner.choices = [("", "–"), *names.items()]


class FundsForm(RecordForm):
    """Money of a year and a source; correcting what is there needs a remark that says why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        printed = [str(one) for one in self.state.wording.sources]
        self.fields["source"].help_text = f"{_('As printed:')} {'; '.join(printed) or '–'}"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        asked = (given.get("year"), (given.get("source") or "").casefold())
        there = next(
            (one for one in self.state.funds if (one.year, one.source.casefold()) == asked), None
        )
        if there is not None and not given.get("note"):
            self.add_error("note", _("This corrects what is recorded; say why."))
        if not any(given.get(name) is not None for name in ("planned", "committed", "spent")):
            raise ValidationError(_("Enter at least one sum: planned, committed or spent."))
        return given


class ReadingForm(RecordForm):
    """A value of one of the indicators that are entered by hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Indicator.objects.filter(measure=self.state.measure, link="")
        cast(forms.ModelChoiceField, self.fields["indicator"]).queryset = found  # type: ignore[type-arg]


class RiskForm(RecordForm):
    """A risk; changing one asks why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.revision
            self.fields["reason"] = reason_field()


class DocumentForm(RecordForm):
    """A document with its file."""

    file = forms.FileField(
        label=_("File"), help_text=_("PDF, picture, text or a document of an office program.")
    )


class DependencyForm(RecordForm):
    """Another measure of the same plan that must come first."""

    def __init__(self, *args: Any, titles: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["needs"])  # type: ignore[type-arg]
        field.queryset = Measure.objects.filter(pk__in=titles)
        field.choices = [("", "–"), *titles.items()]
        field.label = _("Measure that must come first")


class DoneForm(forms.Form):
    """A task is done: when, and what was done."""

    done_on = forms.DateField(label=_("Done on"), widget=DayInput())
    done_note = forms.CharField(
        label=_("What was done"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class CloseForm(forms.Form):
    """A risk is closed: when, and why."""

    closed_on = forms.DateField(label=_("Closed on"), widget=DayInput())
    closed_why = forms.CharField(
        label=_("Why it is closed"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WithdrawForm(forms.Form):
    """Something recorded is withdrawn: why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nothing is deleted: it stays to be read, with this reason."),
    )  # fmt: skip


class LinkForm(forms.Form):
    """From where an indicator reads itself."""

    def __init__(self, *args: Any, by_hand: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("entered by hand") if by_hand else "–"), *links.choices()]
        self.fields["link"] = forms.ChoiceField(
            label=_("Source"), required=not by_hand, choices=choices,
            help_text=_("A linked indicator is read from what Mreža measures; nothing is entered."),
        )  # fmt: skip
        self.fields["reason"] = reason_field()


def _field(field: models.Field[Any, Any], **more: Any) -> forms.Field | None:
    """How a field is asked for: days and numbers as people here write them."""
    if isinstance(field, models.DateField):
        more |= {"widget": DayInput()}
    elif isinstance(field, models.DecimalField):
        places = field.decimal_places or 0
        most = Decimal(10) ** ((field.max_digits or 12) - places) - 1
        return NumberField(
            label=field.verbose_name, places=places, most=most, required=not field.blank
        )
    elif isinstance(field, models.URLField):
        more |= {"assume_scheme": "https"}
    elif isinstance(field, models.CharField) and (field.max_length or 0) > _LONG:
        more |= {"widget": forms.Textarea(attrs={"rows": 3})}
    made: forms.Field | None = field.formfield(**more)
    return made


def _made(model: type[models.Model], names: Sequence[str], base: type[RecordForm]) -> Any:
    return forms.modelform_factory(model, form=base, fields=list(names), formfield_callback=_field)


STATEMENT = _made(Statement, ("kind", "day", "reason"), StatementForm)
TASK = _made(Task, ("title", "owner", "due"), TaskForm)
FUNDS = _made(FundsEntry, ("year", "source", "planned", "committed", "spent", "note"), FundsForm)
READING = _made(Reading, ("indicator", "day", "value", "is_baseline", "note"), ReadingForm)
RISK = _made(Risk, ("title", "likelihood", "impact", "response"), RiskForm)
DOCUMENT = _made(Document, ("title",), DocumentForm)
DEPENDENCY = _made(Dependency, ("needs", "note"), DependencyForm)
MILESTONE = _made(MilestoneDone, ("done_on", "note", "evidence_url"), RecordForm)
