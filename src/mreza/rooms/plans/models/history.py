"""The history of a plan: who changed what, when and why. The database only adds."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from mreza.rooms.plans.models.measures import Measure
from mreza.rooms.plans.models.plans import Plan
from mreza.rooms.plans.words import What


class Change(models.Model):
    """One change; `before` and `after` are plain values by name, as they were then."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="changes")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="changes")
    what = models.CharField(max_length=12, choices=What.choices)
    before: Any = models.JSONField(default=dict)
    after: Any = models.JSONField(default=dict)
    reason = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(name="plan_change_of", fields=["plan", "measure"])]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.what}"
