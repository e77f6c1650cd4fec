"""Forms of an import: the file, one correction, and the confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mreza.rooms.network.forms import DayInput
from mreza.rooms.plans.rounds.forms import ProposalForm


class UploadForm(forms.Form):
    """An official document of the plan."""

    file = forms.FileField(
        label=_("Document"), max_length=1000,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.docx"}),
        help_text=_("Plain text (UTF-8 or Windows-1250) or DOCX, at most 20 MB."),
    )  # fmt: skip


class CorrectionForm(ProposalForm):
    """How one field of a measure should read. `seen` is the revision of the import it stands on."""

    reason = None  # type: ignore[assignment]  # the document is the reason
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ConfirmForm(forms.Form):
    """`base` is the version of the plan that the comparison was made with; measures that disappear
    are named, and have to be confirmed by themselves."""

    adopted = forms.DateField(
        label=_("Day the document was adopted"), required=False, widget=DayInput()
    )
    note = forms.CharField(
        label=_("What this version is"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands with the version for everybody to read."),
    )  # fmt: skip
    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    gone = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, gone: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["gone"] = " ".join(gone)
        if gone:
            self.fields["disappear"] = forms.BooleanField(
                label=ngettext(
                    "I checked that the document is whole: %(count)s measure disappears: "
                    "%(codes)s",
                    "I checked that the document is whole: %(count)s measures disappear: "
                    "%(codes)s",
                    len(gone),
                ) % {"count": len(gone), "codes": ", ".join(gone)},
            )  # fmt: skip

    def given(self) -> dict[str, Any]:
        adopted: date | None = self.cleaned_data["adopted"]
        return {"base": self.cleaned_data["base"], "adopted": adopted,
                "gone": self.cleaned_data["gone"].split(),
                "note": self.cleaned_data["note"]}  # fmt: skip
