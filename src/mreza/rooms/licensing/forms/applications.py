"""Forms of applicants: a training and what is asked for, its programme, its lecturers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing.actions.telling import LecturerTold, SessionTold, Told
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.models.credits import Content, CreditKind
from mreza.rooms.licensing.models.events import MOST_MINUTES
from mreza.rooms.licensing.proposing import TRAINING

DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y"]
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
LONGEST = timedelta(days=366)  # of one training; a mistyped year, not a rule
WORKS = [
    (name, label) for name, label in CreditKind.choices if name != CreditKind.ACTIVE
]  # own lectures are a field of a training
ASKED = ("work", "minutes", "weeks", "contributions", "sharers", "content", "foreign",
         "late_reason")  # fmt: skip


def day_field(label: Any, **more: Any) -> Any:
    """A day of these decades; a mistyped year is told."""
    return forms.DateField(
        label=label,
        input_formats=DAYS,
        validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **more,
    )


def _minutes(label: Any, **more: Any) -> Any:
    return forms.IntegerField(
        label=label, min_value=0, max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **more,
    )  # fmt: skip


class TrainingForm(forms.Form):
    """What every application says of a training; `today` is the day it is checked on."""

    title = forms.CharField(label=_("Title of the training"), max_length=200)
    organiser_name = forms.CharField(
        label=_("Organiser"), max_length=200,
        widget=forms.TextInput(attrs={"list": "organisers", "autocomplete": "off"}),
    )  # fmt: skip
    first = day_field(_("First day"))
    last = day_field(_("Last day"), required=False, help_text=_("Empty: the same day."))
    late_reason = forms.CharField(
        label=_("Why it is late, if it is"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = today

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and not last and "last" not in self.errors:
            last = cleaned["last"] = first
        if first and last and last < first:
            self.add_error("last", gettext("It ends before it begins."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", gettext("It lasts more than a year; check the years."))
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """Fields of the application that this form has."""
        said = self.cleaned_data
        return {name: said[name] for name in ASKED if said.get(name) not in (None, "")}


class IndividualForm(TrainingForm):
    """A practitioner's: a training she attended, or a work she published."""

    work = forms.ChoiceField(label=_("What it is for"), choices=WORKS)
    minutes = _minutes(
        _("Minutes attended"), required=False,
        help_text=_("As on the certificate, without breaks. An hour of training has 45 minutes."),
    )  # fmt: skip
    contributions = forms.IntegerField(
        label=_("Own lectures, presentations or posters"), required=False, min_value=0,
        max_value=50,
    )  # fmt: skip
    weeks = forms.DecimalField(
        label=_("Weeks of training"), required=False, min_value=0, max_value=9, decimal_places=2,
        localize=True,
    )  # fmt: skip
    sharers = forms.IntegerField(
        label=_("Authors or editors in all"), required=False, min_value=1, max_value=500,
        help_text=_("Points are divided among them."),
    )  # fmt: skip
    foreign = forms.BooleanField(
        label=_("The certificate or the programme is in a foreign language"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("work") not in TRAINING:
            cleaned |= {"minutes": 0, "contributions": 0, "weeks": 0}
        elif cleaned.get("work") == CreditKind.OTHER_TRAINING:
            cleaned |= {"minutes": 0}
        else:
            cleaned |= {"weeks": 0}
        first = cleaned.get("first")
        if first and first > self.today:
            self.add_error("first", gettext("Apply when it is over, with the certificate."))
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        defaults = {"minutes": 0, "contributions": 0, "weeks": 0, "sharers": 1, "late_reason": ""}
        return defaults | super().asked | {"foreign": self.cleaned_data["foreign"]}


class ConditionsForm(forms.Form):
    """What life support asks of a programme."""

    written_test = forms.BooleanField(label=_("Written test"), required=False)
    practical_test = forms.BooleanField(label=_("Practical test"), required=False)
    follows_guidelines = forms.BooleanField(
        label=_("By the resuscitation guidelines in force"), required=False
    )


class MandatoryForm(IndividualForm, ConditionsForm):
    """As an individual's, with the content that should be recognised."""

    content = forms.ChoiceField(label=_("Mandatory content"), choices=Content.choices)
    work = forms.ChoiceField(widget=forms.HiddenInput, choices=WORKS, initial="attendance")


class OrganiserForm(TrainingForm, ConditionsForm):
    """An organiser's: for one of the organisations whose staff applies."""

    organisation = forms.ChoiceField(label=_("Organiser"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)

    field_order = ("organisation", "title", "first", "last", "place", "late_reason")

    def __init__(self, *given: Any, homes: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        del self.fields["organiser_name"]
        self.names = dict(homes)
        field: Any = self.fields["organisation"]
        field.choices = homes

    @property
    def asked(self) -> dict[str, Any]:
        return {"late_reason": self.cleaned_data["late_reason"]}


class SessionForm(forms.Form):
    """A part of the programme."""

    title = forms.CharField(label=_("Session"), max_length=200)
    minutes = _minutes(_("Minutes"))
    content = forms.ChoiceField(
        label=_("Mandatory content"), required=False,
        choices=[("", _("none")), *Content.choices],
    )  # fmt: skip
    workshop = forms.BooleanField(label=_("Workshop in groups"), required=False)
    lecturers = forms.CharField(
        label=_("Lecturers"), required=False, max_length=500,
        help_text=_("Names, parted by commas."),
    )  # fmt: skip

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not minutes:
            raise forms.ValidationError(gettext("Say how many minutes it lasts."))
        return minutes

    def told(self) -> SessionTold:
        said = self.cleaned_data
        names = tuple(dict.fromkeys(one.strip()[:150] for one in said["lecturers"].split(",")))
        return SessionTold(
            said["title"], said["minutes"], said["workshop"], said["content"],
            tuple(name for name in names if name),
        )  # fmt: skip


class LecturerForm(forms.Form):
    """What a lecturer shows for mandatory contents."""

    name = forms.CharField(label=_("Name and surname"), max_length=150)
    bibliography = forms.BooleanField(label=_("work in a bibliographic base"), required=False)
    trained = forms.BooleanField(label=_("training in the field"), required=False)
    commission = forms.BooleanField(label=_("commission or working group"), required=False)
    provider_licence = forms.BooleanField(label=_("licence of an ALS provider"), required=False)
    active = forms.BooleanField(label=_("works in a resuscitation team"), required=False)

    def told(self) -> LecturerTold:
        return LecturerTold(**self.cleaned_data)


SessionForms: Any = formset_factory(SessionForm, extra=3, max_num=40, validate_max=True)
LecturerForms: Any = formset_factory(LecturerForm, extra=2, max_num=40, validate_max=True)


def programme(formset: BaseFormSet[Any]) -> tuple[Any, ...]:
    """The rows of a formset that say something."""
    return tuple(form.told() for form in formset if form.has_changed() and form.cleaned_data)


def told(
    form: TrainingForm, sessions: BaseFormSet[Any] | None, lecturers: BaseFormSet[Any] | None,
    organiser: tuple[str, str],
) -> Told:  # fmt: skip
    """What the forms say; `organiser` is (code or empty, name)."""
    said = form.cleaned_data
    own = programme(sessions) if sessions is not None else _one_session(said)
    return Told(
        title=said["title"].strip(), organiser=organiser[0], organiser_name=organiser[1],
        first=said["first"], last=said["last"], place=said.get("place", "").strip(),
        written_test=said.get("written_test", False),
        practical_test=said.get("practical_test", False),
        follows_guidelines=said.get("follows_guidelines", False),
        sessions=own, lecturers=programme(lecturers) if lecturers is not None else (),
        asked=form.asked,
    )  # fmt: skip


def _one_session(said: dict[str, Any]) -> tuple[SessionTold, ...]:
    minutes = said.get("minutes") or 0
    return (SessionTold(said["title"].strip(), minutes),) if minutes else ()


def opened(application: Application) -> dict[str, Any]:
    """Initial values of a form for an application that is changed."""
    event = application.event
    names = ("title", "organiser_name", "first", "last", "place", "written_test",
             "practical_test", "follows_guidelines")  # fmt: skip
    return {
        **{name: getattr(event, name) for name in names},
        **{name: getattr(application, name) for name in ASKED},
        "organisation": application.organisation_id, "revision": application.revision,
    }  # fmt: skip


def opened_programme(application: Application) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Initial values of the formsets of an application that is changed."""
    event = application.event
    sessions = [
        {
            "title": one.title, "minutes": one.minutes, "content": one.content,
            "workshop": one.workshop,
            "lecturers": ", ".join(who.name for who in one.lecturers.all()),
        }
        for one in event.sessions.prefetch_related("lecturers")
    ]  # fmt: skip
    names = [*LecturerForm.base_fields]
    return sessions, [{name: getattr(one, name) for name in names} for one in event.lecturers.all()]
