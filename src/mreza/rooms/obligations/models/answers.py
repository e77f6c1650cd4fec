"""Answers to due items, events that start a time limit, and who is responsible for what."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Organisation

LIVING = Q(withdrawn_at__isnull=True)


def withdrawn_for_a_reason() -> Any:
    """Withdrawn by somebody with a reason, or not at all."""
    return (
        Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="")
        | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")
    )  # fmt: skip


class Entered(models.Model):
    """Entered by a person for an organisation; never deleted, only withdrawn with a reason."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class Answer(Entered):
    """What a person says of one due item: it was done, it need not be, or it may be done later.

    The item is named by act, code, organisation and `moment` (`items.Slot.moment`). `day` is the
    day of the deed itself, or the last day that counts as on time; `at` is when somebody entered
    it, `due` the item's day as it then was; they never merge. A file lies on the disk under
    `file_key`.
    """

    class Kind(models.TextChoices):
        DONE = "done", _("done")
        WAIVED = "waived", _("waived")
        EXTENDED = "extended", _("extended")

    act = models.CharField(max_length=80)
    code = models.CharField(max_length=80)
    moment = models.CharField(max_length=80)
    due = models.DateField(_("Due"))
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField(_("Day"), null=True)
    note = models.TextField(_("Note"), blank=True)
    file_key = models.CharField(max_length=40, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_bytes = models.PositiveIntegerField(default=0)
    file_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(name="answer_of_item", fields=["organisation", "act", "code"])]
        constraints = [
            models.UniqueConstraint(
                name="answer_settles_an_item_once",
                fields=["organisation", "act", "code", "moment"],
                condition=LIVING & ~Q(kind="extended"),
            ),
            models.UniqueConstraint(
                name="answer_extends_an_item_once",
                fields=["organisation", "act", "code", "moment"],
                condition=LIVING & Q(kind="extended"),
            ),
            models.CheckConstraint(
                name="answer_has_a_day_unless_waived",
                condition=Q(kind="waived", day__isnull=True)
                | Q(kind__in=("done", "extended"), day__isnull=False),
            ),
            models.CheckConstraint(
                name="answer_not_done_has_a_reason", condition=Q(kind="done") | ~Q(note="")
            ),
            models.CheckConstraint(
                name="answer_withdrawn_for_a_reason", condition=withdrawn_for_a_reason()
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.organisation_id} {self.act} {self.code} {self.moment}"


class Event(Entered):
    """Something from which a time limit runs: of what kind, when, about what or whom.

    `kind` is a word of the acts (`obligations.toml`). `subject` says which one, without names of
    persons; `reference` is the number of the document.
    """

    kind = models.CharField(max_length=80)
    day = models.DateField(_("Day"))
    subject = models.CharField(_("About"), max_length=200, blank=True)
    reference = models.CharField(_("Reference"), max_length=120, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [models.Index(name="event_of_organisation", fields=["organisation", "day"])]
        constraints = [
            models.UniqueConstraint(
                name="event_once",
                fields=["organisation", "kind", "day", "subject", "reference"],
                condition=LIVING,
            ),
            models.CheckConstraint(name="event_of_a_kind", condition=~Q(kind="")),
            models.CheckConstraint(
                name="event_withdrawn_for_a_reason", condition=withdrawn_for_a_reason()
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.organisation_id} on {self.day}"


class Assignment(models.Model):
    """From `since` on this person sees to an obligation: an account or just a name; an empty name
    is nobody. Entries are added, never changed; the latest one of a day holds."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    act = models.CharField(max_length=80)
    code = models.CharField(max_length=80)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("Name"), max_length=120, blank=True)
    since = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(name="assignment_of_duty", fields=["organisation", "act", "code", "since"])
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.organisation_id} {self.act} {self.code}"


class Closing(models.Model):
    """What of an act is locked: items due until `until` are no longer answered by those who owe
    them. Closings are added, never changed; the latest of an act holds."""

    act = models.CharField(max_length=80)
    until = models.DateField(_("Locked until"))
    reason = models.TextField(_("Reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(name="closing_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.act} until {self.until}"
