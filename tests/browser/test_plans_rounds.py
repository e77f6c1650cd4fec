"""A round of a plan in a real browser: a holder reports, the coordinator accepts and freezes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from mreza.rooms.plans.models import Entry, Round
from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

PLAN = "/plans/nskz_2035_2022_2025/"


def test_a_holder_reports_and_the_coordinator_freezes(
    open_page: OpenPage,
    axe: AxeCheck,
    fits: Callable[[Page], None],
    site,  # type: ignore[no-untyped-def]
) -> None:
    found = Round.objects.get(plan="nskz_2035_2022_2025", state="open")
    entry = Entry.objects.filter(round=found, organisation="nijz", state="invited")[0]
    address = f"{PLAN}rounds/{found.pk}/"
    page = open_page("/accounts/sign-in/", width=360)
    sign_in(page, "measure_holder", site)
    page.goto(f"{address}entries/{entry.pk}/")
    fits(page)
    axe(page)
    page.get_by_label("Kaj je bilo narejeno v obdobju").fill("Metodologija je objavljena.")
    page.get_by_role("button", name="Oddaj").click()
    expect(page.locator(".messages")).to_contain_text("oddan")

    page = open_page("/accounts/sign-in/")
    sign_in(page, "ministry", site)
    page.goto(f"{address}entries/{entry.pk}/")
    expect(page.locator(".written")).to_contain_text("Metodologija je objavljena.")
    axe(page)
    page.get_by_role("button", name="Sprejmi").click()
    axe(page)
    page.get_by_role("link", name="Zamrzni").click()
    axe(page)
    page.get_by_label("Vem, kaj manjka").check()
    page.get_by_role("button", name="Zamrzni krog").click()
    expect(page.locator("main")).to_contain_text("nič več ne spremeni")
    fits(page)
