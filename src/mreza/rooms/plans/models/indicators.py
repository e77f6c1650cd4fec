"""Indicators of measures: what is to be reached, and what was read so far."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.plans.models.base import Titled, Told
from mreza.rooms.plans.models.measures import Measure, Wording
from mreza.rooms.plans.words import Direction, TargetKind


class Indicator(Titled):
    """What a measure is measured by. `link` is the key of a source that reads itself, or empty."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="indicators")
    key = models.CharField(max_length=60)
    unit = models.CharField(max_length=120, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    link = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["measure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "key"], name="plan_indicator_once")
        ]


class Target(models.Model):
    """What a version of the plan wants of an indicator, as printed and as a number."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    kind = models.CharField(max_length=14, choices=TargetKind.choices)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    baseline_year = models.PositiveSmallIntegerField(null=True)
    by = models.DateField(null=True)
    whole_programme = models.BooleanField(default=False)
    printed = models.TextField(blank=True)

    class Meta:
        ordering = ["wording", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["wording", "indicator"], name="plan_target_once")
        ]

    def __str__(self) -> str:
        return self.printed


class Reading(Told):
    """A value of an indicator on a day; one of them may be the baseline."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="readings")
    day = models.DateField(_("Day"))
    value = models.DecimalField(pgettext_lazy("plan", "Value"), max_digits=18, decimal_places=4)
    is_baseline = models.BooleanField(_("This is the baseline"), default=False)
    note = models.CharField(_("Source of the value"), max_length=500, blank=True)

    class Meta(Told.Meta):
        ordering = ["indicator", "day", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.UniqueConstraint(
                fields=["indicator", "day", "is_baseline"],
                condition=Q(withdrawn__isnull=True),
                name="plan_reading_once_a_day",
                violation_error_message=_(
                    "This indicator has a reading of that day already; withdraw it first."
                ),
            ),
            models.UniqueConstraint(
                fields=["indicator"],
                condition=Q(withdrawn__isnull=True, is_baseline=True),
                name="plan_reading_one_baseline",
                violation_error_message=_(
                    "This indicator has a baseline already; withdraw it first."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.value}"
