"""The look holds in a real browser: every component, both themes, both widths, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AxeCheck, OpenPage

pytestmark = pytest.mark.urls("tests.browser.gallery.urls")
PHONE = 360
Check = Callable[[Page], None]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, 1400])
@pytest.mark.parametrize("path", ["/gallery/", "/accounts/sign-in/", "/no-such-page/"])
def test_pages_are_accessible_and_fit(
    open_page: OpenPage, axe: AxeCheck, fits: Check, path: str, width: int, dark: bool
) -> None:
    page = open_page(path, width=width, dark=dark)
    axe(page)
    fits(page)


@pytest.mark.parametrize("width", [PHONE, 1400])
def test_a_number_opens_its_explanation_and_gives_focus_back(
    open_page: OpenPage, axe: AxeCheck, width: int
) -> None:
    page = open_page("/gallery/", width=width)
    number = page.locator("a.num").first
    number.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_be_visible()
    expect(panel.locator("h2")).to_be_focused()
    expect(number).to_have_attribute("aria-expanded", "true")
    axe(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number).to_be_focused()


def test_a_missing_explanation_says_so(open_page: OpenPage) -> None:
    page = open_page("/gallery/")
    number = page.locator("a.num").first
    number.evaluate("link => link.href = '/no-such-explanation/'")
    number.click()
    expect(page.locator("#panel [role=alert]")).to_be_visible()


def test_tables_sort_by_their_headers(open_page: OpenPage) -> None:
    page = open_page("/gallery/")
    table = page.locator("table.sortable")
    names = table.locator("tbody tr td:first-child")
    table.get_by_role("button", name="Izpostava").click()
    expect(names).to_have_text(["Celje", "Črnomelj", "Žalec", "Skupaj"])
    table.get_by_role("button", name="zavarovanih oseb").click()
    expect(names).to_have_text(["Celje", "Žalec", "Črnomelj", "Skupaj"])
    expect(table.locator("th[aria-sort=descending]")).to_have_text("zavarovanih oseb")


def test_the_menu_folds_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/gallery/", width=PHONE)
    search = page.get_by_role("searchbox")
    expect(search).to_be_hidden()
    page.get_by_role("button", name="Meni").click()
    expect(search).to_be_visible()


def test_the_theme_changes_at_once_and_stays(open_page: OpenPage) -> None:
    page = open_page("/gallery/")
    page.get_by_label("Svetlo ali temno").click()
    with page.expect_response("**/preferences/theme/"):
        page.get_by_role("button", name="Temno", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_first_tab_stop_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/gallery/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_api_s_own_page_needs_no_other_host(open_page: OpenPage) -> None:
    page = open_page("/api/v1/docs")
    expect(page.locator("#swagger-ui .info .title")).to_contain_text("Mreža")
