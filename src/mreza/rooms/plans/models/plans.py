"""A plan, its versions, and how a version is divided: areas and goals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models.base import Titled


class Plan(Titled):
    """A national plan; `code` is the identifier of its act. Its coordinator leads the reporting."""

    code = models.SlugField(primary_key=True, max_length=80)
    coordinator = models.ForeignKey(Organisation, models.PROTECT, related_name="coordinated_plans")
    first = models.DateField()
    last = models.DateField()

    class Meta:
        ordering = ["first", "code"]
        constraints = [
            models.CheckConstraint(name="plan_days_forward", condition=Q(last__gte=F("first")))
        ]


class PlanVersion(models.Model):
    """The plan as one document has it. The newest number is the plan that is followed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    adopted = models.DateField(null=True)
    source_name = models.CharField(max_length=250)
    fingerprint = models.CharField(max_length=64)
    note = models.CharField(max_length=1000, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_numbered_once"),
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="plan_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}, {self.number}"


class Area(Titled):
    """A chapter of a version, with its strategic goal."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="areas")
    code = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField()
    strategic_sl = models.TextField(blank=True)
    strategic_en = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="plan_area_once"),
        ]

    @property
    def strategic(self) -> str:
        """The strategic goal in the language of the page."""
        return self.in_language("strategic")


class Goal(Titled):
    """A specific goal of an area."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="goals")
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["area", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "code"], name="plan_goal_once")]
