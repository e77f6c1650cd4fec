"""Sign-in with a user name or an e-mail address."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from mreza.site.accounts.models import User


def account_named(name: str) -> User | None:
    """The account with this user name or e-mail address, whatever the case."""
    named = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name))
    return named.order_by("pk").first()


class NameOrEmail(ModelBackend):
    """Finds the account by either, whatever the case."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **more: Any,
    ) -> User | None:
        if not username or password is None:
            return None
        user = account_named(username)
        if user is None:
            # As slow as a real check, so that timing does not tell which names exist.
            User().set_password(password)
            return None
        allowed = user.check_password(password) and self.user_can_authenticate(user)
        return user if allowed else None
