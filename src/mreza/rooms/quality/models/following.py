"""What a home sets beside its figures: values it plans, and notes on its charts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.incidents.models import Measure
from mreza.rooms.network.models import Organisation


class PlannedValue(models.Model):
    """A planned value for a year, with its reason. The newest counts, earlier ones are history."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    service = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("planned value"), max_digits=12, decimal_places=4, null=True)
    reason = models.CharField(_("reason"), max_length=500)
    number = models.PositiveSmallIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation", "indicator", "service", "year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "indicator", "service", "year", "number"],
                name="planned_value_number_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="planned_value_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.indicator} {self.year}: {self.value}"


class Annotation(models.Model):
    """A note at a month of a chart: a measure taken, or where a new baseline begins.

    Taken back, never deleted; `measure` is the one of an incident that it tells of, if any.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    service = models.CharField(max_length=40, blank=True)
    month = models.DateField(_("month"))
    text = models.CharField(_("what was done"), max_length=300)
    starts_baseline = models.BooleanField(_("a new baseline begins here"), default=False)
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("measure")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation", "month", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="annotation_says_something"),
            models.CheckConstraint(condition=Q(month__day=1), name="annotation_first_day"),
            models.UniqueConstraint(
                fields=["organisation", "indicator", "service", "month"],
                condition=Q(starts_baseline=True, withdrawn_at__isnull=True),
                name="annotation_one_baseline_a_month",
                violation_error_message=_("A new baseline begins in this month already."),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "indicator"], name="annotation_of")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m}: {self.text}"
