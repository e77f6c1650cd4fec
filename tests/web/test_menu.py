"""The menu names to everybody what concerns them, and nothing that they would be refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
COMMON = ["/", "/organisations/", "/what-if/", "/acts/", "/plans/"]
OF_HOMES = [
    "/obligations/", "/quality/", "/incidents/", "/care/", "/model/", "/workforce/",
    "/health-workforce/", "/licences/",
]  # fmt: skip
OF_CONTRACTS = [
    "/obligations/", "/contracts/", "/realisation/", "/settlements/", "/health-workforce/",
]  # fmt: skip
ENTRIES = {
    "care_home_worker": OF_HOMES,
    "care_home_director": OF_HOMES,
    "provider": [*OF_CONTRACTS, "/licences/"],
    "insurer": [*OF_CONTRACTS, "/quality/"],
    "ministry": [*OF_CONTRACTS, "/quality/", "/model/", "/licences/"],
    "chamber": ["/obligations/", "/realisation/", "/quality/", "/health-workforce/", "/licences/"],
    "admin": [*OF_CONTRACTS, "/quality/", "/model/", "/licences/"],
}


def entries(client: Client) -> list[str]:
    page = client.get("/what-if/").content.decode()
    return re.findall(r'<li><a href="([^"]+)"', page.partition("</nav>")[0])


@pytest.mark.parametrize("role", ENTRIES)
def test_the_menu_names_what_concerns_somebody(
    client_as: Callable[[str], Client], role: str
) -> None:
    client = client_as(role)
    shown = entries(client)
    assert sorted(shown) == sorted([*COMMON, *ENTRIES[role]])
    assert {client.get(url, follow=True).status_code for url in shown} == {200}


def test_the_public_sees_what_is_public(client: Client, loaded: None) -> None:
    assert sorted(entries(client)) == sorted([*COMMON, "/realisation/", "/quality/", "/licences/"])


def test_the_menu_asks_who_works_where_once(
    client_as: Callable[[str], Client], django_assert_max_num_queries: Callable[..., object]
) -> None:
    """Session, user and roles: three, whatever number of entries asks."""
    client = client_as("care_home")
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]
        client.get("/what-if/no-such-page/")
