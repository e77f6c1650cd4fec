"""Sign-in and sign-out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView

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


class SignOut(LogoutView):
    """POST only; goes back to the front page."""
