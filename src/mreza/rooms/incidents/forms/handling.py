"""Forms of what is done with an incident. Every one carries the revision it was opened on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents.actions.handling import Finding
from mreza.rooms.incidents.models import CauseCategory, Measure
from mreza.site.accounts.models import User

WHYS = 5
GRADES_OF_SCALE = range(1, 6)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _text(label: Any, *, required: bool = True, rows: int = 3, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label, required=required, max_length=4000, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _day(label: Any, **more: Any) -> Any:
    return forms.DateField(
        label=label, input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more,
    )  # fmt: skip


class DeedForm(forms.Form):
    """The revision; `today` is the day the form is checked on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = today

    def _not_after_today(self, name: str) -> date:
        day: date = self.cleaned_data[name]
        if day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day


class AssessForm(DeedForm):
    """A cell of the risk matrix, as "severity-likelihood"."""

    cell = forms.ChoiceField(
        label=_("Risk"), widget=forms.RadioSelect,
        choices=[(f"{s}-{p}", f"{s} × {p}") for s in GRADES_OF_SCALE for p in GRADES_OF_SCALE],
    )  # fmt: skip
    why = _text(_("Explanation"), required=False, rows=2)

    @property
    def risk(self) -> tuple[int, int]:
        """(severity, likelihood), each 1 to 5."""
        severity, likelihood = self.cleaned_data["cell"].split("-")
        return int(severity), int(likelihood)


class CommissionForm(DeedForm):
    """Members, one a line, and the day they meet."""

    members = _text(
        _("Members"), help_text=_("One a line: name and field. The safety officer is one of them.")
    )
    meets_on = _day(_("Meets on"))

    def clean_members(self) -> list[str]:
        members = _lines(self.cleaned_data["members"])
        if any(len(member) > 150 for member in members):
            raise forms.ValidationError(gettext("Write each member on a line of their own."))
        return members


class ReasonForm(DeedForm):
    """Only why."""

    why = _text(_("Why"), help_text=_("It stays in the history."))


class OptionalReasonForm(DeedForm):
    """Why, if there is something to say."""

    why = _text(_("Note"), required=False, rows=2)


class AnalysisForm(DeedForm):
    """Five whys and the six bones of the fishbone, each cause on a line."""

    root_cause = _text(_("Root cause"), rows=2)
    root_category = forms.ChoiceField(
        label=_("Group of the root cause"), choices=CauseCategory.choices
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for number in range(1, WHYS + 1):
            self.fields[f"why_{number}"] = forms.CharField(
                label=gettext("Why?") if number == 1 else gettext("And why that?"),
                required=number == 1, max_length=500,
            )  # fmt: skip
        for name, label in CauseCategory.choices:
            self.fields[f"causes_{name}"] = _text(label, required=False, rows=2)

    @property
    def whys(self) -> list[Any]:
        return [self[f"why_{number}"] for number in range(1, WHYS + 1)]

    @property
    def bones(self) -> list[Any]:
        return [self[f"causes_{name}"] for name in CauseCategory.values]

    @property
    def finding(self) -> Finding:
        said = self.cleaned_data
        answers = [said[f"why_{number}"].strip() for number in range(1, WHYS + 1)]
        causes = {name: _lines(said[f"causes_{name}"]) for name in CauseCategory.values}
        return Finding(
            whys=[answer for answer in answers if answer],
            causes=causes,
            root_cause=said["root_cause"].strip(),
            root_category=said["root_category"],
        )


class MeasureForm(DeedForm):
    """A measure; the owner is somebody of the home, or anybody by name."""

    text = _text(_("Measure"), rows=2)
    level = forms.ChoiceField(label=_("Reach"), choices=Measure.Level.choices)
    nature = forms.ChoiceField(label=_("Nature"), choices=Measure.Nature.choices)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    owner_name = forms.CharField(
        label=_("Owner who does not sign in"), required=False, max_length=150
    )
    due = _day(_("Due"))

    def __init__(self, *given: Any, people: list[User], **more: Any) -> None:
        super().__init__(*given, **more)
        self.people = {str(person.pk): person for person in people}
        named = [(key, person.get_full_name()) for key, person in self.people.items()]
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - a mistake in this file only
        field.choices = [("", _("somebody else")), *named]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("owner") and not cleaned.get("owner_name", "").strip():
            self.add_error("owner", gettext("Choose who is to do it, or write the name below."))
        return cleaned

    @property
    def person(self) -> User | None:
        return self.people.get(self.cleaned_data["owner"])

    @property
    def name(self) -> str:
        return self.person.get_full_name() if self.person else self.cleaned_data["owner_name"]


class DoneForm(DeedForm):
    """When a measure was done and how."""

    day = _day(_("Done on"))
    note = _text(_("What was done"), required=False, rows=2)

    def clean_day(self) -> date:
        return self._not_after_today("day")


class CheckForm(DeedForm):
    """Whether the measures work, and how that was found."""

    effective = forms.TypedChoiceField(
        label=_("Do the measures work?"), widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
        choices=[("yes", _("yes")), ("no", _("no, other measures are needed"))],
    )  # fmt: skip
    finding = _text(_("How this was found"))
    day = _day(_("Checked on"))

    def clean_day(self) -> date:
        return self._not_after_today("day")
