"""Proposals for correction of a plan, as its coordination group makes them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models.measures import Measure
from mreza.rooms.plans.models.plans import Plan
from mreza.rooms.plans.words import ProposalState


class Proposal(models.Model):
    """A field of a measure (or of the plan) that should read otherwise; decided once."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="proposals")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="proposals")
    field = models.CharField(pgettext_lazy("plan", "What is to change"), max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(pgettext_lazy("plan", "How it should read"), max_length=4000)
    reason = models.TextField(pgettext_lazy("plan", "Reason"), max_length=2000)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="plan_proposals"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(
        max_length=9, choices=ProposalState.choices, default=ProposalState.PROPOSED
    )
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="plan_proposal_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="plan_proposal_decided_why",
                condition=Q(state="proposed", decided_at__isnull=True)
                | ~Q(state="proposed") & Q(decided_at__isnull=False) & ~Q(decided_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.state}"
