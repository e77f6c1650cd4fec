"""A control chart of a home in a real browser: by keyboard, on a phone, legible for everybody."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

HOME = "/quality/dom-ob-savinji-celje/"
CHART = f"{HOME}indicators/sick_leave/"


def test_a_point_of_the_chart_opens_its_steps_by_keyboard(
    open_page: OpenPage,
    axe: AxeCheck,
    fits: Callable[[Page], None],
    site,  # type: ignore[no-untyped-def]
) -> None:
    page = open_page("/accounts/sign-in/")
    sign_in(page, "care_home", site)
    page.goto(CHART)
    axe(page)
    page.locator(".spc a[data-why]").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel .big")).to_be_visible()
    expect(page.locator("#panel")).to_contain_text("6.1")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.spc a')")
    page.set_viewport_size({"width": 360, "height": 800})
    for address in (CHART, f"{HOME}months/2026-10/", HOME):
        page.goto(address)
        fits(page)
    axe(page)
