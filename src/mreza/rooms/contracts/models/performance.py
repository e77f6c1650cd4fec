"""How a contract is performed and given up: hours, substitutes, notices, and its history."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.models.contracts import Contract
from mreza.rooms.contracts.words import (
    Absence,
    ActivityName,
    Ground,
    Side,
    Weekday,
    What,
)
from mreza.rooms.network.models import Organisation

MINUTES_A_DAY = 24 * 60
CITATIONS = {
    Ground.UNABLE: "60(1)",
    Ground.AGAINST_RULES: "61(1.a)",
    Ground.NO_CONTRACT: "61(1.b)",
    Ground.LICENCE_WITHDRAWN: "61(4)",
}


class OpeningHours(models.Model):
    """When a holder sees the insurer's patients: minutes of a weekday, `[480, 840)` is 8 to 14."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="hours")
    activity = models.CharField(_("Activity"), max_length=30, choices=ActivityName.choices)
    holder = models.CharField(_("Holder"), max_length=120)
    weekday = models.PositiveSmallIntegerField(_("Day"), choices=Weekday.choices)
    span = IntegerRangeField()

    class Meta:
        ordering = ["activity", "holder", "weekday", "span"]
        constraints = [
            ExclusionConstraint(
                name="opening_hours_one_place_at_a_time",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    ("holder", RangeOperators.EQUAL),
                    ("weekday", RangeOperators.EQUAL),
                    ("span", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="opening_hours_within_a_day",
                condition=Q(span__isempty=False)
                & Q(span__contained_by=(0, MINUTES_A_DAY))
                & Q(weekday__gte=1, weekday__lte=7),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.weekday}"

    @property
    def starts(self) -> str:
        return clock(self.span.lower)

    @property
    def ends(self) -> str:
        return clock(self.span.upper)


def clock(minutes: int) -> str:
    """Minutes of a day as `08:00`; a day ends at `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Substitute(models.Model):
    """Who stands in for a holder, while and why: article 59(2) knows four reasons."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="substitutes")
    holder = models.CharField(_("Holder"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("Name of the substitute"), max_length=120, blank=True)
    absence = models.CharField(_("Absence"), max_length=20, choices=Absence.choices)
    valid = DateRangeField()

    class Meta:
        ordering = ["valid", "holder"]
        constraints = [
            ExclusionConstraint(
                name="substitute_one_at_a_time",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    ("holder", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="substitute_some_day", condition=Q(valid__isempty=False)),
            models.CheckConstraint(
                name="substitute_is_somebody",
                condition=Q(organisation__isnull=False) | ~Q(name=""),
            ),
            models.CheckConstraint(
                name="substitute_absence_known",
                condition=Q(absence__in=[absence.value for absence in Absence]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}: {self.name or self.organisation_id}"

    @property
    def last_day(self) -> date:
        """The last day on which somebody stands in."""
        end: date = self.valid.upper
        return end - timedelta(days=1)


class Notice(models.Model):
    """A contract given up: by whom, on which ground, its last day, and the day of its prices.

    Until `last_day` the programme runs at the prices of the day of notice (articles 60, 61(3)).
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="notices")
    given_by = models.CharField(max_length=10, choices=Side.choices)
    day = models.DateField(_("Day of notice"))
    ground = models.CharField(_("Ground"), max_length=10, choices=Ground.choices)
    last_day = models.DateField()
    prices_of = models.DateField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="notice_one_at_a_time", fields=["contract"], condition=Q(withdrawn=False)
            ),
            models.CheckConstraint(name="notice_runs_forward", condition=Q(last_day__gte=F("day"))),
            models.CheckConstraint(
                name="notice_of_a_provider_only_60",
                condition=~Q(given_by=Side.PROVIDER) | Q(ground=Ground.UNABLE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.day}"

    @property
    def citation(self) -> str:
        """The paragraph that allows it, as the act's ledger numbers it."""
        return CITATIONS[Ground(self.ground)]


class ContractEvent(models.Model):
    """One thing that happened to a contract: who, when, what, why. The database only adds.

    `day` is the day it counts from, `detail` what was before and after. Without a person it was the
    system (`by_name`).
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    what = models.CharField(max_length=20, choices=What.choices)
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(name="event_of_contract", fields=["contract", "-at"])]
        constraints = [
            models.CheckConstraint(
                name="event_of_a_person_has_a_reason",
                condition=Q(by__isnull=True) | ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.what}"
