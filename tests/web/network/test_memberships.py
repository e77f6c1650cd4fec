"""Roles of people: given, ended, taken back, by an administrator only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from mreza.rooms.network.models import Change, Membership

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]


def give(client: Client, **more: Any) -> HttpResponse:
    fields = {
        "user": "zbornica", "role": "provider_staff", "organisation": "zd-koper",
        "since": "2026-01-01", "reason": "nova zaposlitev",
    }  # fmt: skip
    return client.post("/memberships/add/", fields | more)


def test_an_administrator_gives_a_role(client_as: ClientAs) -> None:
    assert give(client_as("admin")).status_code == 302
    held = Membership.objects.get(organisation_id="zd-koper")
    assert (held.user.username, held.valid.lower) == ("zbornica", date(2026, 1, 1))
    change = Change.objects.get()
    assert (change.what, change.object_id) == ("membership", "zbornica")


def test_the_same_role_is_not_given_twice(client_as: ClientAs) -> None:
    client = client_as("admin")
    give(client)
    answer = give(client, since="2026-06-01")
    assert answer.status_code == 422
    assert "že vpisano" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"user": "nobody"}, "Nihče se ne prijavlja kot »nobody«"),
        ({"organisation": "nowhere"}, "Organizacije z oznako »nowhere« ni"),
        ({"organisation": ""}, "Ta vloga velja v organizaciji"),
        ({"role": "king"}, "polje ni pravilno"),
        ({"reason": ""}, "polje ni pravilno"),
    ],
)
def test_mistakes_are_named(client_as: ClientAs, given: dict[str, str], said: str) -> None:
    answer = give(client_as("admin"), **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_role_is_ended_and_that_is_taken_back(client_as: ClientAs) -> None:
    client = client_as("admin")
    held = Membership.objects.get(user__username="izvajalec")
    ended = {"until": "2026-01-01", "reason": "odhod"}
    assert client.post(f"/memberships/{held.pk}/end/", ended).status_code == 302
    assert client_as("provider").get("/organisations/zd-celje/contact/").status_code == 403
    change = Change.objects.get()
    client.post(f"/changes/{change.pk}/take-back/", {"reason": "pomota"})
    assert client_as("provider").get("/organisations/zd-celje/contact/").status_code == 200


def test_roles_of_people_are_not_for_others_to_read(client: Client, client_as: ClientAs) -> None:
    give(client_as("admin"), reason="nova zaposlitev")
    for reader in (client, client_as("insurer")):
        assert "nova zaposlitev" not in reader.get("/changes/").content.decode()
    assert "nova zaposlitev" in client_as("admin").get("/changes/").content.decode()
    assert client_as("insurer").get("/memberships/").status_code == 403
