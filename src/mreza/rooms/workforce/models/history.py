"""What every record of a provider shares: it is never deleted, and every change says who and why.

The room `care` keeps its records in the same way and so uses these.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mreza.rooms.network.models import Organisation


class FileState(models.TextChoices):
    """Where a file of records stands."""

    CHECKED = "checked", pgettext_lazy("file", "checked, waiting to be taken")
    TAKEN = "taken", pgettext_lazy("file", "taken")
    REFUSED = "refused", pgettext_lazy("file", "refused")
    DISCARDED = "discarded", pgettext_lazy("file", "discarded")
    TAKEN_BACK = "taken_back", pgettext_lazy("file", "taken back")


class ImportedFile(models.Model):
    """A file of records; it is taken whole or not at all, and the same file once.

    `dataset` is the name of its schema. `waiting` holds the rows while they wait to be taken,
    `faults` what is wrong with which row. What was read from a file that was taken points back to
    it; taken back, all of that is withdrawn, and `why` says so.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dataset = models.CharField(max_length=30)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.CHECKED)
    rows = models.PositiveIntegerField()
    bad = models.PositiveIntegerField(default=0)
    read_as: models.JSONField[Any, Any] = models.JSONField(default=dict)
    waiting: models.JSONField[Any, Any] = models.JSONField(null=True)
    faults: models.JSONField[Any, Any] = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="imported_file_once",
                fields=["organisation", "dataset", "sha256"],
                condition=Q(state__in=["checked", "taken"]),
            ),
            models.CheckConstraint(
                name="imported_file_taken_is_whole",
                condition=~Q(state__in=["checked", "taken"]) | Q(bad=0),
            ),
            models.CheckConstraint(
                name="imported_file_taken_back_why", condition=~Q(state="taken_back") | ~Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.file_name}"


class Record(models.Model):
    """A record that counts until it is `withdrawn`; `file` is where it came from, if from one."""

    withdrawn = models.BooleanField(default=False)
    file = models.ForeignKey(
        ImportedFile, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Lasting(Record):
    """A record that holds on the days of `valid`; a subclass has the field."""

    class Meta:
        abstract = True

    @property
    def first_day(self) -> date:
        first: date = self.valid.lower  # type: ignore[attr-defined]
        return first

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None while it has no end."""
        end: date | None = self.valid.upper  # type: ignore[attr-defined]
        return end - timedelta(days=1) if end else None


class Change(models.Model):
    """One change to a record: who, when, what, why, and the values before and after.

    Append-only: the database refuses to change or delete an entry. `record` is the model's label,
    `subject` what a page shows the history of ("staff/Z001", "user/U017", "2026-09").
    """

    class What(models.TextChoices):
        ADDED = "added", pgettext_lazy("record", "added")
        CORRECTED = "corrected", pgettext_lazy("record", "corrected")
        WITHDRAWN = "withdrawn", pgettext_lazy("record", "withdrawn")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=80)
    record = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    what = models.CharField(max_length=10, choices=What.choices)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    before: models.JSONField[Any, Any] = models.JSONField(null=True)
    after: models.JSONField[Any, Any] = models.JSONField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(name="record_change_of_subject", fields=["organisation", "subject", "-at"])
        ]
        constraints = [
            models.CheckConstraint(
                name="record_change_has_a_reason", condition=Q(what="added") | ~Q(reason="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.record} {self.what}"
