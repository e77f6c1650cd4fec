"""The accounts app: who signs in."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, sign-in, language."""

    name = "mreza.site.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
