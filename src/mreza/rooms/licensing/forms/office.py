"""Forms of what is done with an application and with events; each carries its revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing import proposing
from mreza.rooms.licensing.actions.office import Verdict
from mreza.rooms.licensing.forms.applications import day_field
from mreza.rooms.licensing.models.applications import Decision
from mreza.rooms.licensing.proposing import Line, Work

Outcome = Decision.Outcome


def _text(label: Any, *, required: bool = True, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label, required=required, max_length=4000, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class DeedForm(forms.Form):
    """The revision on which the form was opened."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class WhyForm(DeedForm):
    """Only why."""

    why = _text(_("Why"), help_text=_("It stays in the history; the applicant reads it."))


class AskForm(WhyForm):
    """What is missing."""

    why = _text(_("What is missing"), help_text=_("Until the answer the days are the applicant's."))


class DecisionForm(DeedForm):
    """What is granted, line by line, and why not more.

    A line not ticked is not granted; its minutes may be made fewer.
    """

    outcome = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, choices=[
            (Outcome.GRANTED, _("grant")), (Outcome.REFUSED, _("refuse")),
        ],
    )  # fmt: skip
    reason = _text(
        _("Reason"), required=False,
        help_text=_("Needed for less than was asked for and for a correction; it stands in the "
                    "letter."),
    )  # fmt: skip

    def __init__(self, *given: Any, lines: Sequence[Line], **more: Any) -> None:
        super().__init__(*given, **more)
        self.lines = lines
        for place, line in enumerate(lines):
            self.fields[f"line_{place}"] = forms.BooleanField(
                label=_("grant this line"), required=False, initial=True
            )
            if line.work.minutes:
                self.fields[f"minutes_{place}"] = forms.IntegerField(
                    label=_("Minutes"), min_value=1, max_value=line.work.minutes,
                    initial=line.work.minutes,
                )  # fmt: skip

    @property
    def rows(self) -> list[tuple[Line, Any, Any]]:
        """(line, tick, minutes or None) for the page."""
        return [
            (line, self[f"line_{place}"],
             self[f"minutes_{place}"] if f"minutes_{place}" in self.fields else None)
            for place, line in enumerate(self.lines)
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        less = cleaned["outcome"] == Outcome.REFUSED or self._works() != [
            line.work for line in self.lines
        ]
        if less and not cleaned["reason"].strip():
            self.add_error("reason", gettext("Say why less is granted than was asked for."))
        if cleaned["outcome"] == Outcome.GRANTED and not self._works():
            self.add_error("outcome", gettext("Nothing is ticked; refuse it, or tick a line."))
        return cleaned

    def _works(self) -> list[Work]:
        """What is ticked, with the minutes as the officer left them."""
        works = []
        for place, line in enumerate(self.lines):
            if not self.cleaned_data[f"line_{place}"]:
                continue
            work = line.work
            minutes = self.cleaned_data.get(f"minutes_{place}") or 0
            content = min(work.content_minutes, minutes) if work.minutes else work.content_minutes
            works.append(
                Work(work.kind, minutes, work.weeks, work.contributions, work.sharers,
                     work.content, content)
            )  # fmt: skip
        return works

    def verdict(self, day: Any) -> Verdict:
        said = self.cleaned_data
        if said["outcome"] == Outcome.REFUSED:
            return Verdict(Outcome.REFUSED, (), said["reason"])
        works = self._works()
        full = works == [line.work for line in self.lines]
        outcome = Outcome.GRANTED if full else Outcome.PARTLY
        return Verdict(outcome, proposing.lines(works, day), said["reason"])


class AuthoriseForm(forms.Form):
    """An organiser, the days, and why."""

    organisation = forms.CharField(
        label=_("Organisation"), max_length=80,
        help_text=_("Its code, as in the address of its page."),
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )  # fmt: skip
    first = day_field(_("From"))
    last = day_field(_("To"), required=False, help_text=_("Empty: until it is withdrawn."))
    why = _text(_("Why it is granted"))


class EndForm(forms.Form):
    """The last day, and why."""

    last = day_field(_("Last day"))
    why = _text(_("Why it is withdrawn"))
