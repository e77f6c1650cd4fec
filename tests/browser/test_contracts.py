"""A contract in a real browser: an annex from proposal to acceptance, hours, on a phone too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

CONTRACT = "/contracts/2007-zd-ljutomer/"
CELJE = "/contracts/2007-zd-celje/"
Check = Callable[[Page], None]


@pytest.fixture
def signed_in(open_page: OpenPage, site) -> Callable[..., Page]:  # type: ignore[no-untyped-def]
    def go(role: str, path: str, **more: object) -> Page:
        page = open_page("/accounts/sign-in/", **more)
        sign_in(page, role, site)
        page.goto(path)
        return page

    return go


def test_the_insurer_finds_a_contract_and_proposes_an_annex(
    signed_in: Callable[..., Page], axe: AxeCheck
) -> None:
    page = signed_in("insurer", "/contracts/")
    page.locator("#q").fill("ljutomer")
    expect(page.locator("#found tbody tr")).to_have_count(1)
    page.locator("#found tbody a").first.click()
    page.get_by_role("link", name="Predlagaj aneks").click()
    row = page.locator("tr", has_text="Dispanzer za ženske").first
    row.locator("input").last.fill("12.345,5")
    page.locator("#id_reason").fill("Dogovor o preselitvi programa")
    page.get_by_role("button", name="Predlagaj").click()
    expect(page).to_have_url(re.compile(f"{CONTRACT}#history$"))
    expect(page.locator("main")).to_contain_text("12.345,50")
    expect(page.locator("main")).to_contain_text("predlagan")
    axe(page)
    page.get_by_role("link", name="Umakni aneks").click()
    page.locator("#id_reason").fill("Premislek")
    page.get_by_role("button", name="Nič se ne spremeni").click()
    expect(page.locator("main")).to_contain_text("umaknjen")
    axe(page)


@pytest.mark.parametrize("width", [360, 1400])
def test_a_provider_declares_hours(
    signed_in: Callable[..., Page], axe: AxeCheck, fits: Check, width: int
) -> None:
    page = signed_in("provider", CELJE, width=width)
    fits(page)
    page.get_by_role("link", name="Dodaj ordinacijski čas").click()
    page.locator("#id_holder").fill(f"Dr. {width}")
    page.locator("#id_starts").fill("14:00")
    page.locator("#id_ends").fill("08:00")
    page.locator("#id_reason").fill("Nov urnik")
    page.get_by_role("button", name="Dodaj").click()
    expect(page.locator(".errors")).to_have_text("Zapre po tem, ko odpre.")
    axe(page)
    page.locator("#id_ends").fill("20:00")
    page.get_by_role("button", name="Dodaj").click()
    expect(page.locator("main")).to_contain_text("14:00–20:00")
    axe(page)
    fits(page)


def test_without_script_the_list_is_narrowed_too(open_page: OpenPage, site) -> None:  # type: ignore[no-untyped-def]
    page = open_page("/accounts/sign-in/", script=False)
    sign_in(page, "insurer", site)
    page.goto("/contracts/")
    page.locator("#office").select_option("krsko")
    page.get_by_role("button", name="Išči").or_(
        page.get_by_role("button", name="Iskanje")
    ).first.click()
    expect(page.locator("#found tbody tr")).to_have_count(4)


@pytest.mark.parametrize("width", [360, 1400])
def test_the_insurer_records_a_fact_and_withdraws_it(
    signed_in: Callable[..., Page], axe: AxeCheck, fits: Check, width: int
) -> None:
    page = signed_in("insurer", "/contracts/2007-zd-metlika/", width=width)
    page.locator("#facts summary").click()
    axe(page)
    page.get_by_role("link", name="Primeri, pregledani pri nadzoru", exact=True).click()
    page.locator("#id_value").fill("40")
    page.locator("#id_document").fill("Zapisnik št. 0113-12/2007")
    page.locator("#id_reason").fill("Nadzor nad delovnimi nalogi")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Zabeleži").click()
    facts = page.locator("#facts")
    expect(facts).to_contain_text("Zapisnik št. 0113-12/2007")
    axe(page)
    fits(page)
    facts.get_by_role("link", name="umakni").click()
    page.locator("#id_reason").fill("Pomota")
    page.get_by_role("button", name="Umakni").click()
    expect(facts).to_contain_text("ne šteje več")
    axe(page)
    fits(page)
