"""Files of rows that were sent, and what happened to each. The rows themselves are in the lake.

An upload goes from `received` to `committed` or `refused`; what is committed is only taken back by
a counter-batch, which is an upload of its own (`counter_of`). Its history is append-only.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.lake import schema
from mreza.rooms.network.models import Organisation

DATASETS = tuple(item.name for item in schema.all_schemas())


class State(models.TextChoices):
    """Where an upload stands."""

    RECEIVED = "received", pgettext_lazy("file", "received")
    CHECKING = "checking", pgettext_lazy("file", "being checked")
    CHECKED = "checked", pgettext_lazy("file", "checked, waiting for your commit")
    REFUSED = "refused", pgettext_lazy("file", "refused")
    COMMITTING = "committing", pgettext_lazy("file", "being committed")
    COMMITTED = "committed", pgettext_lazy("file", "committed")
    WITHDRAWN = "withdrawn", pgettext_lazy("file", "withdrawn")
    FAILED = "failed", pgettext_lazy("file", "interrupted")


# A process works on these, and the page asks how far it is.
WORKING = (State.RECEIVED, State.CHECKING, State.COMMITTING)
# Files that count: the very same one is not taken a second time.
LIVING = (*WORKING, State.CHECKED, State.COMMITTED)


class Upload(models.Model):
    """One file as it was sent, or the counter-batch that takes one back.

    `provider` is empty for a file of many providers, which only the insurer sends. `stage` is what
    was being done when it was `interrupted`. `problem` says in a word why a file was refused or
    its work interrupted (`words.PROBLEMS`), `message` in full. `totals` are rows and quantities
    by activity and month beside the plan, `sample` the first good rows. `batch` and `version` are
    those of the lake. `at` is when it came, `worked_at` when a process last said how far it is.
    """

    dataset = models.CharField(_("Data"), max_length=20)
    provider = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    file_name = models.CharField(_("File"), max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(
        _("State"), max_length=12, choices=State.choices, default=State.RECEIVED
    )
    stage = models.CharField(max_length=12, blank=True)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    worked_at = models.DateTimeField(null=True)
    rows = models.PositiveBigIntegerField(null=True)
    good = models.PositiveBigIntegerField(null=True)
    bad = models.PositiveBigIntegerField(null=True)
    problem = models.CharField(max_length=20, blank=True)
    message = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    formats = models.JSONField(default=dict)
    notes = models.JSONField(default=list, help_text="how it was read, and what was not checked")
    months = models.JSONField(default=list)
    providers = models.PositiveIntegerField(default=0)
    totals = models.JSONField(default=list)
    sample = models.JSONField(default=list)
    batch = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(null=True)
    synthetic = models.BooleanField(default=False)
    counter_of = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="counter"
    )
    reason = models.TextField(blank=True, help_text="why it was withdrawn")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["provider", "-id"], name="upload_of_provider"),
            models.Index(fields=["state", "-id"], name="upload_in_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="upload_same_file_once",
                fields=["dataset", "sha256"],
                condition=Q(state__in=LIVING, counter_of=None),
            ),
            models.UniqueConstraint(
                name="upload_own_batch", fields=["batch"], condition=~Q(batch="")
            ),
            models.CheckConstraint(name="upload_dataset_known", condition=Q(dataset__in=DATASETS)),
            models.CheckConstraint(
                name="upload_state_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="upload_committed_is_whole",
                condition=~Q(state__in=[State.CHECKED, State.COMMITTING, State.COMMITTED])
                | Q(counter_of__isnull=False)
                | Q(bad=0, rows__gt=0, good=F("rows")),
            ),
            models.CheckConstraint(
                name="upload_counter_has_a_reason",
                condition=Q(counter_of__isnull=True) | ~Q(reason=""),
            ),
        ]
        verbose_name = _("file of rows")
        verbose_name_plural = _("files of rows")

    def __str__(self) -> str:
        return f"upload {self.pk} ({self.dataset}, {self.state})"

    @property
    def working(self) -> bool:
        return self.state in WORKING

    @property
    def is_counter(self) -> bool:
        return self.counter_of_id is not None

    @property
    def schema(self) -> schema.Schema:
        return schema.get(self.dataset)


class UploadEvent(models.Model):
    """One thing that happened to an upload: who, when, what, why. The database only adds."""

    class What(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("file", "received")
        CHECKED = "checked", pgettext_lazy("file", "checked")
        REFUSED = "refused", pgettext_lazy("file", "refused")
        COMMIT_ASKED = "commit_asked", pgettext_lazy("file", "commit asked for")
        COMMITTED = "committed", pgettext_lazy("file", "committed")
        DISCARDED = "discarded", pgettext_lazy("file", "discarded before the commit")
        WITHDRAWAL_ASKED = "withdrawal_asked", pgettext_lazy("file", "withdrawal asked for")
        WITHDRAWN = "withdrawn", pgettext_lazy("file", "withdrawn by a counter-batch")
        INTERRUPTED = "interrupted", pgettext_lazy("file", "interrupted")
        AGAIN = "again", pgettext_lazy("file", "tried again")

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="events")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True, help_text="empty: the system")
    what = models.CharField(max_length=20, choices=What.choices)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["upload", "id"], name="event_of_upload")]

    def __str__(self) -> str:
        return f"{self.upload_id}: {self.what}"
