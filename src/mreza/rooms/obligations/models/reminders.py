"""What goes out by itself: a calendar behind a secret address, and the weekly e-mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mreza.rooms.network.models import Organisation

SOON_DAYS = 14


class CalendarLink(models.Model):
    """A secret address of an organisation's calendar, for one person. Only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="calendar_link_one_a_person",
                fields=["user", "organisation"],
                condition=Q(revoked_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"calendar of {self.organisation_id} for {self.user}"


class Preference(models.Model):
    """How somebody wants to be reminded."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    digest = models.BooleanField(_("Weekly e-mail"), default=True)
    soon_days = models.PositiveSmallIntegerField(_("Due soon, days before"), default=SOON_DAYS)

    class Meta:
        constraints = [
            models.CheckConstraint(name="preference_soon", condition=Q(soon_days__range=(1, 90)))
        ]

    def __str__(self) -> str:
        return f"reminders of {self.user}"


class DigestSent(models.Model):
    """A digest that went out: at most one to a person about an organisation on a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    day = models.DateField()
    overdue = models.PositiveIntegerField()
    coming = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="digest_once_a_day", fields=["user", "organisation", "day"]
            )
        ]

    def __str__(self) -> str:
        return f"digest of {self.day} to {self.user}"
