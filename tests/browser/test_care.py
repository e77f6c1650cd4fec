"""A care worker with a phone ticks who came; the quality officer looks and sends a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mreza.site.accounts.demo import DEMO_ACCOUNTS
from tests.browser.conftest import AxeCheck, OpenPage

HOME = "dom-ob-savinji-celje"
SignedIn = Callable[..., Page]


@pytest.fixture
def signed_in(open_page: OpenPage) -> SignedIn:
    def go(role: str, path: str, **look: Any) -> Page:
        account = next(account for account in DEMO_ACCOUNTS if account.role == role)
        page = open_page("/accounts/sign-in/", **look)
        page.locator("#id_username").fill(account.username)
        page.locator("#id_password").fill(account.password)
        page.locator("main button").first.click()
        page.wait_for_load_state()
        page.goto(path)
        return page

    return go


def test_an_activity_and_its_tick_list_on_a_phone(
    signed_in: SignedIn, axe: AxeCheck, fits: Callable[[Page], None]
) -> None:
    page = signed_in("care_home_worker", f"/care/{HOME}/", width=360, dark=True)
    page.get_by_role("link", name="Prostočasna aktivnost").click()
    page.locator("#id_day").fill("2026-11-20")
    page.locator("#id_title").fill("Tombola")
    page.get_by_role("button", name="Shrani").click()
    boxes = page.locator(".ticks input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    expect(page.locator("[data-tick-count]")).to_have_text("2")
    page.locator("#seek").fill("u00")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Shrani").click()
    expect(page.get_by_text("Shranjeno: dodanih 2")).to_be_visible()
    expect(page.locator(".ticks input:checked")).to_have_count(2)


def test_a_wrong_file_says_what_and_where(
    signed_in: SignedIn, axe: AxeCheck, fits: Callable[[Page], None], tmp_path: Path
) -> None:
    file = tmp_path / "odsotnosti.csv"
    file.write_text("staff;kind;first;last\nZ001;sick;31. 2. 2026;1. 3. 2026\n")
    page = signed_in("care_home", f"/workforce/{HOME}/files/?dataset=absences", width=360)
    page.locator("#id_file").set_input_files(file)
    page.get_by_role("button", name="Pošlji in preveri").click()
    expect(page.get_by_text("ni dan v koledarju")).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.parametrize(
    "path",
    [
        f"/workforce/{HOME}/person/Z003/", f"/workforce/{HOME}/posts/",
        f"/care/{HOME}/month/2026-11/", f"/care/{HOME}/home-care/day/",
    ],
)  # fmt: skip
def test_pages_are_for_everybody(
    signed_in: SignedIn, axe: AxeCheck, fits: Callable[[Page], None], path: str
) -> None:
    page = signed_in("care_home", path, width=360)
    axe(page)
    fits(page)


def test_numbers_of_a_month_can_be_entered_on_a_phone(signed_in: SignedIn) -> None:
    """The groups once bore a class that the site hides on narrow screens."""
    page = signed_in("care_home", f"/care/{HOME}/month/2026-11/", width=360)
    expect(page.locator("form details[open] td").first).to_be_visible()
