"""What the law made of a feed, kept as it was: runs and their rows never change.

The database itself refuses to change or delete them (triggers in the first migration); a rerun is
a new run, and equal runs (same law, same figures, same day) are one run by a unique fingerprint.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImmutableError(Exception):
    """Somebody tried to change a result; correct it with a new run instead."""


class Immutable(models.Model):
    """Saved once. (Bulk changes are refused by the database.)"""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None and not self._state.adding:
            raise ImmutableError(f"{self} is kept as it was computed; make a new run")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ImmutableError(f"{self} is kept as it was computed")


class Run(Immutable):
    """One computation of a feed's table, with the receipt to compute it again.

    `fingerprint` covers all that decides the answer; `kinds` says of each stored name whether it is
    a number, a text or a truth; `receipt` is the kernel's.
    """

    feed = models.CharField(max_length=60)
    act = models.CharField(max_length=60)
    table = models.CharField(max_length=60)
    day = models.DateField(help_text="the day whose law was applied")
    engine = models.CharField(max_length=20)
    act_fingerprint = models.CharField(max_length=64)
    inputs_fingerprint = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64, unique=True)
    parameters = models.JSONField()
    receipt = models.JSONField()
    kinds = models.JSONField()
    cases = models.PositiveIntegerField()
    illustrative = models.BooleanField()
    by = models.CharField(
        max_length=150, blank=True, help_text="who asked for it; empty: the system"
    )
    reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["feed", "-day", "-id"], name="run_latest")]
        verbose_name = _("run")
        verbose_name_plural = _("runs")

    def __str__(self) -> str:
        return f"run {self.pk} of {self.feed} on {self.day}"


class RunRow(Immutable):
    """One row of a run: every input and every formula, numbers as texts that keep their scale."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    office = models.CharField(max_length=40, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    activity = models.CharField(max_length=40, blank=True)
    values = models.JSONField()
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ["run", "position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "key"], name="run_row_key_once"),
            models.UniqueConstraint(fields=["run", "position"], name="run_row_position_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "run"], name="run_row_organisation"),
            models.Index(fields=["unit", "run"], name="run_row_unit"),
        ]
        verbose_name = _("row of a run")
        verbose_name_plural = _("rows of a run")

    def __str__(self) -> str:
        return f"{self.label} in run {self.run_id}"


class Proposal(models.Model):
    """A named set of parameter values for a feed, kept by a person to show and to compare."""

    feed = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    day = models.DateField()
    overrides = models.JSONField(help_text="parameter: value as the person wrote it, in plain form")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["feed", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "feed", "name"],
                name="proposal_name_once",
                violation_error_message=_("You already keep a proposal with this name."),
            )
        ]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def __str__(self) -> str:
        return self.name
