"""An incident as it was reported and stands now, and everything that happened to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents.models.choices import (
    CauseCategory,
    Harm,
    Kind,
    MedicationKind,
    Service,
    State,
)
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models import ImportedFile

# A month is counted by the provider's own clock, whatever zone a report came from.
HOME_ZONE = "Europe/Ljubljana"
MOST = 20  # of errors in one administration, of persons injured in one incident


def _local(template: str) -> Func:
    """A part of `occurred_at` on the provider's clock, as the database keeps it."""
    wall = f"(%(expressions)s AT TIME ZONE '{HOME_ZONE}')"
    return Func(F("occurred_at"), template=template.replace("WALL", wall))


def _between(name: str, first: int, last: int) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"incident_{name}_{first}_to_{last}",
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (first, last)}),
    )


class Incident(models.Model):
    """One incident or near miss of a provider (guidelines 5.1.1, 5.3, 4.1.1.3).

    `client_id` is made where the form was filled in: the same form sent twice is one incident.
    `occurred_at` is the moment; `occurred_zone` and `occurred_offset` (minutes east of UTC) say
    on which clock it was told; `day`, `hour` and `weekday` (1 is Monday) are the provider's own.
    `filled_at` is when the device says the form was filled in, `reported_at` when it came here.
    `errors` are errors of one administration of medicines. `revision` rises with every change; a
    form opened on an older one is refused. An anonymous report has no `reporter` anywhere.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="incidents")
    client_id = models.UUIDField(editable=False)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(
        _("State"), max_length=12, choices=State.choices, default=State.REPORTED
    )
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind.choices)
    service = models.CharField(_("Service"), max_length=20, choices=Service.choices)
    near_miss = models.BooleanField(_("Near miss"), default=False)

    occurred_at = models.DateTimeField(_("When it happened"))
    occurred_zone = models.CharField(max_length=64, default=HOME_ZONE)
    occurred_offset = models.SmallIntegerField(help_text="minutes east of UTC")
    day = models.GeneratedField(
        expression=_local("(WALL::date)"), output_field=models.DateField(), db_persist=True
    )
    hour = models.GeneratedField(
        expression=_local("(EXTRACT(HOUR FROM WALL)::smallint)"),
        output_field=models.SmallIntegerField(), db_persist=True,
    )  # fmt: skip
    weekday = models.GeneratedField(
        expression=_local("(EXTRACT(ISODOW FROM WALL)::smallint)"),
        output_field=models.SmallIntegerField(), db_persist=True,
    )  # fmt: skip
    reported_at = models.DateTimeField(_("Reported"))
    filled_at = models.DateTimeField(null=True, blank=True)

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    anonymous = models.BooleanField(_("Anonymous"), default=False)
    staff_code = models.CharField(_("Staff involved (codes)"), max_length=100, blank=True)
    user_code = models.CharField(_("User involved (code)"), max_length=100, blank=True)

    medication_kind = models.CharField(
        _("What was wrong"), max_length=20, choices=MedicationKind.choices, blank=True
    )
    errors = models.PositiveSmallIntegerField(_("Errors in one administration"), default=1)
    recipients_swapped = models.BooleanField(_("Recipients were swapped"), default=False)
    users_injured = models.PositiveSmallIntegerField(_("Users injured"), default=0)
    staff_injured = models.PositiveSmallIntegerField(_("Staff injured"), default=0)
    harm = models.CharField(_("Harm"), max_length=10, choices=Harm.choices, blank=True)
    sore_stage = models.PositiveSmallIntegerField(_("Stage of the sore"), null=True, blank=True)
    place = models.CharField(_("Place"), max_length=100, blank=True)

    description = models.TextField(_("What happened"), blank=True)
    cause = models.TextField(_("Cause, if known"), blank=True)
    cause_category = models.CharField(
        _("Group of the cause"), max_length=12, choices=CauseCategory.choices, blank=True
    )
    interventions = models.TextField(_("What was done at once"), blank=True)
    measures_taken = models.TextField(_("Measures already taken"), blank=True)
    notes = models.TextField(_("Notes"), blank=True)

    severity = models.PositiveSmallIntegerField(_("Severity"), null=True, blank=True)
    likelihood = models.PositiveSmallIntegerField(_("Likelihood"), null=True, blank=True)
    synthetic = models.BooleanField(default=False)
    file = models.ForeignKey(
        ImportedFile, models.PROTECT, null=True, blank=True, related_name="incidents"
    )

    class Meta:
        ordering = ["-occurred_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="incident_same_form_once", fields=["organisation", "client_id"]
            ),
            models.CheckConstraint(
                name="incident_anonymous_has_no_reporter",
                condition=Q(anonymous=False) | Q(reporter=None),
            ),
            models.CheckConstraint(
                name="incident_medication_says_what",
                condition=~Q(kind=Kind.MEDICATION) | ~Q(medication_kind=""),
            ),
            models.CheckConstraint(
                name="incident_near_miss_is_one", condition=~Q(kind=Kind.NEAR_MISS)
                | Q(near_miss=True),
            ),
            models.CheckConstraint(
                name="incident_special_conditions_of_its_service",
                condition=~Q(kind=Kind.SPECIAL_CONDITIONS) | Q(service=Service.SPECIAL_CONDITIONS),
            ),
            models.CheckConstraint(
                name="incident_assessed_has_a_risk",
                condition=Q(state__in=[State.REPORTED, State.WITHDRAWN])
                | Q(severity__isnull=False, likelihood__isnull=False),
            ),
            models.CheckConstraint(
                name="incident_words_known",
                condition=Q(kind__in=Kind.values, service__in=Service.values)
                & Q(state__in=State.values, cause_category__in=["", *CauseCategory.values]),
            ),
            _between("severity", 1, 5),
            _between("likelihood", 1, 5),
            _between("sore_stage", 1, 4),
            _between("errors", 1, MOST),
            _between("users_injured", 0, MOST),
            _between("staff_injured", 0, MOST),
        ]  # fmt: skip
        indexes = [
            models.Index(name="incident_by_day", fields=["organisation", "-day"]),
            models.Index(name="incident_kind_by_day", fields=["organisation", "kind", "day"]),
            models.Index(name="incident_of_reporter", fields=["reporter", "-occurred_at"]),
            models.Index(name="incident_by_state", fields=["organisation", "state"]),
        ]
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")

    def __str__(self) -> str:
        return f"incident {self.pk} ({self.organisation_id}, {self.kind}, {self.state})"

    @property
    def risk(self) -> int | None:
        """Severity times likelihood, 1 to 25; None while it is not assessed."""
        if self.severity is None or self.likelihood is None:
            return None
        return self.severity * self.likelihood

    @property
    def counts(self) -> bool:
        return self.state != State.WITHDRAWN


class IncidentEvent(models.Model):
    """One thing that happened to an incident: who, when, what, why. The database only adds.

    `by` is empty for what its reporter did, so that no history tells who that is.
    """

    class What(models.TextChoices):
        REPORTED = "reported", _("Reported")
        COMPLETED = "completed", _("Completed by the reporter")
        FILE_ADDED = "file_added", _("File added")
        ASSESSED = "assessed", _("Assessed")
        COMMISSION = "commission", _("Commission appointed")
        SKIPPED = "skipped", _("Analysed without a commission")
        ANALYSED = "analysed", _("Root cause stated")
        MEASURE_ADDED = "measure_added", _("Measure added")
        MEASURE_DONE = "measure_done", _("Measure done")
        MEASURE_CANCELLED = "measure_cancelled", _("Measure cancelled")
        MEASURES = "measures", _("Measures agreed")
        EFFECTIVE = "effective", _("Measures work")
        NOT_EFFECTIVE = "not_effective", _("Measures do not work")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Reopened")
        CORRECTED = "corrected", _("Corrected")
        WITHDRAWN = "withdrawn", _("Withdrawn as entered by mistake")
        REINSTATED = "reinstated", _("Reinstated")

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=20, choices=What.choices)
    why = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(help_text="of the incident, after it")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="incident_event_own_revision", fields=["incident", "revision"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.what}"
