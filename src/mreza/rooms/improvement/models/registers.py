"""Registers of articles 4.1.1.3, 4.1.2.2, 4.1.3.3, 4.1.4: risks, improvements, equipment …"""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.improvement.models.base import Entry, Line
from mreza.rooms.improvement.words import (
    EquipmentKind,
    EquipmentWork,
    Outcome,
    Reach,
    Source,
    Stage,
    SupervisionKind,
    Swot,
)
from mreza.rooms.incidents.models import Incident

OF_FIVE = (MinValueValidator(1), MaxValueValidator(5))


def of_five(label: Any) -> models.PositiveSmallIntegerField[int, int]:
    """A step of a scale from 1 to 5; `label` is a lazy translation."""
    return models.PositiveSmallIntegerField(
        label, choices=[(step, str(step)) for step in range(1, 6)], validators=OF_FIVE
    )


class Risk(Entry):
    """A risk of a process, as it is and as it is after the measures (4.1.3.3)."""

    title = models.CharField(_("Risk"), max_length=200)
    process = models.CharField(_("Process"), max_length=120)
    description = models.TextField(_("Description"), max_length=2000, blank=True)
    cause = models.TextField(_("Cause"), max_length=1000, blank=True)
    consequence = models.TextField(_("Consequence"), max_length=1000, blank=True)
    likelihood = of_five(_("Likelihood"))
    severity = of_five(_("Severity"))
    measures = models.TextField(_("Measures"), max_length=2000, blank=True)
    likelihood_after = of_five(_("Likelihood after measures"))
    severity_after = of_five(_("Severity after measures"))
    owner = models.CharField(_("Owner"), max_length=120)
    review_on = models.DateField(_("Next review"))

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="risk_steps_of_five",
                condition=Q(likelihood__range=(1, 5), severity__range=(1, 5))
                & Q(likelihood_after__range=(1, 5), severity_after__range=(1, 5)),
            ),
        ]

    @property
    def score(self) -> int:
        return self.likelihood * self.severity

    @property
    def score_after(self) -> int:
        return self.likelihood_after * self.severity_after


class SwotEntry(Entry):
    """A strength, weakness, opportunity or threat (4.1.3.3)."""

    side = models.CharField(_("Side"), max_length=12, choices=Swot.choices)
    title = models.CharField(_("What it is"), max_length=300)
    process = models.CharField(_("Process"), max_length=120, blank=True)
    answer = models.TextField(_("What follows from it"), max_length=1000, blank=True)


class Improvement(Entry):
    """An improvement from idea to evaluation, in the cycle of PDCA (4, 4.1.4.1)."""

    title = models.CharField(_("Improvement"), max_length=200)
    process = models.CharField(_("Process"), max_length=120, blank=True)
    source = models.CharField(_("Source"), max_length=12, choices=Source.choices)
    incident = models.ForeignKey(
        Incident,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="improvements",
        verbose_name=_("Number of the incident"),
        help_text=_("If an incident led to it."),
    )
    description = models.TextField(_("What is to be better"), max_length=2000)
    stage = models.CharField(_("Stage"), max_length=6, choices=Stage.choices, default=Stage.IDEA)
    plan = models.TextField(_("Plan: what, how, measured by what"), max_length=2000, blank=True)
    done = models.TextField(_("Do: what was carried out"), max_length=2000, blank=True)
    checked = models.TextField(_("Check: what the measurement showed"), max_length=2000, blank=True)
    acted = models.TextField(_("Act: what becomes a rule or changes"), max_length=2000, blank=True)
    owner = models.CharField(_("Owner"), max_length=120, blank=True)
    due_on = models.DateField(_("Due"), null=True, blank=True)
    evaluated_on = models.DateField(_("Evaluated on"), null=True, blank=True)
    evaluation = models.TextField(_("Evaluation"), max_length=2000, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="improvement_closed_when_evaluated",
                condition=~Q(stage=Stage.CLOSED)
                | Q(evaluated_on__isnull=False) & ~Q(evaluation=""),
                violation_error_message=_("An improvement is closed with its evaluation and day."),
            ),
        ]


class Equipment(Entry):
    """Equipment with its caretaker, spare, and how often it is serviced and checked (4.1.2.2)."""

    title = models.CharField(_("Equipment"), max_length=200)
    inventory = models.CharField(_("Inventory number"), max_length=40, blank=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=EquipmentKind.choices)
    place = models.CharField(pgettext_lazy("quality model", "Place"), max_length=120)
    caretaker = models.CharField(_("Caretaker"), max_length=120)
    spare = models.CharField(_("Spare in case of failure"), max_length=200, blank=True)
    in_use_since = models.DateField(_("In use since"))
    service_months = models.PositiveSmallIntegerField(
        _("Service every (months)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    check_months = models.PositiveSmallIntegerField(
        _("Verification or calibration every (months)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    data_sheets = models.CharField(
        _("Technical and safety data sheets"), max_length=200, blank=True
    )


class EquipmentEvent(Line):
    """A service, verification, calibration, fault or repair; only added."""

    entry = models.ForeignKey(Equipment, models.PROTECT, related_name="lines")
    work = models.CharField(_("What"), max_length=12, choices=EquipmentWork.choices)
    day = models.DateField(_("Day"))
    done_by = models.CharField(_("Done by"), max_length=120)
    outcome = models.CharField(_("Outcome"), max_length=8, choices=Outcome.choices)
    document = models.CharField(_("Certificate or record"), max_length=200, blank=True)

    class Meta(Line.Meta):
        ordering = ["-day", "-pk"]


class Supervision(Entry):
    """An internal supervision of the yearly plan, or an extraordinary one (4.1.1.3)."""

    title = models.CharField(_("Field of supervision"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=14, choices=SupervisionKind.choices)
    planned_on = models.DateField(_("Planned on"))
    led_by = models.CharField(_("Led by"), max_length=120)
    done_on = models.DateField(pgettext_lazy("quality model", "Done on"), null=True, blank=True)
    findings = models.TextField(_("Findings"), max_length=3000, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="supervision_done_with_findings",
                condition=Q(done_on__isnull=True) | ~Q(findings=""),
                violation_error_message=_("A supervision that was done has its findings."),
            ),
        ]


class Recommendation(Entry):
    """What a supervision recommends, by when, and what was done (4.1.1.3)."""

    supervision = models.ForeignKey(
        Supervision, models.PROTECT, related_name="recommendations", verbose_name=_("Supervision")
    )
    title = models.CharField(_("Recommendation"), max_length=300)
    owner = models.CharField(_("Owner"), max_length=120)
    due_on = models.DateField(_("Deadline"))
    done_on = models.DateField(_("Carried out on"), null=True, blank=True)
    effect = models.TextField(_("What was done, with what effect"), max_length=2000, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="recommendation_done_with_effect",
                condition=Q(done_on__isnull=True) | ~Q(effect=""),
                violation_error_message=_("Say what was done and with what effect."),
            ),
        ]


class Partnership(Entry):
    """A partner with whom the organisation works (4.1.4.2)."""

    title = models.CharField(_("Partner"), max_length=200)
    reach = models.CharField(_("Reach"), max_length=13, choices=Reach.choices)
    subject = models.CharField(_("What it is about"), max_length=300)
    benefit = models.TextField(_("What users and staff have of it"), max_length=1000, blank=True)
    contact = models.CharField(_("Contact"), max_length=200, blank=True)
    since = models.DateField(_("Since"))
    until = models.DateField(_("Until"), null=True, blank=True)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                name="partnership_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("The last day is not before the first."),
            ),
        ]
