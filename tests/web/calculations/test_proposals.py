"""Proposals: kept by people who are signed in, compared, deleted only by whoever kept them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mreza.rooms.calculations.models import Proposal

ClientAs = Callable[[str], Client]
KEEP = "/what-if/coverage/keep/"
LIST = "/what-if/proposals/"


def keep(client: Client, name: str, tolerance: str = "5") -> Proposal:
    client.post(KEEP, {"name": name, "coverage_tolerance": tolerance})
    return Proposal.objects.get(name=name)


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    for address in (LIST, "/what-if/coverage/compare/"):
        assert client.get(address).status_code == 302
    assert client.post(KEEP, {"name": "A"}).status_code == 302
    assert client.post("/what-if/proposals/1/delete/").status_code == 302
    assert not Proposal.objects.exists()


def test_a_proposal_is_kept_listed_and_opens_again(client_as: ClientAs) -> None:
    insurer = client_as("insurer")
    proposal = keep(insurer, "Five <per cent>")
    assert proposal.overrides == {"coverage_tolerance": "5"}
    html = insurer.get(LIST).content.decode()
    assert "Five &lt;per cent&gt;" in html
    assert "coverage_tolerance=5" in html
    assert "5\u00a0%" in html


@pytest.mark.parametrize(
    "posted",
    [
        {"name": "", "coverage_tolerance": "5"},
        {"name": "Same as the act", "coverage_tolerance": "8"},
        {"name": "Unreadable", "coverage_tolerance": "pet"},
        {"name": "x" * 121, "coverage_tolerance": "5"},
    ],
)
def test_what_cannot_be_kept_says_why(client_as: ClientAs, posted: dict[str, str]) -> None:
    response = client_as("insurer").post(KEEP, posted, follow=True)
    assert 'class="error"' in response.content.decode()
    assert not Proposal.objects.exists()


def test_a_name_is_used_once_a_person(client_as: ClientAs) -> None:
    insurer, chamber = client_as("insurer"), client_as("chamber")
    keep(insurer, "Five")
    insurer.post(KEEP, {"name": "Five", "coverage_tolerance": "6"})
    assert Proposal.objects.count() == 1
    chamber.post(KEEP, {"name": "Five", "coverage_tolerance": "6"})
    assert Proposal.objects.count() == 2


def test_only_the_author_deletes(client_as: ClientAs) -> None:
    insurer, chamber = client_as("insurer"), client_as("chamber")
    proposal = keep(insurer, "Five")
    address = f"/what-if/proposals/{proposal.pk}/delete/"
    assert address not in chamber.get(LIST).content.decode()
    assert chamber.post(address).status_code == 403
    assert insurer.get(address).status_code == 405
    assert insurer.post(address).status_code == 302
    assert not Proposal.objects.exists()
    assert insurer.post(address).status_code == 404


def test_two_are_compared_beside_the_act(client_as: ClientAs) -> None:
    insurer = client_as("insurer")
    first, second = keep(insurer, "Five"), keep(insurer, "Ten", "10")
    address = f"/what-if/coverage/compare/?a={first.pk}&b={second.pk}&formula=doctors_missing"
    html = insurer.get(address).content.decode()
    assert "29,28" not in html, "sums of offices, not of the country"
    for value in ("8\u00a0%", "5\u00a0%", "10\u00a0%"):
        assert value in html
    assert insurer.get("/what-if/coverage/compare/?a=x&b=99999").status_code == 200
    assert insurer.get("/what-if/nope/compare/").status_code == 404


def test_one_alone_cannot_be_compared(client_as: ClientAs) -> None:
    insurer = client_as("insurer")
    keep(insurer, "Five")
    assert 'class="empty"' in insurer.get("/what-if/coverage/compare/").content.decode()
    assert client_as("chamber").get("/what-if/coverage/compare/").status_code == 200


def test_lists_ask_the_same_for_one_and_for_many(
    client_as: ClientAs, django_assert_max_num_queries: object
) -> None:
    insurer = client_as("insurer")
    for number in range(6):
        keep(insurer, f"P{number}", str(number + 1))
    with django_assert_max_num_queries(12):
        insurer.get(LIST)
    with django_assert_max_num_queries(12):
        insurer.get("/what-if/coverage/compare/")
