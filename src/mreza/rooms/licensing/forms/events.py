"""Forms that move or cancel an evaluated event; each carries how often it was changed before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing.actions.changing import Moved
from mreza.rooms.licensing.forms.applications import day_field
from mreza.rooms.licensing.forms.office import DeedForm


class CancelForm(DeedForm):
    """Why it will not be."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands on the page of the event and in the calendars that follow it."),
    )  # fmt: skip


class MoveForm(CancelForm):
    """New days and place; the decision stays because the programme does."""

    field_order = ("first", "last", "place", "reason", "same")
    first = day_field(_("First day"))
    last = day_field(_("Last day"))
    place = forms.CharField(label=_("Place"), max_length=120)
    same = forms.BooleanField(
        label=_("Programme and lecturers stay as they were evaluated"), required=False,
        help_text=_("If they change, cancel this event and apply for the new one."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", gettext("The last day is before the first one."))
        return cleaned

    def moved(self) -> Moved:
        said = self.cleaned_data
        return Moved(said["first"], said["last"], said["place"], said["same"])
