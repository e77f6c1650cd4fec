"""Obligations in a real browser: a home confirms what is due, with a file; on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

HOME = "dom-ob-savinji-celje"
Check = Callable[[Page], None]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_home_confirms_what_is_due(
    open_page: OpenPage,
    site,  # type: ignore[no-untyped-def]
    axe: AxeCheck,
    fits: Check,
    width: int,
) -> None:
    page = open_page("/accounts/sign-in/", width=width)
    sign_in(page, "care_home", site)
    page.goto(f"/organisations/{HOME}/")
    expect(page.locator(".standing .figures")).to_contain_text("Pravočasno v letu 2026")
    page.get_by_role("link", name="koledar →").click()
    axe(page)
    fits(page)
    page.locator("#q").fill("izpopolnjevanja")
    expect(page.locator("#found .part").first).to_be_visible()
    expect(page.locator("#found .due a:not(.art)").first).to_contain_text("izpopolnjevanja")
    page.locator("#found .due a:not(.art)").first.click()
    fits(page)
    axe(page)
    page.get_by_role("link", name="Potrdi", exact=True).last.click()
    page.locator("#id_day").fill("2026-11-20")
    minutes = {"name": f"{width}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 sent"}
    page.locator("#id_file").set_input_files(minutes)
    fits(page)
    axe(page)
    page.get_by_role("button", name="Potrdi").click()
    expect(page).to_have_url(re.compile(r"/yearly_training_plan/#"))
    expect(page.locator("main")).to_contain_text(f"{width}.pdf")
    page.get_by_role("link", name="umakni", exact=True).first.click()
    page.locator("#id_reason").fill("Napačna datoteka")
    page.get_by_role("button", name="Umakni").click()
    expect(page.locator("main")).to_contain_text("Napačna datoteka")
    page.goto(f"/obligations/{HOME}/?view=month")
    axe(page)
    fits(page)
