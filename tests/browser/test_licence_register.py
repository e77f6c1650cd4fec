"""The register of licences in a real browser: found as it is typed, opened, not renewed."""

from __future__ import annotations

from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in


def test_an_officer_types_opens_and_is_refused_a_renewal(
    open_page: OpenPage, site: LiveServer, axe: AxeCheck
) -> None:
    page = open_page("/accounts/sign-in/", width=1280)
    sign_in(page, "chamber", site)
    page.goto("/licences/register/")
    page.locator("#q").press_sequentially("kranjec mar")
    expect(page.locator("#found caption")).to_have_text("1 izvajalec")
    page.get_by_role("link", name="Kranjec Marija").click()
    expect(page.locator("h1")).to_have_text("Marija Kranjec")
    page.get_by_role("link", name="Obnovi", exact=True).click()
    page.locator("#id_reason").fill("Izteka se.")
    axe(page)
    page.get_by_role("button", name="Obnovi licenco").click()
    expect(page.locator("main")).to_contain_text("temeljni postopki oživljanja")
    page.goto("/licences/register/10000/")
    expect(page.locator("main")).to_contain_text("veljavna")
