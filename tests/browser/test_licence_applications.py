"""Licence points in a real browser: an organiser and the chamber; a nurse with her telephone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in

Check = Callable[[Page], None]


def test_an_organiser_applies_and_the_chamber_decides(
    open_page: OpenPage, site: LiveServer, axe: AxeCheck
) -> None:
    page = open_page("/accounts/sign-in/", width=1280)
    sign_in(page, "provider", site)
    page.goto("/licences/applications/new/organiser/")
    page.locator("#id_title").fill("Zimska šola nege")
    page.locator("#id_first").fill("2027-01-20")
    page.locator("#id_place").fill("Celje")
    for number, minutes in ((0, "180"), (1, "91")):
        page.locator(f"#id_session-{number}-title").fill(f"Del {number}")
        page.locator(f"#id_session-{number}-minutes").fill(minutes)
        page.locator(f"#id_session-{number}-lecturers").fill("Ana Novak")
    page.get_by_role("button", name="Dodaj del programa").click()
    expect(page.locator("#id_session-3-title")).to_be_focused()
    page.get_by_role("button", name="Shrani in poglej točke").click()
    expect(page.locator("main")).to_contain_text("271/45")
    axe(page)
    page.get_by_role("button", name="Pošlji vlogo").click()

    chamber = open_page("/accounts/sign-in/", width=1280)
    sign_in(chamber, "chamber", site)
    chamber.goto("/licences/office/?q=Zimska")
    chamber.get_by_role("link", name=re.compile("LT-2026")).click()
    chamber.get_by_role("link", name="Odloči", exact=True).click()
    chamber.locator("input[name=outcome][value=granted]").check()
    axe(chamber)
    chamber.get_by_role("button", name="Odloči").click()
    expect(chamber.locator("main")).to_contain_text("Odobreno v celoti")


def test_a_nurse_photographs_a_certificate_and_sees_the_points(
    open_page: OpenPage, site: LiveServer, axe: AxeCheck, fits: Check
) -> None:
    page = open_page("/accounts/sign-in/", width=360)
    sign_in(page, "care_home_worker", site)
    page.goto("/licences/applications/new/individual/")
    fits(page)
    expect(page.locator("#id_weeks")).to_be_hidden()
    photo = {"name": "p.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 phone"}
    page.locator("#id_proof_photo").set_input_files(photo)
    page.locator("#id_title").fill("Gibalna vadba")
    page.locator("#id_organiser_name").fill("Društvo za gibanje in zdravje")
    page.locator("#id_first").fill("2026-11-14")
    page.locator("#id_minutes").fill("225")
    page.get_by_role("button", name="Shrani in poglej točke").click()
    expect(page.locator(".points")).to_have_text("5")
    expect(page.locator(".todo")).to_contain_text("Dodajte program")
    page.locator("#id_role").select_option("programme")
    page.locator("#id_file").set_input_files(photo)
    page.get_by_role("button", name="Dodaj datoteko").click()
    fits(page)
    axe(page)
    page.get_by_role("button", name="Pošlji vlogo").click()
    expect(page.locator("main")).to_contain_text("Poslano")
