"""Home help and long-term care at home: what was agreed, and what was done of it (5.2)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.care.models.users import AT_HOME, OfUser, Service, ServiceUser
from mreza.rooms.workforce.models.history import Record


class MissedBecause(models.TextChoices):
    """Why agreed minutes were not done; all but the last are reasons on the provider's side."""

    PROVIDER_ABSENCE = "provider_absence", pgettext_lazy("missed", "unplanned absence of staff")
    VEHICLE = "vehicle", pgettext_lazy("missed", "vehicle out of order")
    PROVIDER_OTHER = "provider_other", pgettext_lazy("missed", "another reason on our side")
    USER = "user", pgettext_lazy("missed", "a reason on the user's side")


PROVIDER_SIDE = tuple(one.value for one in MissedBecause if one != MissedBecause.USER)


class HomeCareAgreement(OfUser):
    """The agreement (home help) or the personal plan (long-term care) of one user."""

    user = models.ForeignKey(ServiceUser, models.PROTECT, related_name="agreements")
    service = models.CharField(
        _("Service"),
        max_length=20,
        choices=[(one.value, one.label) for one in Service if one in AT_HOME],
    )
    valid = DateRangeField()
    minutes_a_month = models.PositiveIntegerField(_("Agreed minutes a month"))

    class Meta:
        ordering = ["user", "valid"]
        constraints = [
            ExclusionConstraint(
                name="home_care_agreement_once_a_day",
                violation_error_message=_(
                    "On some of these days there is an agreement already; end that one first."
                ),
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("service", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="home_care_agreement_begins",
                condition=Q(valid__isempty=False, valid__startswith__isnull=False),
            ),
            models.CheckConstraint(
                name="home_care_agreement_at_home",
                violation_error_message=_(
                    "An agreement is about a service at home and more than 0 minutes a month."
                ),
                condition=Q(service__in=[one.value for one in AT_HOME], minutes_a_month__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.service}"


class Visit(Record):
    """An agreed visit: minutes agreed for it, minutes done, why not all.

    `day` is the agreed day; `number` tells visits of one day apart. `rescheduled`: done at another
    time than agreed, so `done_minutes` are those done then, and they are not missed.
    """

    agreement = models.ForeignKey(HomeCareAgreement, models.PROTECT, related_name="visits")
    day = models.DateField(_("Agreed day"))
    number = models.PositiveSmallIntegerField(_("Visit of the day"), default=1)
    agreed_minutes = models.PositiveSmallIntegerField(_("Agreed minutes"))
    done_minutes = models.PositiveSmallIntegerField(_("Minutes done"))
    missed_because = models.CharField(
        _("Why not all was done"), max_length=20, choices=MissedBecause.choices, blank=True
    )
    rescheduled = models.BooleanField(_("Done at another time"), default=False)

    class Meta:
        ordering = ["day", "agreement", "number"]
        indexes = [models.Index(name="visit_on_a_day", fields=["day", "agreement"])]
        constraints = [
            models.UniqueConstraint(
                name="visit_once",
                violation_error_message=_(
                    "This visit of the day is recorded already; correct it, or give another number."
                ),
                fields=["agreement", "day", "number"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="visit_says_why_it_was_missed",
                violation_error_message=_(
                    "Where less was done than agreed, say why; where all was done, give no reason."
                ),
                condition=Q(done_minutes__lt=F("agreed_minutes"))
                & Q(missed_because__in=MissedBecause.values)
                | Q(done_minutes__gte=F("agreed_minutes"), missed_because=""),
            ),
            models.CheckConstraint(
                name="visit_moved_was_done",
                violation_error_message=_(
                    "A visit done at another time has minutes done; without them it was missed."
                ),
                condition=Q(rescheduled=False) | Q(done_minutes__gt=0),
            ),
            models.CheckConstraint(
                name="visit_within_a_day",
                violation_error_message=_(
                    "A visit has at most 1440 minutes, and its number is 1 or more."
                ),
                condition=Q(agreed_minutes__lte=1440, done_minutes__lte=1440, number__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.day}"

    @property
    def organisation_id(self) -> str:
        return self.agreement.organisation_id

    @property
    def subject(self) -> str:
        return self.agreement.subject
