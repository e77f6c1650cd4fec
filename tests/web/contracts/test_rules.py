"""Who may: the insurer everywhere, a provider at home; and nobody reaches another's contract."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.rules import Access, Deed
from mreza.rooms.contracts.words import Side
from tests.web.contracts import bodies

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
OTHER = "2007-zd-ljubljana"
STAFF = Access(frozenset({("provider_staff", "zd-celje")}))


def test_staff_act_for_their_own_provider_only() -> None:
    assert STAFF.may(Deed.ATTEND, "zd-celje")
    assert not STAFF.may(Deed.ATTEND, "zd-ljubljana")
    assert not STAFF.may(Deed.SIGN, "zd-celje")
    assert (STAFF.sees_all, STAFF.sees_some, STAFF.homes) == (False, True, ["zd-celje"])
    assert STAFF.side("zd-celje") == Side.PROVIDER


@pytest.mark.parametrize(
    ("role", "some", "every"),
    [
        ("insurer_officer", True, True), ("ministry_officer", True, True),
        ("chamber_officer", False, False), ("administrator", True, True),
    ],
)  # fmt: skip
def test_who_sees_contracts(role: str, some: bool, every: bool) -> None:
    access = Access(frozenset({(role, "x")}))
    assert (access.sees_some, access.sees_all) == (some, every)
    assert access.side("x") == Side.INSURER


def test_the_chamber_sees_none_even_with_a_home() -> None:
    access = Access(frozenset({("chamber_officer", "zd-celje")}))
    assert access.homes == []
    assert not access.visible(Contract.objects.all()).exists()


ADDRESSES = (
    "", "plan.csv", "plan.json", "plan.xlsx", "offer/", "offer/withdraw/", "agree/", "sign/",
    "close/", "annexes/add/", "annexes/1/agree/", "annexes/1/withdraw/", "items/1/correct/",
    "notice/", "notices/1/withdraw/", "hours/add/", "hours/1/remove/", "substitutes/add/",
    "substitutes/1/remove/", "facts/notice_given/record/", "facts/1/withdraw/",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_providers_contract_does_not_exist(client_as: ClientAs, address: str) -> None:
    provider = client_as("provider")
    assert provider.get(f"/contracts/{OTHER}/{address}").status_code == 404
    if not address.startswith("plan") and address:
        body = bodies.deed(OTHER, ground="60")
        assert provider.post(f"/contracts/{OTHER}/{address}", body).status_code == 404


def test_another_providers_rows_are_not_reached_through_ones_own(client_as: ClientAs) -> None:
    item = Contract.objects.get(number=OTHER).items.first()
    assert item is not None
    admin = client_as("admin")
    body = bodies.deed(teams="1", quantity="1")
    assert admin.post(f"/contracts/2007-zd-celje/items/{item.pk}/correct/", body).status_code == 404


def test_names_of_other_providers_are_in_no_answer(client_as: ClientAs) -> None:
    provider = client_as("provider")
    for address in ("/contracts/", "/contracts/contracts.csv", "/api/v1/contracts"):
        assert OTHER not in provider.get(address).content.decode(), address
