"""Forms of all registers, made from their models: fields, labels and checks stand there."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.forms.fields import NumberField
from mreza.rooms.improvement import indicators
from mreza.rooms.improvement.declaring import Register
from mreza.rooms.improvement.models import Entry, Line
from mreza.rooms.incidents.models import Incident
from mreza.rooms.network.forms import DayInput


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """An entry of a register; made for its model and fields by `entry_form`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = _own(field.queryset, self.instance)
        self.fields["revision"] = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
        self.initial["revision"] = self.instance.revision
        if self.instance.pk:
            self.fields["reason"] = forms.CharField(
                label=_("Reason"),
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Why it is changed; it stays in the history."),
            )

    def _get_validation_exclusions(self) -> set[str]:
        """Also hold the entry against what is once in an organisation, though no field asks it."""
        known = {"organisation", "withdrawn_at", "entry", "struck_at"}
        return set(super()._get_validation_exclusions()) - known  # type: ignore[misc]

    def given(self) -> dict[str, Any]:
        """Values of the model's own fields."""
        apart = {"revision", "reason"}
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


class LineForm(EntryForm):
    """A line of an entry: it has no revision of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["instance"].revision = 1
        super().__init__(*args, **kwargs)
        del self.fields["revision"]


class ReasonForm(forms.Form):
    """A withdrawal, or a line struck out: why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nothing is deleted: it stays to be read, with this reason."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReviewForm(forms.Form):
    """The review of a register."""

    day = forms.DateField(label=_("Day of the review"), widget=DayInput())
    present = forms.CharField(label=_("Who took part"), max_length=300)
    findings = forms.CharField(
        label=_("What the review found"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was added, changed or left as it is, and why."),
    )


def entry_form(register: Register, names: Sequence[str]) -> type[EntryForm]:
    """The form of a register with those of its fields."""
    return _made(register.model, names, EntryForm)


def line_form(model: type[Line], names: Sequence[str]) -> type[EntryForm]:
    """The form of a line."""
    return _made(model, names, LineForm)


def _made(
    model: type[models.Model], names: Sequence[str], base: type[EntryForm]
) -> type[EntryForm]:
    made = forms.modelform_factory(model, form=base, fields=list(names), formfield_callback=_field)
    return cast(type[EntryForm], made)


def _field(field: models.Field[Any, Any], **more: Any) -> forms.Field | None:
    """How a field is asked for: days and numbers as people here write them."""
    if field.name == "indicator":
        choices = [("", _("entered by hand")), *indicators.choices()]
        return forms.ChoiceField(
            label=field.verbose_name, required=False, choices=choices, help_text=field.help_text
        )
    if field.related_model is Incident:
        more |= {"widget": forms.NumberInput(attrs={"min": 1})}
    elif isinstance(field, models.DateField):
        more |= {"widget": DayInput()}
    elif isinstance(field, models.TextField):
        more |= {"widget": forms.Textarea(attrs={"rows": 3})}
    elif isinstance(field, models.DecimalField):
        places = field.decimal_places or 0
        most = Decimal(10) ** ((field.max_digits or 12) - places) - 1
        return NumberField(
            label=field.verbose_name, places=places, most=most, required=not field.blank
        )
    made: forms.Field | None = field.formfield(**more)
    return made


def _own(found: Any, instance: Entry | Line) -> Any:
    """What of `found` belongs to the organisation of the entry and still stands."""
    model = found.model
    found = found.filter(organisation=instance.organisation_id)  # type: ignore[union-attr]
    if issubclass(model, Entry):
        found = found.filter(withdrawn_at__isnull=True)
    return found.exclude(pk=instance.pk) if isinstance(instance, model) else found
