"""What happens with a measure: milestones done, statements, tasks, money, risks, documents."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models.base import Told
from mreza.rooms.plans.models.measures import Measure
from mreza.rooms.plans.words import Said
from mreza.site import clock

ONE_TO_FIVE = [MinValueValidator(1), MaxValueValidator(5)]
_NOT_WITHDRAWN = Q(withdrawn__isnull=True)


class MilestoneDone(Told):
    """A milestone done by hand, with its evidence; `year` of one that is due every year.

    It keeps the milestone's key, so that it stays when the plan is worded anew.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="milestones_done")
    key = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField(null=True)
    done_on = models.DateField(_("Done on"))
    note = models.CharField(_("What was done"), max_length=1000)
    evidence_url = models.URLField(_("Address of the evidence"), max_length=500, blank=True)

    class Meta(Told.Meta):
        ordering = ["measure", "done_on", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.UniqueConstraint(
                fields=["measure", "key", "year"],
                condition=_NOT_WITHDRAWN,
                nulls_distinct=False,
                name="plan_milestone_done_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.year or ''} {self.done_on}"


class Statement(Told):
    """What a holder states of the measure as a whole, and why. The newest counts."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="statements")
    kind = models.CharField(_("Statement"), max_length=10, choices=Said.choices)
    day = models.DateField(_("Holds from"))
    reason = models.CharField(_("Reason"), max_length=1000)

    class Meta(Told.Meta):
        ordering = ["measure", "day", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(name="plan_statement_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Task(Told):
    """Something smaller to do for a measure; `revision` rises with every change."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="tasks")
    title = models.CharField(pgettext_lazy("plan", "Task"), max_length=300)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="plan_tasks",
        verbose_name=pgettext_lazy("plan", "Who does it"),
    )  # fmt: skip
    due = models.DateField(pgettext_lazy("plan", "Due"), null=True, blank=True)
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    done_note = models.CharField(_("What was done"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta(Told.Meta):
        ordering = ["measure", F("due").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.title


class FundsEntry(Told):
    """Money of a measure in a year from a source. The newest entry of the three counts."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="funds")
    year = models.PositiveSmallIntegerField(
        _("Year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    source = models.CharField(pgettext_lazy("plan", "Source of funds"), max_length=120)
    planned = models.DecimalField(
        pgettext_lazy("plan", "Planned"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    committed = models.DecimalField(
        pgettext_lazy("plan", "Committed"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    spent = models.DecimalField(
        pgettext_lazy("plan", "Spent"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    note = models.CharField(_("Remark"), max_length=500, blank=True)

    class Meta(Told.Meta):
        ordering = ["measure", "year", "source", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                name="plan_funds_not_negative",
                condition=(Q(planned__isnull=True) | Q(planned__gte=0))
                & (Q(committed__isnull=True) | Q(committed__gte=0))
                & (Q(spent__isnull=True) | Q(spent__gte=0)),
            ),
            models.CheckConstraint(
                name="plan_funds_of_something",
                condition=Q(planned__isnull=False)
                | Q(committed__isnull=False)
                | Q(spent__isnull=False)
                | Q(withdrawn__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.source}"


class Risk(Told):
    """What may keep a measure from happening; likelihood and impact from 1 to 5."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="risks")
    title = models.CharField(pgettext_lazy("plan", "Risk"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("Likelihood"), validators=ONE_TO_FIVE)
    impact = models.PositiveSmallIntegerField(_("Impact"), validators=ONE_TO_FIVE)
    response = models.CharField(_("What is done about it"), max_length=1000)
    noted_on = models.DateField(default=clock.today, editable=False)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    closed_why = models.CharField(_("Why it is closed"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta(Told.Meta):
        ordering = ["measure", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                name="plan_risk_one_to_five",
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def score(self) -> int:
        """Likelihood times impact, from 1 to 25."""
        return self.likelihood * self.impact


class Document(Told):
    """A file that shows something of a measure; its content is checked when it is sent."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="documents")
    title = models.CharField(_("Title"), max_length=200)
    file_name = models.CharField(max_length=200)
    file_key = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()

    class Meta(Told.Meta):
        ordering = ["measure", "-at"]
        constraints = [
            *Told.Meta.constraints,
            models.UniqueConstraint(
                fields=["measure", "sha256"], condition=_NOT_WITHDRAWN, name="plan_document_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Dependency(Told):
    """A measure that cannot go on before another one of the same plan."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="needs")
    needs = models.ForeignKey(Measure, models.PROTECT, related_name="needed_by")
    note = models.CharField(_("Why it is needed"), max_length=500, blank=True)

    class Meta(Told.Meta):
        ordering = ["measure", "pk"]
        constraints = [
            *Told.Meta.constraints,
            models.UniqueConstraint(
                fields=["measure", "needs"], condition=_NOT_WITHDRAWN, name="plan_dependency_once"
            ),
            models.CheckConstraint(
                name="plan_dependency_on_another", condition=~Q(measure=F("needs"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} → {self.needs_id}"
