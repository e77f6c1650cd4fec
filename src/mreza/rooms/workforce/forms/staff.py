"""Forms of staff records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.forms import DayInput
from mreza.rooms.workforce.forms.records import RecordForm, number, reason_field
from mreza.rooms.workforce.models import (
    Absence,
    Appointment,
    Employment,
    EndReason,
    StaffMember,
    Training,
)

END = ("", "–")


class PersonForm(RecordForm):
    """A member of the staff."""

    class Meta:
        model = StaffMember
        fields = ("code", "name", "occupation")
        help_texts = {"code": _("It stands for the name in all other records, e.g. Z001.")}


def _ends() -> list[tuple[str, Any]]:
    """Reasons people choose from; a move inside has a form of its own."""
    return [END, *(one for one in EndReason.choices if one[0] != EndReason.MOVED_INSIDE)]


class EmploymentForm(RecordForm):
    """A contract of employment."""

    weekly_hours = number(Employment._meta.get_field("weekly_hours"), most=60)
    exit_interview = forms.NullBooleanField(
        label=_("Exit interview"),
        required=False,
        widget=forms.Select(
            choices=[("unknown", "–"), ("true", _("held")), ("false", _("not held"))]
        ),
    )

    class Meta:
        model = Employment
        fields: tuple[str, ...] = (
            "position", "kind", "weekly_hours", "end_reason", "end_note", "exit_interview",
        )  # fmt: skip

    field_order: tuple[str, ...] = (
        "position", "kind", "weekly_hours", "first_day", "last_day", "end_reason", "end_note",
        "exit_interview", "reason",
    )  # fmt: skip

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if self.instance.end_reason != EndReason.MOVED_INSIDE:
            self.fields["end_reason"].choices = _ends()  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class EndForm(EmploymentForm):
    """The end of an employment: last day, reason, exit interview."""

    class Meta(EmploymentForm.Meta):
        fields: tuple[str, ...] = ("end_reason", "end_note", "exit_interview")

    weekly_hours = None  # type: ignore[assignment]
    field_order = ("last_day", "end_reason", "end_note", "exit_interview", "reason")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["last_day"].required = True
        self.fields["first_day"].widget = forms.HiddenInput()
        self.fields["end_reason"].help_text = _("Empty when the person did not say.")


class MoveForm(forms.ModelForm):  # type: ignore[type-arg]
    """Going on at another post of the same employer: no leaving, no newcomer."""

    since = forms.DateField(label=_("From"), widget=DayInput())
    weekly_hours = number(Employment._meta.get_field("weekly_hours"), most=60)
    reason = reason_field()

    class Meta:
        model = Employment
        fields = ("position", "kind")

    field_order = ("since", "position", "kind", "weekly_hours", "reason")

    def _post_clean(self) -> None:
        """The days come with the deed; only then the table's constraints can be asked."""
        for name in ("position", "kind", "weekly_hours"):
            setattr(self.instance, name, self.cleaned_data.get(name))


class AbsenceForm(RecordForm):
    """An absence of a member of the staff."""

    hours_per_day = number(
        Absence._meta.get_field("hours_per_day"),
        most=12,
        help_text=_("Only where it is not the whole working day, e.g. 4."),
    )

    class Meta:
        model = Absence
        fields = ("kind", "hours_per_day", "work_related")

    field_order = ("kind", "first_day", "last_day", "hours_per_day", "work_related", "reason")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        valid = self.instance.valid
        if valid is not None and not self.instance.staff.employments.filter(
            valid__overlap=valid, withdrawn=False
        ):
            self.add_error("first_day", _("On none of these days the person is employed here."))
        return cleaned


class TrainingForm(RecordForm):
    """A training; who attended is ticked on its own page."""

    open_ended = False
    hours = number(Training._meta.get_field("hours"), most=2000)
    cost = number(
        Training._meta.get_field("cost"),
        most=1_000_000,
        help_text=_("In euros, for everybody together."),
    )

    class Meta:
        model = Training
        fields = (
            "title", "organiser", "kind", "hours", "minutes_an_hour", "cost", "content",
            "public_certificate", "referred",
        )  # fmt: skip

    field_order = (
        "title", "organiser", "kind", "first_day", "last_day", "hours", "minutes_an_hour",
        "content", "cost", "public_certificate", "referred", "reason",
    )  # fmt: skip


class AppointmentForm(RecordForm):
    """Somebody in a post."""

    class Meta:
        model = Appointment
        fields = ("post", "name", "email", "phone", "published", "staff", "user")

    field_order = (
        "post", "staff", "name", "user", "email", "phone", "published", "first_day", "last_day",
        "reason",
    )  # fmt: skip

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        home = self.instance.organisation_id
        staff: Any = self.fields["staff"]
        staff.queryset = StaffMember.objects.filter(organisation=home, withdrawn=False)
        staff.label = _("Member of the staff")
        staff.help_text = _("Empty for somebody from outside.")
        user: Any = self.fields["user"]
        user.queryset = user.queryset.filter(memberships__organisation=home).distinct()
        user.label = _("Account that gets the rights of the post")
        user.label_from_instance = lambda one: one.get_full_name()
        self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("name"):
            if cleaned.get("staff"):
                cleaned["name"] = cleaned["staff"].name
            else:
                self.add_error("name", _("Name the person, or choose a member of the staff."))
        return cleaned
