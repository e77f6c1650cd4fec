"""The list of plans, a plan, a measure: what they say, to whom, and in how many queries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.plans import links, queries, versions
from mreza.rooms.plans.links import LinkedReading
from mreza.rooms.plans.models import Indicator, PlanVersion, Reading
from mreza.rooms.plans.shipped import LINKED
from tests.conftest import ClientAs

pytestmark = pytest.mark.django_db
NSKZ, NIN = "nskz_2035_2022_2025", "nin_2025_2026"
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "address",
    [
        "/plans/",
        f"/plans/{NSKZ}/",
        f"/plans/{NIN}/?status=late&order=due",
        f"/plans/{NIN}/measures/2.12/",
        f"/plans/{NSKZ}/measures/A27/",
        "/organisations/ministrstvo-za-zdravje/",
    ],
)
def test_a_page_asks_little(
    client_as: ClientAs, address: str, django_assert_max_num_queries: Any
) -> None:
    ministry = client_as("ministry")
    with django_assert_max_num_queries(12):
        assert ministry.get(address).status_code == 200


def test_the_public_sees_cards_and_nothing_of_what_holders_told(client: Client) -> None:
    page = client.get("/plans/").text
    assert "NSKZ-2035" in page
    assert f'href="/plans/{NSKZ}/public/"' in page
    assert f'href="/plans/{NSKZ}/"' not in page
    assert not any(word in page for word in ("plan-shares", "Porabljeno"))
    assert client.get(f"/plans/{NSKZ}/").status_code == 302


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=urgentno+nesmisel", []),
        ("q=A17", ["A17", "A17b"]),
        ("q=oceNJEVanje+POTREB", ["A17b"]),
        ("goal=4.3&holder=nijz", ["A31", "A33", "A34"]),
        ("year=2032", ["A53", "A54", "A56"]),
        ("status=nonsense", []),
    ],
)
def test_filters(client_as: ClientAs, query: str, codes: list[str]) -> None:
    ministry = client_as("ministry")
    answer = ministry.get(f"/plans/{NSKZ}/measures.json?{query}").json()
    assert [row["code"] for row in answer["rows"]] == codes
    assert ministry.get(f"/plans/{NSKZ}/?{query}").status_code == 200


def test_files_hold_every_measure(client_as: ClientAs) -> None:
    ministry = client_as("ministry")
    lines = ministry.get(f"/plans/{NSKZ}/measures.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 61
    assert ministry.get(f"/plans/{NSKZ}/measures.xlsx").content[:2] == b"PK"
    assert ministry.get(f"/plans/{NSKZ}/measures.pdf").status_code == 404


def test_a_measure_that_disappeared_is_shown_as_such(client_as: ClientAs) -> None:
    from dataclasses import replace

    from mreza import acts

    shipped = acts.get(NSKZ).plan
    assert shipped is not None
    shorter = replace(shipped, measures=tuple(m for m in shipped.measures if m.code != "A31"))
    versions.store(NSKZ, shorter, source_name="x", fingerprint="x", note="", by=None)
    ministry = client_as("ministry")
    assert "A31" in ministry.get(f"/plans/{NSKZ}/?status=disappeared").text
    page = ministry.get(f"/plans/{NSKZ}/measures/A31/").text
    assert "različici 2" in page
    assert "/add/" not in page
    answer = ministry.post(
        f"/plans/{NSKZ}/measures/A31/tasks/add/", {"title": "T", "seen": "0"}, headers=SLOVENE
    )
    assert answer.status_code == 422
    assert queries.overview(NSKZ, DAY, PlanVersion.objects.get(plan=NSKZ, number=1))


SLOVENE = {"Accept-Language": "sl"}


def test_a_target_in_per_cent_is_of_its_baseline_and_says_how(client_as: ClientAs) -> None:
    indicator = Indicator.objects.get(measure__plan=NIN, measure__code="2.12", key="2")
    Reading.objects.filter(indicator=indicator).update(withdrawn="2026-01-01T00:00Z",
                                                       withdrawn_why="r")  # fmt: skip
    Reading.objects.create(
        indicator=indicator, day=date(2022, 12, 31), value=50, is_baseline=True, by_name="x"
    )
    Reading.objects.create(indicator=indicator, day=DAY, value=53, by_name="x")
    (one,) = [
        item for item in queries.measure(NIN, "2.12", DAY).state.indicators
        if item.indicator == indicator
    ]  # fmt: skip
    assert (one.target_value, one.progress, one.reached) == (56, 50, False)
    social = client_as("social_ministry")
    why = f"/plans/{NIN}/measures/2.12/indicators/{indicator.pk}/why/"
    assert "56" in social.get(f"{why}target_value/").text
    assert social.get(f"{why}nonsense/").status_code == 404


def test_linked_indicators_read_themselves(
    client_as: ClientAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {one.source for one in LINKED} == set(links.SOURCES)
    for key, source in links.SOURCES.items():
        found = links.readings(key, DAY)
        assert all(one.day <= DAY for one in found), key
        assert source.url, key
    assert links.readings("unknown", DAY) == []
    reading = LinkedReading(DAY - timedelta(days=22), links.Decimal("7.25"), illustrative=True)
    monkeypatch.setattr(links, "readings", lambda key, day: [reading])
    page = client_as("ministry").get(f"/plans/{NSKZ}/measures/A27/").text
    assert "7,25" in page


def test_what_an_organisation_holds_is_on_its_page(
    client: Client, client_as: ClientAs, django_assert_max_num_queries: Any
) -> None:
    band, holder = "/plans/holders/nijz/holds/", client_as("measure_holder")
    for stranger in (client, client_as("provider")):
        assert band not in stranger.get("/organisations/nijz/").text
        assert stranger.get(band).status_code == 404
    assert band in holder.get("/organisations/nijz/").text
    assert f"/plans/{NSKZ}/measures/" in holder.get(band).text
    assert client_as("ministry").get("/plans/holders/zd-celje/holds/").status_code == 204
    with django_assert_max_num_queries(2):
        assert queries.held_by("nijz", DAY)


def test_the_api(client: Client, client_as: ClientAs) -> None:
    ministry, base = client_as("ministry"), f"/api/v1/plans/{NIN}/measures"
    assert client.get(base).status_code == 401
    plans = ministry.get("/api/v1/plans").json()
    assert [(one["code"], one["measures"]) for one in plans] == [(NSKZ, 61), (NIN, 38)]
    late = ministry.get(f"{base}?status=late").json()
    assert {one["status"] for one in late} == {"late"}
    whole = ministry.get(f"{base}/2.12").json()
    assert len(whole["indicators"]) == 6
    assert whole["amounts"] == {"2025": "26250000.00", "2026": "27026800.00"}
    assert ministry.get(f"{base}/9.99").status_code == 404
    assert client_as("provider").get(base).status_code == 404
