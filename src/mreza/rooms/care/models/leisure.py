"""Wishes for leisure activities in individual plans, activities, and who took part (5.1.2)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.care.models.users import OfUser, ServiceUser
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Record


class LeisureWish(OfUser):
    """While a user's individual plan says that the user wishes to take part."""

    user = models.ForeignKey(ServiceUser, models.PROTECT, related_name="leisure_wishes")
    valid = DateRangeField()

    class Meta:
        ordering = ["user", "valid"]
        constraints = [
            ExclusionConstraint(
                name="leisure_wish_once_a_day",
                violation_error_message=_(
                    "On some of these days the wish is recorded already; correct that record."
                ),
                expressions=[("user", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="leisure_wish_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: leisure"


class LeisureActivity(Record):
    """An activity by date and content, as the guidelines ask it to be kept."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="leisure_activities"
    )
    day = models.DateField(_("Day"))
    title = models.CharField(_("Leisure activity"), max_length=120)
    content = models.TextField(_("Content"), blank=True)

    class Meta:
        ordering = ["-day", "title", "pk"]
        indexes = [models.Index(name="leisure_of_a_day", fields=["organisation", "-day"])]
        constraints = [
            models.UniqueConstraint(
                name="leisure_activity_once",
                violation_error_message=_(
                    "This activity is recorded on this day already; open it and tick who came."
                ),
                fields=["organisation", "day", "title"],
                condition=Q(withdrawn=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.title}"

    @property
    def subject(self) -> str:
        return f"leisure/{self.pk}"


class LeisureAttendance(Record):
    """A user who took part in an activity."""

    activity = models.ForeignKey(LeisureActivity, models.PROTECT, related_name="attendances")
    user = models.ForeignKey(ServiceUser, models.PROTECT, related_name="leisure_attendances")

    class Meta:
        ordering = ["activity", "user"]
        constraints = [
            models.UniqueConstraint(
                name="leisure_attendance_once",
                fields=["activity", "user"],
                condition=Q(withdrawn=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.user_id}"

    @property
    def organisation_id(self) -> str:
        return str(self.activity.organisation_id)

    @property
    def subject(self) -> str:
        return self.activity.subject
