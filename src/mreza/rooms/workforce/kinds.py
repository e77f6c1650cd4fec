"""The kinds of records that people enter by a form in this room."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mreza.rooms.workforce.desk import Desk, Kind
from mreza.rooms.workforce.forms.staff import (
    AbsenceForm,
    AppointmentForm,
    EmploymentForm,
    EndForm,
    PersonForm,
    TrainingForm,
)
from mreza.rooms.workforce.models import StaffMember
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.views.asking import refusal


def person_page(person: StaffMember) -> str:
    """The page of a person; of one who is not stored (or no more), the list."""
    if person.pk is None or person.withdrawn:
        return reverse("workforce:staff", args=[person.organisation_id])
    return reverse("workforce:person", args=[person.organisation_id, person.code])


def _of_person(record: Any) -> str:
    return person_page(record.staff)


def _training_page(training: Any) -> str:
    if training.pk is None:
        return reverse("workforce:trainings", args=[training.organisation_id])
    return reverse("workforce:training", args=[training.organisation_id, training.pk])


def _posts_page(appointment: Any) -> str:
    return reverse("workforce:posts", args=[appointment.organisation_id])


_STAFF: Final = ("staff", StaffMember)
KINDS: Final = {
    "person": Kind(
        PersonForm, _("Add a person"), _("Correct a person's data"), Deed.STAFF, person_page
    ),
    "employment": Kind(
        EmploymentForm, _("Add an employment"), _("Correct an employment"), Deed.STAFF,
        _of_person, _STAFF, "staff__organisation",
    ),
    "end": Kind(
        EndForm, _("End an employment"), _("End an employment"), Deed.STAFF,
        _of_person, _STAFF, "staff__organisation",
    ),
    "absence": Kind(
        AbsenceForm, _("Add an absence"), _("Correct an absence"), Deed.STAFF,
        _of_person, _STAFF, "staff__organisation",
    ),
    "training": Kind(
        TrainingForm, _("Add a training"), _("Correct a training"), Deed.STAFF, _training_page
    ),
    "post": Kind(
        AppointmentForm, _("Appoint"), _("Correct or end an appointment"), Deed.APPOINT,
        _posts_page,
    ),
}  # fmt: skip
DESK: Final = Desk(KINDS, refusal, "workforce/_tabs.html")
