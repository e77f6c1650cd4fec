"""Assessments against the activities of the model: the home's own and the ministry's (4, 7)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement.words import AssessmentKind, Round, Score
from mreza.rooms.network.models import Organisation


class Assessment(models.Model):
    """A round of a year or half. Finished, the database refuses to change it or its items.

    `act` is the fingerprint of the act whose activities were assessed.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(_("Kind"), max_length=8, choices=AssessmentKind.choices)
    year = models.PositiveSmallIntegerField(_("Year"))
    part = models.PositiveSmallIntegerField(_("Period"), choices=Round.choices)
    visit_on = models.DateField(_("Day of the visit"), null=True, blank=True)
    act = models.CharField(max_length=64)
    summary = models.TextField(_("Summary"), max_length=3000, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    finished_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-year", "-part", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "year", "part"],
                name="assessment_once_a_round",
                violation_error_message=_("There is an assessment of this period already."),
            ),
            models.CheckConstraint(
                name="assessment_finished_by_somebody_with_a_summary",
                condition=Q(finished_at__isnull=True, finished_on__isnull=True, finished_by="")
                | Q(finished_at__isnull=False, finished_on__isnull=False)
                & ~Q(finished_by="")
                & ~Q(summary=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind} {self.year}/{self.part}"

    @property
    def finished(self) -> bool:
        return self.finished_at is not None


class AssessmentItem(models.Model):
    """One activity in an assessment. `evidence` is what the records showed when it was scored."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    clause = models.CharField(max_length=30)
    score = models.PositiveSmallIntegerField(
        _("Score"), null=True, blank=True, choices=Score.choices
    )
    comment = models.TextField(_("Comment"), max_length=3000, blank=True)
    links = models.TextField(
        _("Own evidence"),
        max_length=1000,
        blank=True,
        help_text=_("One a line: an address or the name of a record."),
    )
    evidence: Any = models.JSONField(default=list)
    measure = models.CharField(
        pgettext_lazy("quality model", "Measure"), max_length=500, blank=True
    )
    measure_owner = models.CharField(_("Owner of the measure"), max_length=120, blank=True)
    measure_due = models.DateField(_("Deadline of the measure"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "clause"], name="assessment_item_once_a_clause"
            ),
            models.CheckConstraint(
                name="assessment_score_of_the_scale",
                condition=Q(score__isnull=True) | Q(score__range=(0, 4)),
            ),
            models.CheckConstraint(
                name="assessment_measure_whole",
                condition=Q(measure="", measure_owner="", measure_due__isnull=True)
                | ~Q(measure="") & ~Q(measure_owner="") & Q(measure_due__isnull=False),
                violation_error_message=_("A measure has an owner and a deadline."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause}: {self.score}"


class Answer(models.Model):
    """What the home answers to an external assessment; only added."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    text = models.TextField(pgettext_lazy("quality model", "Answer"), max_length=3000)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.assessment_id}: {self.text[:40]}"
