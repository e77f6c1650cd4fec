"""An organisation's page has its health workers for who may see its report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mreza.rooms.health_workforce.queries import quality
from mreza.rooms.health_workforce.queries.newest import newest
from mreza.site import clock

pytestmark = pytest.mark.django_db
PAGE = "/organisations/zd-celje/"
REPORT = "/health-workforce/providers/zd-celje/"


@pytest.mark.parametrize(("role", "sees"), [("", False), ("care_home", False), ("provider", True),
                                        ("ministry", True)])  # fmt: skip
def test_who_sees_the_panel(
    role: str, sees: bool, client: Client, client_as: Callable[[str], Client]
) -> None:
    page = (client_as(role) if role else client).get(PAGE).content.decode()
    assert (f'href="{REPORT}"' in page) is sees


def test_the_headline_is_the_report_of_what_counts() -> None:
    day = clock.today()
    submission = newest(day, ["zd-celje"]).get()
    found = quality.headline("zd-celje", day)
    assert found is not None
    assert found.report.values == quality.reports([submission], day)[0].values
    assert found.report.submission.pk == submission.pk
    assert 0 < found.fte <= found.workers <= submission.rows
    assert quality.headline("ministrstvo-za-zdravje", day) is None
