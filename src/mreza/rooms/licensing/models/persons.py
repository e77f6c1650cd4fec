"""Rights of the person whose data these are: who looked, and what should be corrected."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mreza.rooms.licensing.models.register import OfPractitioner, Practitioner
from mreza.rooms.network.models import Organisation


class Disclosure(models.Model):
    """Somebody's data were shown: to whom, when, what and why. Append-only.

    `organisation` is where the reader works; `what` and `why` are keys with words in `words`.
    """

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="disclosures")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=20)
    why = models.CharField(max_length=20)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(name="disclosure_of_whom", fields=["practitioner", "-at"])]

    def __str__(self) -> str:
        return f"{self.practitioner_id}: {self.what}"


class RequestState(models.TextChoices):
    OPEN = "open", pgettext_lazy("request for correction", "waiting")
    ACCEPTED = "accepted", pgettext_lazy("request for correction", "accepted")
    REFUSED = "refused", pgettext_lazy("request for correction", "refused")


class CorrectionRequest(OfPractitioner, models.Model):
    """What somebody says is wrong with her own data, and what the chamber decided."""

    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="requests")
    about = models.CharField(_("What is wrong"), max_length=120)
    wanted = models.TextField(_("What would be right"))
    state = models.CharField(max_length=10, choices=RequestState.choices, default="open")
    at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_decided_with_a_reason",
                condition=Q(state="open") | (~Q(why="") & Q(decided_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.practitioner_id}: {self.about}"
