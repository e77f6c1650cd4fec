"""Licence points as exact numbers: what is divided, and by how many."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.licensing.models.register import OfPractitioner, Practitioner
from mreza.rooms.workforce.models import MandatoryContent
from mreza.rooms.workforce.models.history import Record


class CreditKind(models.TextChoices):
    """Lines of article 30; the names are those of the act's table `credit`."""

    ATTENDANCE = "attendance", _("attendance at a meeting")
    OTHER_TRAINING = "other_training", _("other professional training")
    ACTIVE = "active", _("lecture, presentation or poster")
    PUBLICATION_SCI = "publication_sci", _("article in a journal of the SCI")
    PUBLICATION_REVIEWED = "publication_reviewed", _("article in a peer-reviewed journal")
    PUBLICATION_PROCEEDINGS = "publication_proceedings", _("contribution to proceedings")
    PUBLICATION_PROFESSIONAL = "publication_professional", _("article in a professional journal")
    PUBLICATION_POPULAR = "publication_popular", _("article in a popular journal")
    REVIEWER_BOOK = "reviewer_book", _("review of a book or textbook")
    REVIEWER_ARTICLE = "reviewer_article", _("review of an article")
    PROCEEDINGS_EDITOR = "proceedings_editor", _("editing of proceedings")


class Content(models.TextChoices):
    """The three contents that are mandatory in a licence period; the words are `workforce`'s."""

    LEGISLATION_ETHICS = (
        MandatoryContent.LEGISLATION_ETHICS.value,
        MandatoryContent.LEGISLATION_ETHICS.label,
    )
    LIFE_SUPPORT = MandatoryContent.LIFE_SUPPORT.value, MandatoryContent.LIFE_SUPPORT.label
    QUALITY_SAFETY = MandatoryContent.QUALITY_SAFETY.value, MandatoryContent.QUALITY_SAFETY.label


class Credit(OfPractitioner, Record):
    """Points for one piece of training: `points_before_sharing` divided by `sharers`.

    `sharers` is what the act divides by: authors, editors, or the 45 minutes of an hour.
    `inputs` are those of the act's table, so that the points can be explained again. `source` says
    where it comes from, so that the same thing is credited once. `content_minutes` are recognised.
    """

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="credits")
    day = models.DateField(_("First day"))
    last_day = models.DateField(_("Last day"))
    kind = models.CharField(_("Kind"), max_length=24, choices=CreditKind.choices)
    title = models.CharField(_("Title"), max_length=250)
    points_before_sharing = models.DecimalField(max_digits=12, decimal_places=4)
    sharers = models.PositiveIntegerField(default=1)
    content = models.CharField(
        _("Mandatory content"), max_length=20, choices=Content.choices, blank=True
    )
    content_minutes = models.PositiveIntegerField(default=0)
    inputs: models.JSONField[Any, Any] = models.JSONField(default=dict)
    source = models.CharField(max_length=120)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-last_day", "-pk"]
        indexes = [
            models.Index(name="credit_of_practitioner", fields=["practitioner", "last_day"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="credited_once",
                fields=["practitioner", "source"],
                condition=Q(withdrawn=False),
            ),
            models.CheckConstraint(
                name="credit_days_in_order", condition=Q(last_day__gte=F("day"))
            ),
            models.CheckConstraint(
                name="credit_divides", condition=Q(sharers__gte=1, points_before_sharing__gte=0)
            ),
            models.CheckConstraint(
                name="credit_minutes_have_a_content",
                condition=~Q(content="") | Q(content_minutes=0),
            ),
            models.CheckConstraint(
                name="credit_words_known",
                condition=Q(kind__in=CreditKind.values) & Q(content__in=["", *Content.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id}: {self.title}"

    @property
    def points(self) -> Fraction:
        """Exact points."""
        return Fraction(self.points_before_sharing) / self.sharers
