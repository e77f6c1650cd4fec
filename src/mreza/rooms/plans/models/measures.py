"""A measure, and how each version of the plan words it: holders, milestones, amounts."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models.base import Titled
from mreza.rooms.plans.models.plans import Area, Goal, Plan, PlanVersion
from mreza.rooms.plans.words import Basis, PartyKind


class Measure(models.Model):
    """What stays of a measure when the plan is worded anew: its code. All that happens hangs here.

    Without a wording in the newest version it has disappeared from the plan; its history stays.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures")
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="plan_measure_once")]

    def __str__(self) -> str:
        return self.code


class Wording(Titled):
    """A measure as one version of the plan prints it, with our own short title.

    `deadline` and `funding` are as printed; `passage` is the official text where it was imported.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="wordings")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="wordings")
    area = models.ForeignKey(Area, models.PROTECT, related_name="wordings")
    goals = models.ManyToManyField(Goal, related_name="wordings")
    order = models.PositiveSmallIntegerField()
    printed_code = models.CharField(max_length=40)
    purpose_sl = models.TextField(blank=True)
    purpose_en = models.TextField(blank=True)
    deadline = models.TextField(blank=True)
    success_sl = models.TextField(blank=True)
    success_en = models.TextField(blank=True)
    funding = models.TextField(blank=True)
    sources: Any = models.JSONField(default=list, help_text="names of sources, as printed")
    continues = models.BooleanField(default=False)
    first_line = models.PositiveIntegerField(null=True)
    last_line = models.PositiveIntegerField(null=True)
    passage = models.TextField(blank=True)
    note_sl = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "version"], name="plan_wording_once")
        ]

    @property
    def purpose(self) -> str:
        return self.in_language("purpose")

    @property
    def success(self) -> str:
        return self.in_language("success")

    @property
    def note(self) -> str:
        return self.in_language("note")


class Party(models.Model):
    """Who holds a measure or takes part, as printed, and the organisation where it is known."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=12, choices=PartyKind.choices)
    name = models.CharField(max_length=500)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="plan_parties"
    )
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["wording", "order"]
        constraints = [
            models.UniqueConstraint(fields=["wording", "kind", "order"], name="plan_party_once"),
            models.CheckConstraint(
                name="plan_party_kind", condition=Q(kind__in=[kind.value for kind in PartyKind])
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Milestone(Titled):
    """Something to be done by a day, every year, or always (neither `due` nor `yearly`)."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="milestones")
    key = models.CharField(max_length=60)
    due = models.DateField(null=True)
    yearly = models.BooleanField(default=False)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    printed = models.TextField(blank=True)

    class Meta:
        ordering = ["wording", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["wording", "key"], name="plan_milestone_once"),
            models.CheckConstraint(
                name="plan_milestone_days_forward",
                condition=Q(first__isnull=True) | Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
        ]


class Amount(models.Model):
    """Money as the document prints it: `euros` is null where it prints no sum."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="amounts")
    basis = models.CharField(max_length=20, choices=Basis.choices)
    printed = models.TextField(blank=True)
    euros = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    year = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["wording", "pk"]

    def __str__(self) -> str:
        return f"{self.basis} {self.euros or '–'}"
