"""Licences and what happened to them. The status on a day is computed, never stored."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.licensing.models.register import OfPractitioner, Practitioner
from mreza.rooms.workforce.models.history import Lasting


class LicenceEventKind(models.TextChoices):
    GRANTED = "granted", pgettext_lazy("licence", "granted")
    RENEWED = "renewed", pgettext_lazy("licence", "renewed")
    SUSPENDED = "suspended", pgettext_lazy("licence", "suspended")
    REINSTATED = "reinstated", pgettext_lazy("licence", "reinstated")
    REVOKED = "revoked", pgettext_lazy("licence", "revoked")
    LAPSED = "lapsed", pgettext_lazy("licence", "lapsed")


class Licence(OfPractitioner, Lasting):
    """One licence period of a practitioner: a renewal begins the next one, under the same number.

    `valid` are its days as granted or renewed; a revocation or an early lapse is an event in it.
    """

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="licences")
    number = models.CharField(_("Licence number"), max_length=20)
    valid = DateRangeField()

    class Meta:
        ordering = ["practitioner", "valid"]
        constraints = [
            ExclusionConstraint(
                name="licence_one_a_day",
                expressions=[
                    ("practitioner", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
                violation_error_message=_("On some of these days there is a licence already."),
            ),
            ExclusionConstraint(
                name="licence_number_of_one_person",
                expressions=[
                    ("number", RangeOperators.EQUAL),
                    ("practitioner", RangeOperators.NOT_EQUAL),
                ],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="licence_begins_and_ends",
                condition=Q(
                    valid__isempty=False,
                    valid__startswith__isnull=False,
                    valid__endswith__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.valid}"


class LicenceEvent(models.Model):
    """What happened to a licence on a day. Append-only: the database refuses a change."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=LicenceEventKind.choices)
    day = models.DateField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="licence_begins_once",
                fields=["licence"],
                condition=Q(kind__in=["granted", "renewed"]),
            ),
            models.UniqueConstraint(
                name="licence_ends_once",
                fields=["licence"],
                condition=Q(kind__in=["revoked", "lapsed"]),
            ),
            models.UniqueConstraint(
                name="licence_event_once_a_day", fields=["licence", "kind", "day"]
            ),
            models.CheckConstraint(
                name="licence_event_has_a_reason",
                condition=Q(kind__in=["granted", "renewed"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="licence_event_kind_known", condition=Q(kind__in=LicenceEventKind.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.licence_id}: {self.kind} {self.day}"


class ReminderSent(models.Model):
    """A reminder that went out: at each distance from the end of a licence at most once."""

    licence = models.ForeignKey(Licence, models.PROTECT, related_name="reminders")
    days_before = models.PositiveSmallIntegerField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="reminded_once", fields=["licence", "days_before"])
        ]

    def __str__(self) -> str:
        return f"{self.licence_id}: {self.days_before}"
