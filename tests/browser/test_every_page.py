"""Every main page: accessible in both languages, light and dark, on a screen and on a phone.

A page is loaded once a language: in Slovene on a screen in light and on a phone in dark colours, in
English on a phone. One browser session serves all, so that the walk takes minutes and not an hour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from bench.main_pages import LAW, MAIN_PAGES, MainPage
from tests.browser.conftest import AxeCheck

PHONE, SCREEN = 360, 1400
LOOKS = {
    "sl": ((SCREEN, "light"), (PHONE, "dark")),
    "en": ((PHONE, "light"),),
}
# Beside the main pages: what a page says when something is wrong, and files' pages.
ODD = (
    MainPage("Not found", "/no-such-page/"),
    MainPage("No such organisation", "/organisations/nobody/"),
    MainPage("An unreadable day", "/units/celje/?day=x"),
    MainPage("A day without law", "/units/celje/?day=1990-01-01"),
    MainPage("Nothing found", "/search/?q=qqqqqq"),
    MainPage("No row of that name", "/why/coverage/nowhere/standing/"),
    MainPage("A bad parameter", "/what-if/coverage/?coverage_tolerance=five"),
    MainPage("A bad input", f"{LAW}tables/coverage/?in.doctors=ten"),
    MainPage("Errors of a form", "/organisations/zd-celje/contact/", "provider"),
)


@pytest.fixture(scope="module")
def walker(browser: Browser, site: LiveServer) -> Iterator[Callable[[str], Page]]:
    """`walker(role)`: the page of a session that lasts for all tests of this file."""
    pages: dict[str, Page] = {}

    def page_of(role: str) -> Page:
        if role not in pages:
            context = browser.new_context(base_url=site.url, reduced_motion="reduce")
            pages[role] = context.new_page()
            if role:
                sign_in(pages[role], role, site)
        return pages[role]

    yield page_of
    for page in pages.values():
        page.context.close()


def sign_in(page: Page, role: str, site: LiveServer) -> None:
    from mreza.site.accounts.demo import DEMO_ACCOUNTS

    account = next(account for account in DEMO_ACCOUNTS if account.role == role)
    page.goto("/accounts/sign-in/")
    page.locator("#id_username").fill(account.username)
    page.locator("#id_password").fill(account.password)
    page.locator("main button").first.click()
    page.wait_for_url(f"{site.url}/")


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("wanted", MAIN_PAGES + ODD, ids=lambda page: f"{page.address} {page.role}")
def test_a_page_is_accessible_and_fits(
    walker: Callable[[str], Page], axe: AxeCheck, site: LiveServer, wanted: MainPage, language: str
) -> None:
    page = walker(wanted.role)
    page.context.add_cookies([{"name": "language", "value": language, "url": site.url}])
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda said: _note(said, faults))
    page.goto(wanted.address)
    assert page.locator("html").get_attribute("lang") == language
    for width, theme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide at {width}"
        axe(page)
    assert faults == []


def _note(said: Any, faults: list[str]) -> None:
    """Refusals of the content security policy; a 404 or 422 of the page itself is meant."""
    if "Content Security Policy" in said.text:
        faults.append(said.text)
