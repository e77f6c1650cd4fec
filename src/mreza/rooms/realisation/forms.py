"""Forms: a file to send, and the reason of a withdrawal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.lake import schema
from mreza.rooms.realisation.words import said

MANY = ""


class SendForm(forms.Form):
    """A file of rows; `providers` are (code, name) of those for whom it may be sent.

    With `many` also a file of several providers.
    """

    dataset = forms.ChoiceField(label=_("What the file holds"))
    provider = forms.ChoiceField(label=_("Whose rows"), required=False)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=1000,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx,.parquet"}),
    )

    def __init__(
        self, *given: Any, providers: list[tuple[str, str]], many: bool, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        datasets = [(item.name, said(item.title)) for item in schema.all_schemas()]
        whole = [(MANY, _("several providers"))] if many else []
        for name, choices in (("dataset", datasets), ("provider", [*whole, *providers])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a mistake in this file only
            field.choices = choices
        self.fields["provider"].required = not many
        self.fields["file"].help_text = _(
            "CSV, XLSX or Parquet, as the schema says. Slovene or international numbers and dates."
        )


class WithdrawForm(forms.Form):
    """Why a committed file is taken back."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in the history of the file."),
    )
