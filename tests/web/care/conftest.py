"""An organisation without records, and quick ways to give it users."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mreza.rooms.care.models import Enrolment, ServiceUser
from mreza.rooms.network.models import Organisation
from tests.web.workforce.conftest import span

Enrol = Callable[..., ServiceUser]


@pytest.fixture
def home(loaded: None) -> str:
    """Code of an organisation of which nothing is known."""
    return str(Organisation.objects.create(code="a-home-of-tests").pk)


@pytest.fixture
def enrol(home: str) -> Enrol:
    """`enrol("U1", ("home_help", "2026-01-01", None), ...)`: a user with these services."""

    def enrolled(code: str, *stays: tuple[str, str, str | None]) -> ServiceUser:
        user = ServiceUser.objects.create(organisation_id=home, code=code)
        for service, first, last in stays:
            Enrolment.objects.create(user=user, service=service, valid=span(first, last))
        return user

    return enrolled
