"""Signing in and out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory

from mreza.site.accounts import attempts
from mreza.site.accounts.demo import DEMO_ACCOUNTS
from mreza.site.accounts.models import FailedSignIn, User
from tests.rights import HOMES

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"
PASSWORD = "a long enough word"
NOON = datetime(2007, 4, 1, 12, tzinfo=UTC)


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
        "provider", *HOMES, "insurer", "ministry", "social_ministry", "measure_holder",
        "chamber", "admin",
    ]  # fmt: skip


# Too many failures


def fail(client: Client, name: str, times: int) -> None:
    for _ in range(times):
        answer = client.post(SIGN_IN, {"username": name, "password": "wrong"})
        assert answer.status_code == 200


def try_to_enter(client: Client, name: str = "metka", word: str = PASSWORD, **more: Any) -> Any:
    return client.post(SIGN_IN, {"username": name, "password": word}, **more)


@pytest.mark.parametrize(("failures", "status"), [(9, 302), (10, 429)])
def test_the_tenth_failure_closes_the_door(
    client: Client, metka: User, failures: int, status: int
) -> None:
    fail(client, "metka", failures)
    assert try_to_enter(client).status_code == status
    assert ("_auth_user_id" in client.session) is (status == 302)


def test_the_eleventh_attempt_is_told_when_to_come_back(client: Client, metka: User) -> None:
    fail(client, "metka", 10)
    answer = try_to_enter(client)
    assert 14 * 60 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert "Poskusite znova čez 15 minut." in answer.text
    assert 'role="alert"' in answer.text
    client.cookies["language"] = "en"
    assert "Try again in 15 minutes." in try_to_enter(client).text
    assert FailedSignIn.objects.count() == 10, "what is refused does not prolong the wait"


def test_a_name_nobody_has_is_refused_in_the_same_words(client: Client, metka: User) -> None:
    said = []
    for name in ("metka", "nobody"):
        fail(client, name, 10)
        answer = try_to_enter(client, name)
        assert answer.status_code == 429
        said.append(answer.text.partition('role="alert">')[2].partition("</ul>")[0])
    assert said[0] == said[1] != ""


def test_all_ways_to_write_an_account_count_together(client: Client, metka: User) -> None:
    fail(client, "METKA", 5)
    fail(client, "metka@Example.org", 5)
    assert try_to_enter(client).status_code == 429


def test_others_are_not_affected(client: Client, metka: User) -> None:
    fail(client, "metka", 10)
    User.objects.create_user("janez", password=PASSWORD)
    assert try_to_enter(client, "janez").status_code == 302


def test_a_success_clears_the_failures_of_its_name_only(client: Client, metka: User) -> None:
    fail(client, "metka", 9)
    fail(client, "nobody", 2)
    try_to_enter(client, "metka@example.org")
    assert set(FailedSignIn.objects.values_list("name", flat=True)) == {"nobody"}
    fail(Client(), "metka", 10)


def test_the_fiftieth_failure_closes_the_door_to_its_address(client: Client, metka: User) -> None:
    for n in range(49):
        fail(client, f"nobody{n}", 1)
    fail(client, "nobody", 1)
    assert try_to_enter(client).status_code == 429
    assert try_to_enter(client, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_window_passes() -> None:
    begin = attempts.begin
    for n in range(10):
        assert begin("x", "192.0.2.1", at=NOON + timedelta(seconds=n)) is None
    late = NOON + attempts.WINDOW
    assert begin("x", "", at=late - timedelta(seconds=1)) == timedelta(seconds=1)
    assert begin("x", "", at=late) is None
    assert begin("x", "", at=late) == timedelta(seconds=1), "the second failure still counts"
    assert FailedSignIn.objects.filter(at__lte=NOON).count() == 0, "old ones are pruned"


def test_an_unknown_address_has_no_limit_of_its_own() -> None:
    for n in range(60):
        assert attempts.begin(f"x{n}", "", at=NOON) is None


@pytest.mark.parametrize(
    ("https", "peer", "forwarded", "address"),
    [
        (False, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (True, "127.0.0.1", "198.51.100.9", "198.51.100.9"),
        (True, "127.0.0.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (True, "127.0.0.1", "", ""),
        (True, "127.0.0.1", "<script>", ""),
        (False, "", "", ""),
        (False, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ],
)
def test_where_an_attempt_comes_from(
    settings: Any, https: bool, peer: str, forwarded: str, address: str
) -> None:
    settings.HTTPS = https
    told = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
    assert attempts.address_of(RequestFactory().get("/", **told)) == address


def test_the_buttons_of_a_demonstration_always_work(client: Client, settings: Any) -> None:
    settings.DEMO = True
    account = DEMO_ACCOUNTS[0]
    user = User.objects.get(username=account.username)
    user.set_password(account.password)
    user.save()
    fail(client, account.username, 10)
    assert try_to_enter(Client(), account.username).status_code == 429
    assert try_to_enter(client, account.username, account.password).status_code == 302
    settings.DEMO = False
    fail(Client(), account.username, 10)
    assert try_to_enter(Client(), account.username, account.password).status_code == 429


@pytest.fixture
def no_failures_left() -> Iterator[None]:
    yield
    FailedSignIn.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_failures_left")
def test_of_two_at_once_one_is_the_tenth() -> None:
    for _ in range(9):
        attempts.begin("x", "192.0.2.1", at=NOON)
    together = Barrier(2)

    def attempt(_: int) -> bool:
        together.wait()
        try:
            return attempts.begin("x", "192.0.2.1", at=NOON) is None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, range(2))) == [False, True]
    assert FailedSignIn.objects.count() == 10
