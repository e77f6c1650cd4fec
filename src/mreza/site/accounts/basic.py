"""Sign-in of programs: name and password with every request (HTTP Basic, over HTTPS).

Failures count as those of the sign-in page do, so passwords cannot be tried here either.
"""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth

from mreza.site.accounts import attempts
from mreza.site.accounts.models import User


class NameAndPassword(HttpBasicAuth):
    """`Authorization: Basic …`. Sets `request.user`. Too many failures: 429."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> User | None:
        if "\x00" in username:
            return None
        now = timezone.now()
        wait = attempts.begin(username, attempts.address_of(request), at=now)
        if wait is not None:
            minutes = int(wait.total_seconds() // 60) + 1
            raise HttpError(429, f"Too many failed sign-ins; try again in {minutes} minutes.")
        user = authenticate(request, username=username, password=password)
        if not isinstance(user, User):
            return None
        attempts.forget(username)
        request.user = user
        return user
