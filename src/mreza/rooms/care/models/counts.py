"""Numbers of a month about users, by service, that a home without records enters by hand."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.care.models.users import Service
from mreza.rooms.workforce.models.counts import MonthCount


class Measure(models.TextChoices):
    """What is counted for a month and a service."""

    USERS = "users", _("users of the service")
    ON_MEDICATION = "on_medication", _("users who took medicines")
    LEISURE_WISHING = "leisure_wishing", _("users whose plan wishes leisure activities")
    LEISURE_INCLUDED = "leisure_included", _("of those, users who took part at least once")
    MINUTES_AGREED = "minutes_agreed", _("agreed minutes")
    MINUTES_DONE = "minutes_done", _("minutes done")
    MISSED_ABSENCE = "missed_provider_absence", _("minutes missed: unplanned absence of staff")
    MISSED_VEHICLE = "missed_vehicle", _("minutes missed: vehicle out of order")
    MISSED_OTHER = "missed_provider_other", _("minutes missed: another reason on our side")
    MISSED_USER = "missed_user", _("minutes missed: a reason on the user's side")


class HeadCount(MonthCount):
    """A number about users of one service."""

    service = models.CharField(max_length=20, choices=Service.choices)

    class Meta:
        ordering = ["organisation", "month", "service", "measure"]
        constraints = [
            models.UniqueConstraint(
                name="head_count_once", fields=["organisation", "month", "service", "measure"]
            ),
            models.CheckConstraint(
                name="head_count_of_a_month", condition=Q(value__gte=0, month__day=1)
            ),
            models.CheckConstraint(
                name="head_count_words_known",
                condition=Q(measure__in=Measure.values, service__in=Service.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m} {self.service} {self.measure}"
