"""Reporting rounds: who was asked, what they reported in each revision, and what was frozen."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.calculations.models import Immutable
from mreza.rooms.network.models import Organisation
from mreza.rooms.plans.models.measures import Measure
from mreza.rooms.plans.models.plans import Plan, PlanVersion
from mreza.rooms.plans.words import EntryState, RoundState, Status


class Round(models.Model):
    """A round of reporting about the period from `first` to `last`; entries are due on `due`."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="rounds")
    name = models.CharField(_("Name of the round"), max_length=200)
    first = models.DateField(_("First day of the period"))
    last = models.DateField(_("Last day of the period"))
    opens = models.DateField(_("Opens on"))
    due = models.DateField(_("Entries are due on"))
    synthetic = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=RoundState.choices, default=RoundState.OPEN)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    frozen_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["plan", "-last", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "first", "last"],
                condition=~Q(state="cancelled"),
                name="plan_round_once",
                violation_error_message=_("There is a round about this period already."),
            ),
            models.CheckConstraint(
                name="plan_round_days_forward",
                condition=Q(last__gte=F("first"), due__gte=F("opens")),
                violation_error_message=_("The last day is not before the first."),
            ),
            models.CheckConstraint(
                name="plan_round_frozen_when",
                condition=Q(state="frozen", frozen_at__isnull=False)
                | ~Q(state="frozen") & Q(frozen_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """What one holder is asked about one measure; its text is in the revisions."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="entries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_entries")
    state = models.CharField(max_length=9, choices=EntryState.choices, default=EntryState.INVITED)
    returned_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["round", "measure", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "measure", "organisation"], name="plan_entry_once"
            ),
            models.CheckConstraint(
                name="plan_entry_returned_why", condition=~Q(state="returned") | ~Q(returned_why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.measure_id}"


class EntryRevision(Immutable):
    """What a holder wrote, once for each number; `sent` when it was submitted. Only added."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    sent = models.BooleanField(default=True)
    status = models.CharField(
        pgettext_lazy("plan", "Status"), max_length=12, choices=Status.choices, blank=True
    )
    progress = models.TextField(_("What was done in the period"), max_length=4000, blank=True)
    obstacles = models.TextField(_("Obstacles"), max_length=4000, blank=True)
    next_steps = models.TextField(_("Next steps"), max_length=4000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["entry", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "number"], name="plan_entry_revision_numbered_once"
            ),
            models.CheckConstraint(
                name="plan_entry_sent_says_something",
                condition=Q(sent=False) | ~Q(progress="") & ~Q(status=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}, {self.number}"


class Reminder(Immutable):
    """A holder was reminded of what it has not sent yet; once a day at most."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="reminders")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_reminders")
    day = models.DateField()
    entries = models.PositiveSmallIntegerField()
    emails = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["round", "-day", "organisation"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "organisation", "day"], name="plan_reminder_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.organisation_id} {self.day}"


class Frozen(Immutable):
    """A measure as it stood when the round was frozen. The database refuses to change it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="frozen")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="frozen")
    data: Any = models.JSONField()

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "measure"], name="plan_frozen_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.measure_id}"
