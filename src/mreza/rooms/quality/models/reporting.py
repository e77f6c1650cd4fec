"""What was sent to the ministry, what both sides said of it, and what is published."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.models import Immutable
from mreza.rooms.network.models import Organisation


class Span(models.TextChoices):
    """What a report is about."""

    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Submission(Immutable):
    """A report as it was sent: built from closed months, never changed; the next is a revision.

    `content` is the whole report in the shape of `report.py`; `closes` are the snapshots it rests
    on. The same content cannot be sent twice as one revision after the other.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    span = models.CharField(max_length=5, choices=Span.choices)
    first = models.DateField(help_text="the first day of the month or year")
    number = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    closes = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    addressees = models.JSONField(default=list)
    synthetic = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["organisation", "span", "-first", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "span", "first", "number"], name="submission_number_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "span", "first", "fingerprint"],
                name="submission_content_once",
            ),
            models.CheckConstraint(
                condition=Q(first__day=1) & (Q(span="month") | Q(first__month=1)),
                name="submission_first_day",
            ),
        ]
        indexes = [models.Index(fields=["span", "first"], name="submission_of_span")]
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.span} {self.first} no. {self.number}"


class Message(models.Model):
    """A comment, a reminder or an answer about a home's report of a month or year.

    `token` comes with the form, so that the same form sent twice says it once.
    """

    class Kind(models.TextChoices):
        COMMENT = "comment", _("comment")
        REMINDER = "reminder", _("reminder")
        ANSWER = "answer", _("answer")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    span = models.CharField(max_length=5, choices=Span.choices)
    first = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(_("text"), max_length=2000)
    token = models.UUIDField(unique=True)
    emailed = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="quality_message_says_something"),
        ]
        indexes = [models.Index(fields=["organisation", "first"], name="quality_message_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.organisation_id} {self.first}"


class Publication(models.Model):
    """The switch of the public pages, turned by an event: the newest of each scope counts.

    Without an organisation it is the ministry's for all homes; with one, the home's own.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    on = models.BooleanField()
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="publication_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id or 'all'}: {'on' if self.on else 'off'}"
