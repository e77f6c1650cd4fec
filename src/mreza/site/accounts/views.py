"""Sign-in and sign-out."""

from __future__ import annotations

from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.utils import timezone

from mreza.site.accounts.demo import DEMO_ACCOUNTS
from mreza.site.accounts.forms import SignInForm


class SignIn(LoginView):
    """The sign-in page; in demo mode it lists the demo accounts."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    http_method_names = ["get", "head", "post", "options"]

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        accounts = DEMO_ACCOUNTS if settings.DEMO else ()
        return super().get_context_data(demo_accounts=accounts, **more)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "at": timezone.now()}

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """The page again; 429 with the seconds to wait when attempts are refused for now."""
        answer = super().form_invalid(form)
        if isinstance(form, SignInForm) and form.wait is not None:
            answer.status_code = 429
            answer.headers["Retry-After"] = str(ceil(form.wait.total_seconds()))
        return answer


class SignOut(LogoutView):
    """POST only; goes back to the front page."""
