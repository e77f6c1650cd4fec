"""A month that is closed: every value as it was then, prepared by one person, approved by another.

A closed month is never opened again. What changes later goes in as a correction: a new close of the
month with the next number, its reason and its own approval. The database refuses to change what is
approved or returned, and every value of a snapshot (second migration).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.models import Immutable
from mreza.rooms.network.models import Organisation


class MonthClose(models.Model):
    """A snapshot of a home's month. Number 1 is the close, higher ones are corrections.

    `records` is the fingerprint of the records that were counted; `receipts` say by act table how
    the values were computed; `fingerprint` covers all that is in the snapshot.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("waiting for approval")
        APPROVED = "approved", _("closed")
        RETURNED = "returned", _("returned")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="month_closes")
    month = models.DateField(help_text="its first day")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    records = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    receipts = models.JSONField(default=dict)
    synthetic = models.BooleanField(default=False)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    prepared_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("why it is returned"), max_length=2000, blank=True)

    class Meta:
        ordering = ["organisation", "-month", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month", "number"],
                condition=~Q(state="returned"),
                name="month_close_number_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "month"],
                condition=Q(state="prepared"),
                name="month_close_one_waits",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="month_close_first_day"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="month_correction_has_reason"
            ),
            # Four eyes: nobody approves what they prepared. Demonstration data have no person.
            models.CheckConstraint(
                condition=Q(state="prepared")
                | Q(synthetic=True)
                | (Q(decided_by__isnull=False) & Q(prepared_by__isnull=False)),
                name="month_close_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("prepared_by")),
                name="month_close_four_eyes",
            ),
            models.CheckConstraint(
                condition=(Q(state="prepared") & Q(decided_at__isnull=True))
                | (~Q(state="prepared") & Q(decided_at__isnull=False)),
                name="month_close_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer=""), name="month_close_returned_why"
            ),
        ]
        indexes = [models.Index(fields=["month", "state"], name="month_close_of_month")]
        verbose_name = _("closed month")
        verbose_name_plural = _("closed months")

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m} no. {self.number}"


class ClosedValue(Immutable):
    """One indicator of one service in a snapshot; `service` is empty for indicators of the home.

    `inputs` is what was counted, `values` what the act's table made of it (numbers as texts that
    keep their scale), `marks` fingerprints of the counted records by input.
    """

    close = models.ForeignKey(MonthClose, models.PROTECT, related_name="values")
    indicator = models.CharField(max_length=60)
    service = models.CharField(max_length=40, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    value = models.DecimalField(max_digits=24, decimal_places=8, null=True)
    few = models.BooleanField(default=False)
    source = models.CharField(max_length=10, blank=True, help_text="records or by_hand")
    values = models.JSONField()
    extras = models.JSONField(default=dict, help_text="what is recorded beside the value")
    marks = models.JSONField(default=dict)
    missing = models.CharField(max_length=500, blank=True, help_text="why there is no value")

    class Meta:
        ordering = ["close", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["close", "indicator", "service"], name="closed_value_once"
            )
        ]
        indexes = [models.Index(fields=["indicator", "service"], name="closed_value_of")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.service} in close {self.close_id}"


class StatedReason(models.Model):
    """Why a home has no figure for an indicator in a month. The newest counts; none is deleted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    indicator = models.CharField(max_length=60)
    service = models.CharField(max_length=40, blank=True)
    text = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation", "month", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="stated_reason_says_something"),
            models.CheckConstraint(condition=Q(month__day=1), name="stated_reason_first_day"),
        ]
        indexes = [models.Index(fields=["organisation", "month"], name="stated_reason_of")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m} {self.indicator}: {self.text}"
