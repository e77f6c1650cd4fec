"""What tests of incidents start from: people of the home, a form that is right, a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from mreza.rooms.incidents import moments
from mreza.rooms.incidents.actions import reporting
from mreza.rooms.incidents.actions.held import Author
from mreza.rooms.incidents.actions.reporting import Report
from mreza.rooms.incidents.models import Incident
from mreza.site.accounts.models import User

HOME = "dom-ob-savinji-celje"
BASE = f"/incidents/{HOME}/"
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
Told = Callable[..., Incident]


@pytest.fixture
def dom(loaded: None) -> User:
    """The quality and safety officer of the home."""
    return User.objects.get(username="dom")


@pytest.fixture
def worker(loaded: None) -> User:
    """A care worker without a post."""
    return User.objects.get(username="negovalka")


@pytest.fixture
def author(dom: User) -> Author:
    return Author(dom, NOW)


@pytest.fixture
def told(worker: User) -> Told:
    """`told(day=..., **facts)`: an incident as the worker reported it."""

    def tell(wall: str = "2026-11-20 08:00", **facts: Any) -> Incident:
        anonymous = facts.pop("anonymous", False)
        organisation = facts.pop("organisation", HOME)
        said = {"kind": "fall", "service": "institutional_care", "description": "Padec.", **facts}
        report = Report(
            uuid4(),
            moments.told(datetime.fromisoformat(wall), offset=60),
            said,
            anonymous=anonymous,
        )
        return reporting.report(organisation, report, by=worker, now=NOW).incident

    return tell


def form(**changed: Any) -> dict[str, Any]:
    """A form as a browser sends it; None leaves a field out."""
    whole = {
        "client_id": str(uuid4()), "kind": "medication", "service": "institutional_care",
        "day": "2026-11-20", "hour": "08:15", "zone": "Europe/Ljubljana",
        "medication_kind": "omitted", "error_count": "1", "description": "Odmerek je ostal.",
        "interventions": "Obveščena zdravnica.", "staff_code": "Z001",
    } | changed  # fmt: skip
    return {name: value for name, value in whole.items() if value is not None}
