"""People who work for an organisation, their employments and absences."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Lasting, Record


class OccupationGroup(models.TextChoices):
    """Occupational groups of care homes; the guidelines ask for groups and print no list."""

    REGISTERED_NURSE = "registered_nurse", _("registered nurses")
    NURSING_TECHNICIAN = "nursing_technician", _("nursing technicians")
    CARER = "carer", _("carers")
    HOME_CARER = "home_carer", _("social carers at home")
    SOCIAL_WORKER = "social_worker", _("social workers")
    THERAPIST = "therapist", _("physiotherapists and occupational therapists")
    DOCTOR = "doctor", _("doctors")
    INSTRUCTOR = "instructor", _("work instructors and habilitators")
    ADMINISTRATION = "administration", _("management and administration")
    SUPPORT = "support", _("kitchen, cleaning and technical services")
    OTHER = "other", _("other occupations")


class EmploymentKind(models.TextChoices):
    PERMANENT = "permanent", pgettext_lazy("employment", "permanent")
    FIXED_TERM = "fixed_term", pgettext_lazy("employment", "fixed term")
    SUBSTITUTE = "substitute", pgettext_lazy("employment", "fixed term, as a substitute")
    TRAINEE = "trainee", pgettext_lazy("employment", "fixed term, as a trainee")


class EndReason(models.TextChoices):
    """Why an employment ended; moving to another post of the same employer is no leaving."""

    RESIGNED = "resigned", pgettext_lazy("end of employment", "resignation")
    AGREED = "agreed", pgettext_lazy("end of employment", "by agreement")
    DISMISSED = "dismissed", pgettext_lazy("end of employment", "notice by the employer")
    TERM_ENDED = "term_ended", pgettext_lazy("end of employment", "end of a fixed term")
    RETIRED = "retired", pgettext_lazy("end of employment", "retirement")
    DIED = "died", pgettext_lazy("end of employment", "death")
    MOVED_INSIDE = "moved_inside", pgettext_lazy("end of employment", "move to another post here")
    OTHER = "other", pgettext_lazy("end of employment", "another reason")


class AbsenceKind(models.TextChoices):
    SICK = "sick", pgettext_lazy("absence", "sick leave")
    PARENTAL = "parental", pgettext_lazy("absence", "maternity or parental leave")
    ANNUAL = "annual", pgettext_lazy("absence", "annual leave")
    OTHER = "other", pgettext_lazy("absence", "other absence")


class StaffMember(Record):
    """A person of one organisation's staff; `code` stands for the name in all other records."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="staff")
    code = models.CharField(_("Code"), max_length=20)
    name = models.CharField(_("Name and surname"), max_length=120)
    occupation = models.CharField(
        _("Occupational group"), max_length=20, choices=OccupationGroup.choices
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["organisation", "code"]
        constraints = [
            models.UniqueConstraint(
                name="staff_code_once",
                violation_error_message=_(
                    "This code is taken; every person has a code of their own."
                ),
                fields=["organisation", "code"],
                condition=Q(withdrawn=False),
            ),
            models.UniqueConstraint(
                name="staff_user_once",
                fields=["organisation", "user"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="staff_code_as_in_addresses",
                violation_error_message=_(
                    "A code has letters without accents, digits, - and _ only."
                ),
                condition=Q(code__regex=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"),
            ),
            models.CheckConstraint(
                name="staff_occupation_known", condition=Q(occupation__in=OccupationGroup.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def subject(self) -> str:
        return f"staff/{self.code}"


class OfStaff(Lasting):
    """A lasting record of one member of the staff."""

    class Meta:
        abstract = True

    @property
    def organisation_id(self) -> str:
        return str(self.staff.organisation_id)  # type: ignore[attr-defined]

    @property
    def subject(self) -> str:
        return str(self.staff.subject)  # type: ignore[attr-defined]


class Employment(OfStaff):
    """One contract of employment: position, days, hours a week; at most one on a day.

    `end_reason` is empty while it has no end or the reason is not known; `exit_interview` is None
    while nobody said whether there was one.
    """

    staff = models.ForeignKey(StaffMember, models.PROTECT, related_name="employments")
    position = models.CharField(_("Position"), max_length=120)
    valid = DateRangeField()
    weekly_hours = models.DecimalField(_("Hours a week"), max_digits=4, decimal_places=2)
    kind = models.CharField(_("Kind"), max_length=12, choices=EmploymentKind.choices)
    end_reason = models.CharField(
        _("Why it ended"), max_length=12, choices=EndReason.choices, blank=True
    )
    end_note = models.CharField(_("Reason in the person's words"), max_length=300, blank=True)
    exit_interview = models.BooleanField(_("Exit interview"), null=True, blank=True)

    class Meta:
        ordering = ["staff", "valid"]
        constraints = [
            ExclusionConstraint(
                name="employment_one_a_day",
                violation_error_message=_(
                    "On some of these days this person is employed already; end or correct that."
                ),
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="employment_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="employment_hours_of_a_week",
                violation_error_message=_("Hours a week are more than 0 and at most 60."),
                condition=Q(weekly_hours__gt=0, weekly_hours__lte=60),
            ),
            models.CheckConstraint(
                name="employment_reason_of_an_end",
                violation_error_message=_(
                    "A reason or an exit interview needs a last day of the employment."
                ),
                condition=Q(valid__endswith__isnull=False)
                | Q(end_reason="", exit_interview__isnull=True),
            ),
            models.CheckConstraint(
                name="employment_words_known",
                condition=Q(kind__in=EmploymentKind.values)
                & Q(end_reason__in=["", *EndReason.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id}: {self.position}"


class Absence(OfStaff):
    """Days on which somebody was absent. `hours_per_day` empty: the whole working day."""

    staff = models.ForeignKey(StaffMember, models.PROTECT, related_name="absences")
    kind = models.CharField(_("Kind"), max_length=10, choices=AbsenceKind.choices)
    valid = DateRangeField()
    hours_per_day = models.DecimalField(
        _("Hours a day"), max_digits=4, decimal_places=2, null=True, blank=True
    )
    work_related = models.BooleanField(_("Illness or injury related to work"), default=False)

    class Meta:
        ordering = ["staff", "valid"]
        constraints = [
            ExclusionConstraint(
                name="absence_of_a_kind_once_a_day",
                violation_error_message=_(
                    "On some of these days such an absence is recorded already; correct that one."
                ),
                expressions=[
                    ("staff", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="absence_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="absence_hours_of_a_day",
                violation_error_message=_(
                    "Hours a day are more than 0 and at most 12; empty means the whole day."
                ),
                condition=Q(hours_per_day__isnull=True)
                | Q(hours_per_day__gt=0, hours_per_day__lte=12),
            ),
            models.CheckConstraint(
                name="absence_related_to_work_is_sick",
                violation_error_message=_("Only sick leave is related to work."),
                condition=Q(work_related=False) | Q(kind="sick"),
            ),
            models.CheckConstraint(
                name="absence_kind_known", condition=Q(kind__in=AbsenceKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.staff_id}: {self.kind}"


STANDING = Q(withdrawn=False)
OF_STANDING_STAFF = Q(withdrawn=False, staff__withdrawn=False)
FIRST_DAY = F("valid__startswith")
