"""Trainings and who attended: one entry serves indicator 5.4.2 and, later, licence points."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models.history import Lasting, Record
from mreza.rooms.workforce.models.staff import StaffMember


class TrainingKind(models.TextChoices):
    """Who holds it (guidelines 5.4.2: all three count)."""

    INTERNAL = "internal", pgettext_lazy("training", "internal, held by ourselves")
    OTHER_PROVIDER = "other_provider", pgettext_lazy("training", "here, held by another organiser")
    EXTERNAL = "external", pgettext_lazy("training", "external")


class MandatoryContent(models.TextChoices):
    """Contents that a licence of nurses requires, and those that the guidelines name (4.1.2.1)."""

    LEGISLATION_ETHICS = "legislation_ethics", _("health legislation and ethics")
    LIFE_SUPPORT = "life_support", _("basic life support")
    QUALITY_SAFETY = "quality_safety", _("quality and safety")
    VIOLENCE = "violence", _("recognising violence and acting on it")
    USER_FOCUS = "user_focus", _("focus on the user")


class MinutesAnHour(models.IntegerChoices):
    """A teaching hour (of licence points) or an hour of the clock."""

    TEACHING = 45, _("45 minutes")
    CLOCK = 60, _("60 minutes")


class Training(Lasting):
    """A training. `hours` of its programme are of `minutes_an_hour`; `cost` is euros in all.

    `referred`: the employer sent people to it; only then it counts in 5.4.2. `public_certificate`:
    it ends with a publicly valid certificate (vocational qualification, degree).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="trainings")
    title = models.CharField(_("Title"), max_length=200)
    organiser = models.CharField(_("Organiser"), max_length=200, blank=True)
    kind = models.CharField(_("Kind"), max_length=15, choices=TrainingKind.choices)
    valid = DateRangeField()
    hours = models.DecimalField(_("Hours of training"), max_digits=6, decimal_places=2)
    minutes_an_hour = models.PositiveSmallIntegerField(
        _("An hour has"), choices=MinutesAnHour.choices, default=MinutesAnHour.TEACHING
    )
    cost = models.DecimalField(_("Cost"), max_digits=9, decimal_places=2, default=Decimal(0))
    content = models.CharField(
        _("Content"), max_length=20, choices=MandatoryContent.choices, blank=True
    )
    public_certificate = models.BooleanField(_("Ends with a public certificate"), default=False)
    referred = models.BooleanField(_("The employer referred people to it"), default=True)

    class Meta:
        ordering = ["-valid", "pk"]
        constraints = [
            models.CheckConstraint(
                name="training_from_day_to_day",
                condition=Q(
                    valid__isempty=False,
                    valid__startswith__isnull=False,
                    valid__endswith__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="training_hours_and_cost",
                violation_error_message=_("Hours are more than 0, the cost is not below 0."),
                condition=Q(hours__gt=0, cost__gte=0, minutes_an_hour__in=[45, 60]),
            ),
            models.CheckConstraint(
                name="training_words_known",
                condition=Q(kind__in=TrainingKind.values)
                & Q(content__in=["", *MandatoryContent.values]),
            ),
            models.UniqueConstraint(
                name="training_once",
                violation_error_message=_(
                    "This training is recorded already on these days; add people to that one."
                ),
                fields=["organisation", "title", "valid"],
                condition=Q(withdrawn=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def subject(self) -> str:
        return f"training/{self.pk}"


class TrainingAttendance(Record):
    """Who attended; `hours` (as long as the training's) only where they are not all of them."""

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendances")
    staff = models.ForeignKey(StaffMember, models.PROTECT, related_name="attendances")
    hours = models.DecimalField(
        _("Hours attended"), max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta:
        ordering = ["training", "staff"]
        constraints = [
            models.UniqueConstraint(
                name="attendance_once",
                fields=["training", "staff"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="attendance_some_hours", condition=Q(hours__isnull=True) | Q(hours__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.training_id}: {self.staff_id}"

    @property
    def organisation_id(self) -> str:
        return str(self.training.organisation_id)

    @property
    def subject(self) -> str:
        return self.training.subject
