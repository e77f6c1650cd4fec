"""Main pages with the full registry: at most twelve queries, fifteen for dashboards."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.main_pages import MAIN_PAGES, MOST_QUERIES, MainPage
from mreza.rooms.network.models import Organisation

pytestmark = pytest.mark.django_db
Limit = Callable[[int], AbstractContextManager[None]]


@pytest.mark.parametrize("page", MAIN_PAGES, ids=lambda page: f"{page.address} {page.role}")
def test_a_main_page_asks_the_database_little(
    page: MainPage,
    client: Client,
    client_as: Callable[[str], Client],
    django_assert_max_num_queries: Limit,
) -> None:
    visitor = client_as(page.role) if page.role else client
    with django_assert_max_num_queries(page.most):
        assert visitor.get(page.address).status_code == 200


def test_no_organisation_asks_for_more_than_another_should(client: Client) -> None:
    counts = {}
    for code in Organisation.objects.values_list("code", flat=True).order_by("code"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/organisations/{code}/").status_code == 200, code
        counts[code] = len(asked)
    assert len(counts) > 400
    assert max(counts.values()) <= MOST_QUERIES, max(counts, key=lambda code: counts[code])


def test_a_long_list_costs_no_more_queries_than_a_short_one(client: Client) -> None:
    counts = []
    for query in ("?q=zd+celje", "?q="):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/organisations/{query}")
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1
