"""The quality model in a real browser: an idea of staff, taken up by the officer, on a phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

HOME = "/model/dom-ob-savinji-celje/"


def test_an_idea_becomes_a_planned_improvement(
    open_page: OpenPage,
    axe: AxeCheck,
    fits: Callable[[Page], None],
    site,  # type: ignore[no-untyped-def]
) -> None:
    page = open_page("/accounts/sign-in/", width=360)
    sign_in(page, "care_home_worker", site)
    page.goto(HOME)
    page.get_by_role("link", name="Predlagaj izboljšavo").click()
    page.locator("#id_title").fill("Klicni zvonec na balkonu")
    page.locator("#id_description").fill("Uporabniki tam ne morejo poklicati.")
    page.get_by_role("button", name="Pošlji predlog").click()
    expect(page.locator("main")).to_contain_text("Klicni zvonec na balkonu")
    fits(page)
    axe(page)

    officer = open_page("/accounts/sign-in/", width=1280)
    sign_in(officer, "care_home", site)
    officer.goto(f"{HOME}improvements/")
    officer.get_by_role("link", name="Klicni zvonec na balkonu").click()
    officer.get_by_role("link", name="Uredi").click()
    officer.locator("#id_stage").select_option("plan")
    officer.locator("#id_plan").fill("Zvonec na treh balkonih do konca leta.")
    officer.locator("#id_reason").fill("Sprejeto na komisiji")
    officer.get_by_role("button", name="Shrani").click()
    expect(officer.locator(".pdca .now").first).to_be_visible()
    expect(officer.locator("#history")).to_contain_text("Sprejeto na komisiji")
    axe(officer)
    officer.goto(f"{HOME}risks/")
    expect(officer.locator(".matrix")).to_have_count(2)
    axe(officer)
