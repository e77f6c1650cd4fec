"""A document of a plan that was read and waits to be confirmed; it is no version yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy


class StagedImport(models.Model):
    """What was read of one file for one plan, the doubts, and what somebody answered to them.

    `read` is a `reading.Reading` as JSON (`reading.plain`). `answers` holds by the key of a doubt
    who said what: {"field": value…, "by": name, "at": ISO time}. `revision` grows with each
    answer, so that two people who answer at once do not undo each other.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("import of a plan", "waiting to be confirmed")
        CONFIRMED = "confirmed", pgettext_lazy("import of a plan", "confirmed")
        DISCARDED = "discarded", pgettext_lazy("import of a plan", "discarded")

    plan = models.ForeignKey("plans.Plan", models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()
    read: models.JSONField[Any, Any] = models.JSONField()
    answers: models.JSONField[Any, Any] = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled_by_name = models.CharField(max_length=200, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.OneToOneField(
        "plans.PlanVersion", models.PROTECT, null=True, blank=True, related_name="staged_import"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="plan_import_waits_once",
                fields=["plan", "fingerprint"],
                condition=Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="plan_import_confirmed_has_its_version",
                condition=Q(state="confirmed", version__isnull=False)
                | (~Q(state="confirmed") & Q(version__isnull=True)),
            ),
            models.CheckConstraint(
                name="plan_import_settled_by_somebody",
                condition=Q(state="waiting", settled_at__isnull=True)
                | (~Q(state="waiting") & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="plan_import_state_known",
                condition=Q(state__in=["waiting", "confirmed", "discarded"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.file_name}"
