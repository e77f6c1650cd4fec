"""The sign-in form."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mreza.site.accounts import attempts
from mreza.site.accounts.demo import DEMO_ACCOUNTS


class SignInForm(AuthenticationForm):
    """User name or e-mail, and password, given at the moment `at`.

    `wait` says for how long further attempts are refused, where they are.
    """

    error_messages = {
        "invalid_login": _(
            "This name and password do not belong together. Check both; capital letters matter "
            "in the password."
        ),
        "inactive": _("This account is closed. Ask your administrator."),
    }
    username = forms.CharField(
        label=_("User name or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *given: Any, at: datetime, **more: Any) -> None:
        super().__init__(*given, **more)
        self.at = at
        self.wait: timedelta | None = None

    def clean(self) -> dict[str, Any]:
        """Refused without a look at the password once too many attempts have failed."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password and not _is_public(name, password):
            self._count(name)
        cleaned = super().clean()
        if name and self.get_user() is not None:
            attempts.forget(name)
        return cleaned

    def _count(self, name: str) -> None:
        address = attempts.address_of(self.request) if self.request is not None else ""
        self.wait = attempts.begin(name, address, at=self.at)
        if self.wait is not None:
            raise forms.ValidationError(_refusal(self.wait), code="too_many")


def _is_public(name: str, password: str) -> bool:
    """What the page itself prints is no guess: the buttons of a demonstration always work."""
    return settings.DEMO and (name, password) in {(a.username, a.password) for a in DEMO_ACCOUNTS}


def _refusal(wait: timedelta) -> str:
    minutes = ceil(wait.total_seconds() / 60)
    return ngettext(
        "Too many attempts to sign in have failed, for this name or from this address. "
        "Try again in %(minutes)d minute.",
        "Too many attempts to sign in have failed, for this name or from this address. "
        "Try again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
