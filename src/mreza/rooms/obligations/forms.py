"""Forms of the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.forms import DayInput
from mreza.rooms.obligations import files

NOBODY, OTHER = "", "other"


class ConfirmForm(forms.Form):
    """It was done: when, and what shows it."""

    day = forms.DateField(
        label=_("Done on"),
        widget=DayInput(),
        help_text=_("The day of the deed itself, as the document says, not today's."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Number of the document, to whom it was sent. No names of patients or users."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(f".{ending}" for ending in files.KINDS)}
        ),
        help_text=_("PDF, image, Word, Excel, OpenDocument or plain text, at most 20 MB."),
    )


class ReasonForm(forms.Form):
    """Why; it stays to be read."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history of the obligation."),
    )


class ExtendForm(ReasonForm):
    """A later day that counts as on time."""

    until = forms.DateField(label=_("On time until"), widget=DayInput())
    field_order = ("until", "reason")


class CloseForm(ReasonForm):
    """An act whose items are locked until a day."""

    act = forms.ChoiceField(label=_("Document"))
    until = forms.DateField(
        label=_("Locked until"),
        widget=DayInput(),
        help_text=_("What is due until this day is no longer answered by those who owe it."),
    )
    field_order = ("act", "until", "reason")

    def __init__(self, *args: Any, acts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"] = forms.ChoiceField(label=_("Document"), choices=list(acts))
        self.order_fields(self.field_order)


class EventForm(forms.Form):
    """Something from which a time limit runs."""

    kind = forms.ChoiceField(label=_("What happened"))
    day = forms.DateField(label=_("Day"), widget=DayInput())
    subject = forms.CharField(
        label=_("About"),
        max_length=200,
        required=False,
        help_text=_("Which one, if there are several. No names of patients or users."),
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=120,
        required=False,
        help_text=_("Number of the document, decision or record."),
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(label=_("What happened"), choices=list(kinds))
        self.order_fields(("kind", "day", "subject", "reference"))


class AssignForm(forms.Form):
    """Who sees to an obligation: somebody with an account here, or another person by name."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    name = forms.CharField(
        label=_("Name of another person"),
        max_length=120,
        required=False,
        help_text=_("For somebody without an account; choose “another person” above."),
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NOBODY, _("nobody")), *people, (OTHER, _("another person"))]
        self.fields["person"] = forms.ChoiceField(
            label=_("Person"), choices=choices, required=False
        )
        self.order_fields(("person", "name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("person") == OTHER and not cleaned.get("name"):
            self.add_error("name", _("Write the name of the person."))
        return cleaned


class PreferenceForm(forms.Form):
    """How somebody wants to be reminded."""

    digest = forms.BooleanField(
        label=_("Send me an e-mail every week with what is overdue and what is coming"),
        required=False,
    )
    soon_days = forms.IntegerField(
        label=_("Due soon, days before"),
        min_value=1,
        max_value=90,
        help_text=_("So many days before its due day an item is shown as due soon."),
    )
