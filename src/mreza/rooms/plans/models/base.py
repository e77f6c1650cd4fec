"""What is shared: words in two languages, and records that are withdrawn and never deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language


class Titled(models.Model):
    """Something with a title in both languages."""

    title_sl = models.CharField(max_length=1000)
    title_en = models.CharField(max_length=1000, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the language of the page; Slovene where there is no English one."""
        return self.in_language("title")

    def in_language(self, name: str) -> str:
        """A field that is kept in both languages, as `title` does."""
        english = get_language() == "en" and getattr(self, f"{name}_en")
        return str(getattr(self, f"{name}_en" if english else f"{name}_sl"))


class Told(models.Model):
    """What somebody recorded. Withdrawn with a reason, it counts no more and stays to be read."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.CharField(max_length=200, blank=True, editable=False)
    withdrawn_why = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="plans_%(class)s_withdrawn_why",
                condition=Q(withdrawn__isnull=True, withdrawn_why="")
                | Q(withdrawn__isnull=False) & ~Q(withdrawn_why=""),
            )
        ]
