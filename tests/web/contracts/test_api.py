"""Contracts over HTTP, for those who may see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mreza.rooms.contracts.models import Contract

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
ROOT = "/api/v1/contracts"


def test_who_may_not_is_told_so(client: Client, client_as: ClientAs) -> None:
    for address in (ROOT, f"{ROOT}/2007-zd-celje", f"{ROOT}/2007-zd-celje/plan"):
        answer = client.get(address)
        assert (answer.status_code, answer["content-type"]) == (401, "application/problem+json")
        assert client_as("chamber").get(address).status_code == 403
    provider = client_as("provider")
    for address in (f"{ROOT}/2007-zd-ljubljana", f"{ROOT}/2007-zd-ljubljana/plan"):
        assert provider.get(address).status_code == 404


def test_contracts_come_in_pages_and_are_narrowed(client_as: ClientAs) -> None:
    client = client_as("insurer")
    whole = client.get(ROOT, {"limit": 1000}).json()
    assert whole["total"] == len(whole["items"]) == Contract.objects.count()
    part = client.get(ROOT, {"limit": 10, "offset": 5}).json()
    assert part["items"] == whole["items"][5:15]
    some = client.get(ROOT, {"office": "krsko", "activity": "general"}).json()
    assert {item["office"] for item in some["items"]} == {"krsko"}
    assert client.get(ROOT, {"activity": "GENERAL"}).status_code == 422


def test_a_provider_gets_its_own(client_as: ClientAs) -> None:
    client = client_as("provider")
    assert [item["number"] for item in client.get(ROOT).json()["items"]] == ["2007-zd-celje"]
    mine = client.get(f"{ROOT}/2007-zd-celje").json()
    assert mine["state"] == "in_force"
    assert mine["items"] == client.get(f"{ROOT}/2007-zd-celje/plan").json()
    assert [event["what"] for event in mine["events"]] == ["signed", "agreed", "offered", "drafted"]
    assert {event["by"] for event in mine["events"]} == {""}
