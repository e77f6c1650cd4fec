"""A contract of a provider for a year: what is agreed, and how annexes change it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mreza.rooms.contracts.words import ActivityName, Measure, Side, State, Subject
from mreza.rooms.network.models import Organisation

OVER = (State.TERMINATED, State.EXPIRED)


class Contract(models.Model):
    """What an organisation and the insurer agreed for a year.

    `number` is how people call it (`2007-zd-celje`; a second one in the year gets `-2`). `revision`
    rises with every change; a form opened on an older one is refused. `last_day` is the last day of
    the programme, once notice was given or the contract is over.
    """

    number = models.SlugField(max_length=100, unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contracts")
    year = models.PositiveSmallIntegerField(_("Year"))
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.DRAFT)
    offered_by = models.CharField(max_length=10, choices=Side.choices, blank=True)
    in_force_from = models.DateField(_("In force from"), null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="contract_one_living_a_year",
                fields=["organisation", "year"],
                condition=~Q(state__in=OVER),
            ),
            models.CheckConstraint(
                name="contract_state_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="contract_offered_by_a_side",
                condition=Q(state=State.DRAFT, offered_by="")
                | ~Q(state=State.DRAFT) & Q(offered_by__in=[side.value for side in Side]),
            ),
            models.CheckConstraint(
                name="contract_in_force_since_a_day",
                condition=Q(state__in=(State.DRAFT, State.OFFERED, State.AGREED))
                | Q(in_force_from__isnull=False),
            ),
            models.CheckConstraint(
                name="contract_over_on_a_day",
                condition=~Q(state__in=OVER) | Q(last_day__isnull=False),
            ),
            models.CheckConstraint(
                name="contract_ends_after_it_begins",
                condition=Q(last_day__isnull=True)
                | Q(in_force_from__isnull=True)
                | Q(last_day__gte=F("in_force_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def first_day(self) -> date:
        return date(self.year, 1, 1)

    @property
    def year_end(self) -> date:
        return date(self.year, 12, 31)

    def ended_by(self, day: date) -> bool:
        """Whether the programme has run out before `day`."""
        return day > (self.last_day or self.year_end)


class Annex(models.Model):
    """A change of quantities from a day on: proposed by the insurer, agreed by the provider."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        IN_FORCE = "in_force", _("in force")
        WITHDRAWN = "withdrawn", _("withdrawn")

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="annexes")
    number = models.PositiveSmallIntegerField()
    valid_from = models.DateField(_("Valid from"))
    reason = models.TextField(_("Reason"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(name="annex_number_once", fields=["contract", "number"]),
            models.UniqueConstraint(
                name="annex_one_proposed", fields=["contract"], condition=Q(state="proposed")
            ),
            models.CheckConstraint(name="annex_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}/{self.number}"


class Quantity(models.Model):
    """A measure of an activity with teams and the quantity of a whole year."""

    activity = models.CharField(_("Activity"), max_length=30, choices=ActivityName.choices)
    measure = models.CharField(_("Measure"), max_length=20, choices=Measure.choices)
    kind = models.CharField(_("Subject"), max_length=30, choices=Subject.choices, blank=True)
    teams = models.DecimalField(_("Teams"), max_digits=9, decimal_places=3, default=Decimal(0))
    quantity = models.DecimalField(_("Quantity a year"), max_digits=14, decimal_places=2)

    class Meta:
        abstract = True


class AnnexLine(Quantity):
    """What an annex sets one item to; the item of that measure holds so from the annex's day."""

    annex = models.ForeignKey(Annex, models.PROTECT, related_name="lines")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="annex_line_once", fields=["annex", "activity", "measure", "kind"]
            ),
            models.CheckConstraint(
                name="annex_line_not_below_zero", condition=Q(quantity__gte=0, teams__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annex_id}: {self.activity} {self.measure}"


class ContractItem(Quantity):
    """An agreed quantity while it holds; on one day one for each measure (and subject).

    `quantity` is that of a whole year: while an item holds for part of it, its share of the months
    counts. `preventive_teams` are those of `teams` that do prevention. `article` and the source say
    where it stands; `illustrative` when no document prints it for this provider.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="items")
    annex = models.ForeignKey(Annex, models.PROTECT, null=True, blank=True, related_name="items")
    unit = models.CharField(max_length=50, blank=True)
    preventive_teams = models.DecimalField(max_digits=9, decimal_places=3, default=Decimal(0))
    valid = DateRangeField()
    article = models.CharField(max_length=30, blank=True)
    source_sl = models.CharField(max_length=300, blank=True)
    source_en = models.CharField(max_length=300, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            ExclusionConstraint(
                name="contract_item_one_a_day",
                expressions=[
                    ("contract", RangeOperators.EQUAL),
                    ("activity", RangeOperators.EQUAL),
                    ("measure", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="contract_item_some_day", condition=Q(valid__isempty=False)
            ),
            models.CheckConstraint(
                name="contract_item_from_day_to_day",
                condition=Q(valid__startswith__isnull=False, valid__endswith__isnull=False),
            ),
            models.CheckConstraint(
                name="contract_item_not_below_zero",
                condition=Q(quantity__gte=0, teams__gte=0, preventive_teams__gte=0)
                & Q(preventive_teams__lte=F("teams")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}: {self.activity} {self.measure}"

    @property
    def source(self) -> str:
        return self.source_en if get_language() == "en" else self.source_sl

    @property
    def last_day(self) -> date:
        """The last day on which it holds."""
        end: date = self.valid.upper
        return end - timedelta(days=1)
