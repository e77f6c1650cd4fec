"""A person who signs in, and attempts that failed. Roles belong to the network room."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 254


class User(AbstractUser):
    """Signs in with a user name or an e-mail address; both are unique whatever their case."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), blank=True)
    display_name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, blank=True, default=""
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_unique"),
            models.UniqueConstraint(
                Lower("email"), name="user_email_unique", condition=~models.Q(email="")
            ),
        ]

    def get_full_name(self) -> str:
        return self.display_name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


class FailedSignIn(models.Model):
    """An attempt to sign in that did not succeed. Kept only as long as it counts.

    `name` is as `attempts` folds it; no such account need exist. `address` may be unknown (empty).
    """

    name = models.CharField(max_length=NAME_LENGTH)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(name="failed_sign_in_name", fields=["name", "-at"]),
            models.Index(name="failed_sign_in_address", fields=["address", "-at"]),
            models.Index(name="failed_sign_in_at", fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.address or '?'}, {self.at.isoformat()}"
