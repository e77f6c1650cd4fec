"""What points are asked for: a training with its programme, who may hold it, who attended."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.licensing.models.credits import Content
from mreza.rooms.licensing.models.register import Practitioner
from mreza.rooms.network.models import Organisation
from mreza.rooms.workforce.models import TrainingAttendance
from mreza.rooms.workforce.models.history import Record

MOST_MINUTES = 20_000  # of one session or attendance; a mistyped number, not a rule


class Authorisation(models.Model):
    """Days on which the chamber lets an organiser credit by its lists; ended with a reason."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="authorisations")
    valid = DateRangeField()
    why = models.TextField(_("Why it is granted"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_why = models.TextField(_("Why it is withdrawn"), blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation", "valid"]
        constraints = [
            ExclusionConstraint(
                name="organiser_authorised_once_a_day",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="authorisation_begins",
                condition=Q(valid__startswith__isnull=False) | Q(valid__isempty=True),
            ),
            models.CheckConstraint(
                name="authorisation_ended_with_a_reason",
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False)
                & ~Q(ended_why="")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.valid}"


class Event(models.Model):
    """A training that points are asked for; or a published work, with its publisher and day.

    `key` is the same for what is the same however it is written (`duplicates.key_of`). Only an
    approved one stands in the calendar and takes lists of who attended: it is an organiser's and
    a decision granted its points.
    """

    class State(models.TextChoices):
        TOLD = "told", pgettext_lazy("event", "applied for")
        APPROVED = "approved", pgettext_lazy("event", "evaluated")
        REFUSED = "refused", pgettext_lazy("event", "without points")
        CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")

    organiser = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="events"
    )
    organiser_name = models.CharField(_("Organiser"), max_length=200)
    title = models.CharField(_("Title"), max_length=200)
    first = models.DateField(_("First day"))
    last = models.DateField(_("Last day"))
    place = models.CharField(_("Place"), max_length=120, blank=True)
    key = models.CharField(max_length=64, editable=False)
    authorised = models.BooleanField(default=False)
    written_test = models.BooleanField(_("Written test"), default=False)
    practical_test = models.BooleanField(_("Practical test"), default=False)
    follows_guidelines = models.BooleanField(
        _("By the resuscitation guidelines in force"), default=False
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.TOLD)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(name="event_days", condition=Q(last__gte=F("first"))),
            models.CheckConstraint(
                name="event_approved_is_an_organisers",
                condition=~Q(state="approved") | Q(organiser__isnull=False),
            ),
            models.UniqueConstraint(
                name="event_approved_once", fields=["key"], condition=Q(state="approved")
            ),
        ]
        indexes = [
            models.Index(name="event_by_day", fields=["state", "first"]),
            models.Index(name="event_of_organiser", fields=["organiser", "first"]),
            models.Index(name="event_key", fields=["key"]),
        ]

    def __str__(self) -> str:
        return self.title


class EventChange(models.Model):
    """An evaluated event was moved or will not be; with why and what was before. Append-only.

    `number` counts the changes of one event: of two people who change it at once one is told.
    """

    class What(models.TextChoices):
        MOVED = "moved", pgettext_lazy("event", "moved")
        CANCELLED = "cancelled", pgettext_lazy("event", "cancelled")

    event = models.ForeignKey(Event, models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=10, choices=What.choices)
    first = models.DateField(help_text="the first day before the change")
    last = models.DateField(help_text="the last day before the change")
    place = models.CharField(max_length=120, blank=True, help_text="before the change")
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(name="event_change_own_number", fields=["event", "number"]),
            models.CheckConstraint(name="event_change_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.what}"


class Lecturer(models.Model):
    """Who lectures or instructs, and what they show for mandatory contents (chapter V).

    For legislation and for quality at least one of the first three; for life support both of the
    last two.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="lecturers")
    name = models.CharField(_("Name and surname"), max_length=150)
    bibliography = models.BooleanField(_("work in a bibliographic base"), default=False)
    trained = models.BooleanField(_("training in the field"), default=False)
    commission = models.BooleanField(_("commission or working group"), default=False)
    provider_licence = models.BooleanField(_("licence of an ALS provider"), default=False)
    active = models.BooleanField(_("works in a resuscitation team"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="lecturer_once_an_event", fields=["event", "name"])
        ]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """A part of the programme; `workshop` in groups, `content` when it is a mandatory one."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="sessions")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(_("Title"), max_length=200)
    minutes = models.PositiveIntegerField(_("Minutes"))
    workshop = models.BooleanField(_("Workshop"), default=False)
    content = models.CharField(
        _("Mandatory content"), max_length=20, choices=Content.choices, blank=True
    )
    lecturers = models.ManyToManyField(Lecturer, related_name="sessions", blank=True)

    class Meta:
        ordering = ["event", "order"]
        constraints = [
            models.UniqueConstraint(name="session_own_place", fields=["event", "order"]),
            models.CheckConstraint(
                name="session_minutes", condition=Q(minutes__range=(1, MOST_MINUTES))
            ),
            models.CheckConstraint(
                name="session_content_known", condition=Q(content__in=["", *Content.values])
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EventAttendance(Record):
    """Somebody on an organiser's list; a lecturer who also listened is there in both roles.

    `sessions` are the numbers of the sessions that were heard, where the list says which;
    `contributions` the own lectures, presentations and posters of an active row.
    """

    class Role(models.TextChoices):
        PASSIVE = "passive", pgettext_lazy("attendance", "attended")
        ACTIVE = "active", pgettext_lazy("attendance", "lectured or presented")

    event = models.ForeignKey(Event, models.PROTECT, related_name="attendances")
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="event_attendances")
    role = models.CharField(max_length=8, choices=Role.choices)
    minutes = models.PositiveIntegerField()
    sessions: ArrayField[Any, Any] = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True
    )
    contributions = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="event_attended_once",
                fields=["event", "practitioner", "role"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="event_attendance_minutes", condition=Q(minutes__lte=MOST_MINUTES)
            ),
            models.CheckConstraint(
                name="event_attendance_contributions", condition=Q(contributions__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.practitioner_id} {self.role}"


class SharedTraining(models.Model):
    """One training, two uses: what was credited is also an attendance in the records of a home.

    `made`: the home's attendance was made from the credit and goes with it; otherwise the home
    had recorded it before and it stays. `made_training` says the same of the training.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="shared")
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="shared_trainings")
    attendance = models.ForeignKey(TrainingAttendance, models.PROTECT, related_name="licensing")
    made = models.BooleanField()
    made_training = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="shared_training_once_a_home",
                fields=["event", "practitioner", "attendance"],
                condition=Q(withdrawn=False),
            ),
            models.UniqueConstraint(
                name="shared_attendance_once",
                fields=["attendance"],
                condition=Q(withdrawn=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.attendance_id}"
