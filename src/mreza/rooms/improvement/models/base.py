"""What all registers share: an entry that is revised and never deleted, its lines, its history."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mreza.rooms.improvement.words import What
from mreza.rooms.network.models import Organisation


class Entry(models.Model):
    """An entry of an organisation's register.

    `number` counts within the register of the organisation. `revision` rises with every change; a
    form opened on an older one is refused. Withdrawn, it stays to be read.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("No."))
    revision = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="%(class)s_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.heading}"

    @property
    def heading(self) -> str:
        """What the entry is called."""
        return str(getattr(self, "title", ""))


class Line(models.Model):
    """Something added to an entry for good: a reading, a service. Struck out, it stays readable."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField(max_length=200)
    struck_at = models.DateTimeField(null=True, blank=True, editable=False)
    struck_why = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_struck_with_a_reason",
                condition=Q(struck_at__isnull=True, struck_why="")
                | Q(struck_at__isnull=False) & ~Q(struck_why=""),
            )
        ]


class Change(models.Model):
    """One change of an entry: who, when, what, why, before and after. The database only adds."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    register = models.CharField(max_length=30)
    entry = models.BigIntegerField()
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    what = models.CharField(max_length=10, choices=What.choices)
    reason = models.CharField(max_length=500, blank=True)
    before: Any = models.JSONField(default=dict)
    after: Any = models.JSONField(default=dict)

    class Meta:
        ordering = ["-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "entry", "revision"], name="improvement_change_once"
            ),
            models.CheckConstraint(
                name="improvement_change_has_a_reason",
                condition=Q(what__in=[What.ADDED, What.LINE]) | ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(name="improvement_change_of", fields=["organisation", "register"])]

    def __str__(self) -> str:
        return f"{self.register} {self.entry}: {self.what}"


class Review(models.Model):
    """A register gone through on a day: what shows that it is kept up to date. Only added."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    register = models.CharField(max_length=30)
    day = models.DateField(_("Day of the review"))
    findings = models.TextField(_("What the review found"), max_length=2000)
    present = models.CharField(_("Who took part"), max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "register", "day"], name="improvement_review_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.register}, {self.day}"
