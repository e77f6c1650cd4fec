"""The form of a report: kind first, then only what that kind needs; the time as a clock told it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents import moments
from mreza.rooms.incidents.models import (
    CauseCategory,
    Harm,
    Incident,
    Kind,
    MedicationKind,
    Service,
)
from mreza.rooms.incidents.models.incidents import MOST
from mreza.rooms.incidents.moments import Moment, MomentError, TwiceError
from mreza.rooms.incidents.words import LIKELIHOODS, SEVERITIES, SORE_STAGES, told_wrong

LONG = 4000
DAYS = ["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y"]
HOURS = ["%H:%M", "%H:%M:%S", "%H.%M"]
WHICH = [
    (moments.FIRST, _("the first time (still summer time)")),
    (moments.SECOND, _("the second time (already winter time)")),
]
# What is asked only of some kinds; for others it keeps its default.
OF_KIND: dict[str, frozenset[str]] = {
    "medication_kind": frozenset({Kind.MEDICATION}),
    "error_count": frozenset({Kind.MEDICATION}),
    "recipients_swapped": frozenset({Kind.MEDICATION}),
    "harm": frozenset({Kind.FALL, Kind.OTHER}),
    "place": frozenset({Kind.FALL, Kind.PRESSURE_SORE, Kind.OTHER, Kind.SPECIAL_CONDITIONS}),
    "sore_stage": frozenset({Kind.PRESSURE_SORE}),
}
# What is asked of every kind in the service whose injuries indicator 5.3 counts.
INJURIES = ("users_injured", "staff_injured")
# What a near miss can be of: it is kept with that kind, so that it counts where that kind counts.
NEAR_MISS_OF = [
    *((kind, kind.label) for kind in (Kind.MEDICATION, Kind.SPECIAL_CONDITIONS, Kind.FALL)),
    (Kind.OTHER, _("something else")),
]
FACTS = (
    "kind", "service", "near_miss", "staff_code", "user_code", "medication_kind", "errors",
    "recipients_swapped", "users_injured", "staff_injured", "harm", "sore_stage", "place",
    "description", "cause", "cause_category", "interventions", "measures_taken", "notes",
)  # fmt: skip


# Where a field of the form is called otherwise.
FIELDS = {"errors": "error_count"}


def _text(label: Any, *, required: bool = False, rows: int = 3, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label, required=required, max_length=LONG, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _number(label: Any, *, least: int = 0) -> Any:
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def _scale(label: Any, words: dict[int, Any], empty: Any) -> Any:
    choices = [("", empty), *((number, f"{number} – {said}") for number, said in words.items())]
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, choices=choices
    )


class FactsForm(forms.Form):
    """What happened, when and to whom: of a new report, of a correction, of a row of a file.

    `now` is the moment it is checked at. After `is_valid`, `moment` and `facts` hold what was
    said; `twice` says that the clock showed the time twice and it must be asked which.
    """

    kind = forms.ChoiceField(
        label=_("What kind of incident"), choices=Kind.choices, widget=forms.RadioSelect
    )
    near_miss_of = forms.ChoiceField(
        label=_("A near miss of what"), choices=NEAR_MISS_OF, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    service = forms.ChoiceField(
        label=_("In which service"), choices=Service.choices, initial=Service.INSTITUTIONAL_CARE
    )
    day = forms.DateField(
        label=_("Day"), input_formats=DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    hour = forms.TimeField(
        label=_("Hour"), input_formats=HOURS,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip
    which = forms.ChoiceField(
        label=_("Which of the two"), choices=WHICH, required=False, widget=forms.RadioSelect
    )
    zone = forms.CharField(
        label=_("On a clock in"), required=False, max_length=64, initial=moments.HOME,
        help_text=_("The time zone of the clock that you looked at."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )  # fmt: skip
    offset = forms.IntegerField(required=False, widget=forms.HiddenInput)
    near_miss = forms.BooleanField(
        label=_("Near miss: noticed before it reached anybody"), required=False
    )
    medication_kind = forms.ChoiceField(
        label=_("What was wrong"), required=False,
        choices=[("", _("choose")), *MedicationKind.choices],
    )  # fmt: skip
    # Not `errors`: a form has its own.
    error_count = _number(_("Errors in one administration"), least=1)
    recipients_swapped = forms.BooleanField(label=_("Recipients were swapped"), required=False)
    users_injured = _number(_("Users injured"))
    staff_injured = _number(_("Staff injured"))
    harm = forms.ChoiceField(
        label=_("Harm"), required=False, choices=[("", _("not known yet")), *Harm.choices]
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=100)
    sore_stage = _scale(_("Stage of the sore"), SORE_STAGES, _("not known yet"))
    staff_code = forms.CharField(
        label=_("Staff involved (codes)"), required=False, max_length=100,
        help_text=_("Codes only, no names."),
    )  # fmt: skip
    user_code = forms.CharField(
        label=_("User involved (code)"), required=False, max_length=100,
        help_text=_("The code only, no name."),
    )  # fmt: skip
    description = _text(_("Describe it in a few words"), required=True)
    interventions = _text(_("What was done at once"), rows=2)
    cause = _text(_("Cause, if known"), rows=2)
    cause_category = forms.ChoiceField(
        label=_("Group of the cause"), required=False,
        choices=[("", _("not known yet")), *CauseCategory.choices],
    )  # fmt: skip
    measures_taken = _text(_("Measures already taken"), rows=2)
    notes = _text(_("Notes"), rows=2)

    def __init__(self, *given: Any, now: datetime, **more: Any) -> None:
        super().__init__(*given, **more)
        self.now, self.moment, self.twice, self.old = now, cast("Moment | None", None), False, False
        self.fields["error_count"].help_text = _(
            "A wrong medicine given and the right one left out are two. Swapped recipients are one."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == Kind.NEAR_MISS:
            self._clean_near_miss(cleaned)
        kind = cleaned.get("kind", "")
        if kind == Kind.MEDICATION and not cleaned.get("medication_kind"):
            self.add_error("medication_kind", gettext("Say what was wrong with the medicine."))
        if kind == Kind.SPECIAL_CONDITIONS:  # the kind is defined by its service (5.3)
            cleaned["service"] = Service.SPECIAL_CONDITIONS
        for name, kinds in OF_KIND.items():
            if kind not in kinds and name in self.fields:
                cleaned[name] = None
        if cleaned.get("service") != Service.SPECIAL_CONDITIONS:
            cleaned |= dict.fromkeys(INJURIES)
        self._clean_moment(cleaned)
        return cleaned

    def _clean_near_miss(self, cleaned: dict[str, Any]) -> None:
        """A near miss is of the kind that it nearly was: one with medicines counts in 5.1.1."""
        cleaned["near_miss"], of = True, cleaned.get("near_miss_of")
        if not of:
            self.add_error("near_miss_of", gettext("Say what was nearly wrong."))
        elif of != Kind.OTHER:
            cleaned["kind"] = of

    def _clean_moment(self, cleaned: dict[str, Any]) -> None:
        day, hour = cleaned.get("day"), cleaned.get("hour")
        if not isinstance(day, date) or not isinstance(hour, time):
            return
        if day.year < moments.EARLIEST:
            self.add_error("day", gettext("Give a day of this century."))
            return
        wall = datetime.combine(day, hour.replace(second=0, microsecond=0))
        try:
            self.moment = moments.told(
                wall, cleaned.get("zone") or moments.HOME, which=cleaned.get("which", ""),
                offset=cleaned.get("offset"),
            )  # fmt: skip
            moments.check_past(self.moment, self.now)
        except MomentError as error:
            self.twice = isinstance(error, TwiceError)
            field = "zone" if isinstance(error, moments.UnknownZoneError) else "hour"
            self.add_error("which" if self.twice else field, told_wrong(error))
        except OverflowError:
            self.add_error("day", gettext("Give a day of this century."))
        else:
            self.old = moments.is_old(self.moment, self.now)

    @property
    def facts(self) -> dict[str, Any]:
        """Fields of `Incident` as said; what was not asked has its default."""
        said = self.cleaned_data
        return {name: _or_default(name, said.get(FIELDS.get(name, name))) for name in FACTS}


def _or_default(name: str, value: Any) -> Any:
    default = Incident._meta.get_field(name).get_default()  # type: ignore[union-attr]
    return default if value is None else value


class ReportForm(FactsForm):
    """A new report. `client_id` is made where the form is filled in and stays with it."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    filled_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    severity = _scale(_("How severe were the consequences"), SEVERITIES, _("I cannot say"))
    likelihood = _scale(_("How often could it happen"), LIKELIHOODS, _("I cannot say"))
    anonymous = forms.BooleanField(
        label=_("Report anonymously"), required=False,
        help_text=_("Your name is stored nowhere, and you will not find it among your reports."),
    )  # fmt: skip
    old_is_right = forms.BooleanField(
        label=_("The day is right, although it is long ago"), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.old and not cleaned.get("old_is_right"):
            self.add_error("old_is_right", gettext("Look at the day again, or confirm it."))
        filled = cleaned.get("filled_at")
        if filled is not None and not moments.plausible(filled, self.now):
            cleaned["filled_at"] = None  # a device's clock that is wrong says nothing
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {**super().facts, "severity": said["severity"], "likelihood": said["likelihood"]}


class CorrectionForm(FactsForm):
    """What was reported, opened again. The clock is the one it was told on."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    why = _text(_("Why it is corrected"), required=True, rows=2)


class CompletionForm(FactsForm):
    """The reporter's own report, opened again before it is assessed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def opened(incident: Incident) -> dict[str, Any]:
    """Initial values of a form that opens an incident."""
    moment = Moment(
        incident.occurred_at.astimezone(UTC), incident.occurred_zone, incident.occurred_offset
    )
    found = moments.possible(moment.wall, moment.zone)
    which = (moments.SECOND if found[-1] == moment else moments.FIRST) if len(found) > 1 else ""
    return {
        **{FIELDS.get(name, name): getattr(incident, name) for name in FACTS},
        "day": moment.wall.date(), "hour": moment.wall.time(), "zone": moment.zone,
        "which": which, "revision": incident.revision,
        "near_miss_of": Kind.OTHER if incident.kind == Kind.NEAR_MISS else "",
    }  # fmt: skip


def moment_facts(moment: Moment) -> dict[str, Any]:
    """The moment as fields of `Incident`."""
    return {
        "occurred_at": moment.at,
        "occurred_zone": moment.zone,
        "occurred_offset": moment.offset,
    }
