"""The site itself: headers, language, theme, errors."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from mreza.site import urls
from mreza.site.accounts.models import User

pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("meant")


def refusing(request: HttpRequest) -> HttpResponse:
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied


urlpatterns = [path("broken/", broken), path("refusing/", refusing), *urls.urlpatterns]
handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


def test_every_page_forbids_inline_scripts_and_other_hosts(client: Client) -> None:
    policy = client.get("/accounts/sign-in/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/accounts/sign-in/", "/nowhere/"])
def test_pages_ask_no_other_host_and_have_no_inline_script(client: Client, path: str) -> None:
    text = client.get(path).text
    assert "<script>" not in text
    assert 'style="' not in text
    assert "onclick=" not in text
    assert 'src="http' not in text
    assert 'href="http' not in text


def test_slovene_comes_first_whatever_the_browser_prefers(client: Client) -> None:
    response = client.get("/accounts/sign-in/", headers={"Accept-Language": "en-US,en"})
    assert '<html lang="sl"' in response.text
    assert "Prijava" in response.text
    assert response.headers["Content-Language"] == "sl"


def test_the_language_switch_is_kept_in_the_browser(client: Client) -> None:
    answer = client.post("/preferences/language/", {"language": "en", "next": "/accounts/sign-in/"})
    assert answer.headers["Location"] == "/accounts/sign-in/"
    assert "Your account" in client.get("/accounts/sign-in/").text


def test_the_language_of_a_signed_in_user_goes_along_to_another_browser(client: Client) -> None:
    user = User.objects.create_user("metka", password="a long word")
    client.force_login(user)
    client.post("/preferences/language/", {"language": "en"})
    other = Client()
    other.force_login(User.objects.get(pk=user.pk))
    assert '<html lang="en"' in other.get("/nowhere/").text


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/preferences/language/", {"language": "xx"})
    assert '<html lang="sl"' in client.get("/accounts/sign-in/").text


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"]
)
def test_switches_never_lead_to_another_host(client: Client, away: str) -> None:
    answer = client.post("/preferences/theme/", {"theme": "dark", "next": away})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(("chosen", "shown"), [("dark", "dark"), ("light", "light"), ("x", "auto")])
def test_the_theme_is_kept(client: Client, chosen: str, shown: str) -> None:
    client.post("/preferences/theme/", {"theme": chosen})
    assert f'data-theme="{shown}"' in client.get("/accounts/sign-in/").text


@pytest.mark.parametrize(("language", "words"), [("sl", "ni ničesar"), ("en", "nothing at this")])
def test_a_missing_page_says_so_in_the_reader_s_language(
    client: Client, language: str, words: str
) -> None:
    client.cookies["language"] = language
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert words in response.text


@pytest.mark.urls(__name__)
def test_a_refused_page_offers_to_sign_in(client: Client) -> None:
    response = client.get("/refusing/")
    assert response.status_code == 403
    assert "/accounts/sign-in/?next=/refusing/" in response.text


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("language", "words"), [("sl", "Pri nas"), ("en", "on our side")])
def test_our_own_mistake_has_a_page_that_needs_no_database(language: str, words: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies["language"] = language
    response = client.get("/broken/")
    assert response.status_code == 500
    assert words in response.text


def test_the_api_answers_errors_as_problem_json(client: Client) -> None:
    response = client.get("/api/v1/nothing-here")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


def test_the_watchman_s_address_answers(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
