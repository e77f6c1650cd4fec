"""What is done about an incident: files, commission, analysis, measures, checks of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.incidents.models.choices import CauseCategory
from mreza.rooms.incidents.models.incidents import Incident

AUTHOR: dict[str, Any] = {"null": True, "blank": True, "related_name": "+"}


class Attachment(models.Model):
    """A photo or a document. The file lies in the data folder under its own fingerprint."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=50)
    bytes = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="attachment_same_file_once", fields=["incident", "sha256"])
        ]

    def __str__(self) -> str:
        return self.name


class Commission(models.Model):
    """Who analyses an incident and when they meet; or why nobody needs to (section 3).

    The last one holds; a reopened incident may get another.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="commissions")
    members = ArrayField(models.CharField(max_length=150), default=list)
    meets_on = models.DateField(_("Meets on"), null=True, blank=True)
    skipped_because = models.TextField(_("Why no commission is needed"), blank=True)
    appointed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="commission_meets_or_is_skipped",
                condition=Q(members__len__gt=0, meets_on__isnull=False, skipped_because="")
                | (Q(members__len=0, meets_on=None) & ~Q(skipped_because="")),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.members) or self.skipped_because


class Analysis(models.Model):
    """Five whys and a fishbone, and the root cause they lead to. The last one holds.

    `whys` are the answers in their order; `causes` are the contributing causes by category.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="analyses")
    whys = ArrayField(models.CharField(max_length=500), default=list)
    causes = models.JSONField(default=dict)
    root_cause = models.TextField(_("Root cause"))
    root_category = models.CharField(
        _("Group of the root cause"), max_length=12, choices=CauseCategory.choices
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **AUTHOR)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "analyses"

    def __str__(self) -> str:
        return self.root_cause


class Measure(models.Model):
    """What is to be done so that it does not happen again, by whom and by when.

    `round` counts the sets of measures: those of the next round follow a check that found the
    ones before not effective. A cancelled measure stays with its reason.
    """

    class Level(models.TextChoices):
        INDIVIDUAL = "individual", _("for this person")
        SYSTEMIC = "systemic", _("for the whole home")

    class Nature(models.TextChoices):
        CORRECTIVE = "corrective", pgettext_lazy("measure", "corrective")
        PREVENTIVE = "preventive", pgettext_lazy("measure", "preventive")

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="measures")
    round = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(_("Measure"))
    level = models.CharField(_("Reach"), max_length=12, choices=Level.choices)
    nature = models.CharField(_("Nature"), max_length=12, choices=Nature.choices)
    owner_name = models.CharField(_("Owner"), max_length=150)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due = models.DateField(_("Due"))
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    done_note = models.TextField(_("What was done"), blank=True)
    cancelled_because = models.TextField(_("Why it was cancelled"), blank=True)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                name="measure_done_or_cancelled",
                condition=Q(done_on=None) | Q(cancelled_because=""),
            )
        ]
        indexes = [models.Index(name="measure_of_owner", fields=["owner", "due"])]

    def __str__(self) -> str:
        return self.text

    @property
    def open(self) -> bool:
        return self.done_on is None and not self.cancelled_because


class EffectivenessCheck(models.Model):
    """Whether the measures of a round work. Never changed; a later round has its own."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="checks")
    round = models.PositiveSmallIntegerField()
    effective = models.BooleanField(_("Effective"))
    finding = models.TextField(_("How this was found"))
    checked_on = models.DateField(_("Checked on"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.effective}"
