"""Obligations over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.obligations.models import Answer
from tests.web.obligations.conftest import CODE, LAW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_answered")]
ClientAs = Callable[[str], Client]
ROOT = "/api/v1/obligations"
MINE = f"{ROOT}/organisations/{CODE}"
ITEM = {"act": LAW, "code": "waiting_list_april", "moment": "2007-04-30"}


def post(client: Client, path: str, body: dict[str, Any]) -> Any:
    return client.post(path, body, content_type="application/json")


def test_an_item_is_read_confirmed_and_withdrawn(client_as: ClientAs) -> None:
    provider = client_as("provider")
    listed = f"{MINE}/items?first=2007-05-01&last=2007-05-31&act={LAW}"
    items = {one["code"]: one for one in provider.get(listed).json()["items"]}
    assert items["waiting_list_april"]["state"] == "overdue"
    assert items["waiting_list_april"]["moment"] == ITEM["moment"]
    made = post(provider, f"{MINE}/done", {**ITEM, "day": "2007-05-30"})
    assert made.status_code == 201, made.content
    assert post(provider, f"{MINE}/done", {**ITEM, "day": "2007-05-30"}).status_code == 422
    state = provider.get(f"{listed}&state=done").json()
    assert (state["total"], state["items"][0]["done_on"]) == (1, "2007-05-30")
    gone = post(provider, f"{MINE}/answers/{made.json()['id']}/withdraw", {"reason": "R"})
    assert gone.json()["withdrawn_why"] == "R"
    assert post(provider, f"{MINE}/waived", {**ITEM, "reason": "none kept"}).status_code == 201
    assert Answer.objects.count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({**ITEM, "day": "2026-11-23"}, 422),
        ({**ITEM, "day": "30. 5. 2007"}, 422),
        ({**ITEM, "day": "2007-05-30", "colour": "red"}, 422),
        ({**ITEM, "moment": "2007-04-29", "day": "2007-05-30"}, 404),
        ({**ITEM, "code": "nothing", "day": "2007-05-30"}, 404),
    ],
)
def test_what_is_wrong_stores_nothing(
    body: dict[str, Any], status: int, client_as: ClientAs
) -> None:
    answer = post(client_as("provider"), f"{MINE}/done", body)
    assert (answer.status_code, Answer.objects.count()) == (status, 0)


def test_who_owes_nothing_there_answers_nothing(client_as: ClientAs) -> None:
    body = {**ITEM, "day": "2007-05-30"}
    assert post(client_as("care_home"), f"{MINE}/done", body).status_code == 404
    assert post(client_as("insurer"), f"{MINE}/done", body).status_code == 403
    assert post(Client(), f"{MINE}/done", body).status_code == 401


def test_an_event_is_entered_by_its_name(client_as: ClientAs) -> None:
    provider, given = client_as("provider"), {"kind": "absence_begins", "day": "2007-05-02"}
    assert post(provider, f"{MINE}/events", given).status_code == 201
    assert post(provider, f"{MINE}/events", given).status_code == 422
    unknown = post(provider, f"{MINE}/events", {**given, "kind": "full-moon"})
    assert "absence_begins" in unknown.json()["detail"]
    assert len(provider.get(f"{MINE}/events").json()) == 1
