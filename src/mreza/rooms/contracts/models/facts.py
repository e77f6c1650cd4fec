"""Facts of performance of a contract: recorded once, withdrawn once, never changed."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.models.contracts import Contract
from mreza.rooms.contracts.words import ActivityName, Fact


class ContractFact(models.Model):
    """What somebody recorded of an activity, or of one doctor in it, while it holds.

    `value` is `true`, `false` or a plain number. The database lets a row be withdrawn and nothing
    else: what was recorded, by whom and on which document stays as it was.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="facts")
    activity = models.CharField(_("Activity"), max_length=30, choices=ActivityName.choices)
    doctor = models.CharField(_("Doctor"), max_length=120, blank=True)
    name = models.CharField(max_length=40, choices=Fact.choices)
    value = models.CharField(_("Value"), max_length=30)
    valid = DateRangeField()
    document = models.CharField(_("Document"), max_length=200)
    reason = models.TextField(_("Reason"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["activity", "name", "doctor", "valid", "pk"]
        constraints = [
            ExclusionConstraint(
                name="fact_one_value_a_day",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    ("activity", RangeOperators.EQUAL),
                    ("doctor", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="fact_from_day_to_day",
                condition=Q(valid__isempty=False)
                & Q(valid__startswith__isnull=False, valid__endswith__isnull=False),
            ),
            models.CheckConstraint(
                name="fact_is_yes_no_or_a_number",
                condition=Q(value__regex=r"^(true|false|[0-9]+(\.[0-9]+)?)$"),
            ),
            models.CheckConstraint(
                name="fact_name_known", condition=Q(name__in=[fact.value for fact in Fact])
            ),
            models.CheckConstraint(
                name="fact_has_its_grounds", condition=~Q(document="") & ~Q(reason="")
            ),
            models.CheckConstraint(
                name="fact_withdrawn_by_whom_and_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.name} {self.value}"

    @property
    def last_day(self) -> date:
        """The last day on which it holds."""
        end: date = self.valid.upper
        return end - timedelta(days=1)
