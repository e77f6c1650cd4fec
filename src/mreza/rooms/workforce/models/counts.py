"""Numbers of a month that an organisation without records enters by hand."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Organisation


class MonthCount(models.Model):
    """One number of a month (its first day); corrected in place, the history keeps the old."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    measure = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        abstract = True

    @property
    def subject(self) -> str:
        return f"month/{self.month:%Y-%m}"


class StaffMeasure(models.TextChoices):
    """What a home without staff records counts for a month (guidelines 5.4.1, 5.4.2, 6.1)."""

    EMPLOYED = "employed", _("people employed at least one day of the month")
    LEAVERS = "leavers", _("people who left in the month")
    HIRED = "hired", _("people newly employed in the month")
    EXIT_INTERVIEWS = "exit_interviews", _("people who left and had an exit interview")
    TRAINED = "trained", _("people in training the employer referred them to")
    TRAINING_HOURS = "training_hours", _("hours of training (60 minutes)")
    TRAINING_COST = "training_cost", _("cost of training (euros)")
    CERTIFICATES = "certificates", _("people in programmes with a public certificate")
    SICK_HOURS = "sick_hours", _("hours of sick leave")
    CONTRACTED_HOURS = "contracted_hours", _("hours due by contracts of employment")
    SICK_UP_TO_30 = "sick_up_to_30", _("people with sick leave of up to 30 days")
    SICK_30_OR_MORE = "sick_30_or_more", _("people with sick leave of 30 days or more")
    WORK_RELATED_DAYS = "work_related_days", _("days of sick leave related to work")


class StaffCount(MonthCount):
    """A number about staff."""

    class Meta:
        ordering = ["organisation", "month", "measure"]
        constraints = [
            models.UniqueConstraint(
                name="staff_count_once", fields=["organisation", "month", "measure"]
            ),
            models.CheckConstraint(
                name="staff_count_of_a_month", condition=Q(value__gte=0, month__day=1)
            ),
            models.CheckConstraint(
                name="staff_count_measure_known", condition=Q(measure__in=StaffMeasure.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month:%Y-%m} {self.measure}"
