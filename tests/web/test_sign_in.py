"""Signing in and out."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from mreza.site.accounts.demo import DEMO_ACCOUNTS
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"
PASSWORD = "a long enough word"


@pytest.fixture
def metka() -> User:
    return User.objects.create_user("metka", "metka@example.org", PASSWORD, display_name="Metka N.")


@pytest.mark.parametrize("name", ["metka", "METKA", "metka@example.org", "Metka@Example.org"])
def test_name_and_e_mail_both_open_the_door(client: Client, metka: User, name: str) -> None:
    answer = client.post(SIGN_IN, {"username": name, "password": PASSWORD, "next": "/nowhere/"})
    assert answer.headers["Location"] == "/nowhere/"
    assert "Metka N." in client.get("/nowhere/").text


@pytest.mark.parametrize(("name", "word"), [("metka", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_pair_is_refused_without_saying_which_half(
    client: Client, metka: User, name: str, word: str
) -> None:
    response = client.post(SIGN_IN, {"username": name, "password": word})
    assert response.status_code == 200
    assert "Ime in geslo se ne ujemata" in response.text


def test_a_closed_account_stays_out(client: Client, metka: User) -> None:
    User.objects.filter(pk=metka.pk).update(is_active=False)
    client.post(SIGN_IN, {"username": "metka", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_signing_out_needs_a_post(client: Client, metka: User) -> None:
    client.force_login(metka)
    assert client.get("/accounts/sign-out/").status_code == 405
    client.post("/accounts/sign-out/")
    assert "_auth_user_id" not in client.session


def test_names_differing_only_in_case_are_one_account(metka: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("Metka")


def test_demo_accounts_are_shown_in_demo_mode_only(client: Client, settings: Any) -> None:
    assert DEMO_ACCOUNTS[0].password not in client.get(SIGN_IN).text
    settings.DEMO = True
    shown = client.get(SIGN_IN).text
    assert all(account.username in shown for account in DEMO_ACCOUNTS)


def test_there_is_a_demo_account_for_every_role() -> None:
    assert [account.role for account in DEMO_ACCOUNTS] == [
        "provider", "insurer", "ministry", "chamber", "admin",
    ]  # fmt: skip
