"""What people come for, from the front page to the article, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from mreza.site.accounts.demo import DEMO_ACCOUNTS, DemoAccount
from tests.browser.conftest import OpenPage

ACT = "/acts/health_centres_2007"
WHY = "/why/coverage/celje.primary/deviation_percent/"
Check = Callable[[Page], None]


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def holds_focus(place: Locator) -> bool:
    return bool(place.evaluate("element => element.contains(document.activeElement)"))


# From the map to the reasons


def test_from_the_map_to_a_unit_to_the_reasons_of_a_number(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("a.tile", has_text="Celje").click()
    expect(page).to_have_url(re.compile(r"/units/celje/$"))
    number = page.locator("a.num[data-why]").nth(1)
    shown = number.inner_text()
    number.click()
    expect(panel(page).locator(".big")).to_have_text(shown)
    expect(page).to_have_url(re.compile(r"/units/celje/$"))
    main, beside = page.locator("main").bounding_box(), panel(page).bounding_box()
    assert main
    assert beside
    assert beside["x"] >= main["x"] + main["width"] - 1
    expect(panel(page).locator("h2").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(number).to_be_focused()


def test_a_step_opens_into_its_own_steps_down_to_the_printed_figure(open_page: OpenPage) -> None:
    page = open_page("/units/celje/")
    page.locator("a.num[data-why]").nth(1).click()
    closed = panel(page).locator("details.step:not([open])").first
    name = closed.locator("summary b").inner_text()
    step = (
        panel(page).locator("details.step").filter(has=page.locator(f"summary b:text-is('{name}')"))
    )
    step.first.locator("summary").first.click()
    expect(step.first.locator("ol.steps").first).to_be_visible()
    expect(step.first.locator("span.reckoning").first).to_be_visible()
    cite = panel(page).locator("a.art").first
    cite.click()
    expect(page).to_have_url(re.compile(rf"{ACT}/(articles|printed)/"))
    expect(page.locator("h1")).to_be_visible()


def test_another_number_takes_the_place_in_the_panel(open_page: OpenPage) -> None:
    page = open_page("/units/celje/")
    numbers = page.locator("main a.num[data-why]")
    titles = []
    for position in (0, 1):
        numbers.nth(position).click()
        expect(numbers.nth(position)).to_have_attribute("aria-expanded", "true")
        expect(panel(page)).not_to_have_attribute("aria-busy", "true")
        titles.append(panel(page).locator("h2").first.inner_text())
    assert titles[0] != titles[1]
    expect(page.locator("main a.num.on")).to_have_count(1)
    panel(page).get_by_role("button", name="Zapri").click()
    expect(numbers.nth(1)).to_be_focused()


def test_the_panel_has_an_address_of_its_own(open_page: OpenPage) -> None:
    page = open_page("/units/celje/")
    page.locator("main a.num[data-why]").nth(1).click()
    link = panel(page).get_by_role("link", name="Povezava do tega izračuna")
    shown = panel(page).locator(".big").inner_text()
    link.click()
    expect(page).to_have_url(re.compile(re.escape(WHY)))
    expect(page.locator("main .big")).to_have_text(shown)
    assert "Odstopanje" in page.locator("h1, h2").first.inner_text()


def test_the_reasons_open_without_script(open_page: OpenPage) -> None:
    page = open_page("/units/celje/", script=False)
    shown = page.locator("main a.num[data-why]").nth(1).inner_text()
    page.locator("main a.num[data-why]").nth(1).click()
    expect(page).to_have_url(re.compile(re.escape(WHY)))
    expect(page.locator("main .big")).to_have_text(shown)
    step = page.locator("details.step").first
    was_open = step.get_attribute("open") is not None
    step.locator("summary").first.click()
    expect(step.locator("ol.steps").first).to_be_visible(visible=not was_open)


def test_what_if_and_search_and_example_work_without_script(open_page: OpenPage) -> None:
    page = open_page("/what-if/coverage/", script=False)
    page.locator("#p-coverage_tolerance").fill("5")
    page.get_by_role("button", name="Preračunaj").click()
    expect(page.get_by_role("status").first).to_contain_text("od 275")
    page.locator("header input[name=q]").fill("žalec")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Žalec")
    page.goto(f"{ACT}/tables/coverage/?key=celje.primary")
    page.locator("[id='in.doctors']").fill("40")
    page.locator("#recalculate").click()
    expect(page.locator("#example s").first).to_be_visible()


# Preferences


def test_the_language_changes_and_the_page_stays(open_page: OpenPage) -> None:
    page = open_page("/coverage/?activity=women&office=celje")
    address = page.url
    expect(page.locator("html")).to_have_attribute("lang", "sl")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == address
    expect(page.locator("h1")).to_contain_text("gynaecologist")
    page.get_by_role("button", name="Slovenščina").click()
    expect(page.locator("html")).to_have_attribute("lang", "sl")
    assert page.url == address


def test_the_theme_changes_the_colours_and_stays(open_page: OpenPage) -> None:
    page = open_page("/units/celje/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Svetlo ali temno").click()
    with page.expect_response("**/preferences/theme/"):
        page.get_by_role("button", name="Temno", exact=True).click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("/acts/")
    assert page.evaluate(ground) == dark


# Search


def test_search_by_enter_and_while_typing(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("header").get_by_role("searchbox").fill("smarje")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=smarje"))
    found = page.locator("#found")
    expect(found).to_contain_text("Šmarje")
    field = page.locator("#q")
    field.fill("")
    field.press_sequentially("patronaza", delay=20)
    expect(found).to_contain_text("atronaž")
    expect(found).not_to_contain_text("Šmarje")
    expect(page).to_have_url(re.compile("q=patronaza"))
    expect(field).to_be_focused()
    field.fill("qqqq")
    expect(found).to_contain_text("»qqqq«")
    field.fill("lasko")
    found.get_by_role("link", name="Laško", exact=True).click()
    expect(page).to_have_url(re.compile("/units/lasko/"))


# What if


def outside(page: Page, bound: int, activities: tuple[str, ...] = ("primary", "women")) -> int:
    """How many units lie further than `bound` per cent from the average, from the API."""
    rows = page.request.get("/api/v1/coverage").json()["rows"]
    far = [
        abs(float(row["deviation_percent"])) > bound
        for row in rows
        if row["activity"] in activities
    ]
    return sum(far)


def test_a_tighter_limit_puts_more_units_outside(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("aside a[href*='coverage_tolerance=5']").click()
    expect(page.locator("#p-coverage_tolerance")).to_have_value("5")
    page.locator("#formula").select_option("standing")
    page.get_by_role("button", name="Preračunaj").click()
    more = outside(page, 5) - outside(page, 8)
    assert more > 0
    expect(page.get_by_role("status").first).to_contain_text(f"{more} vrstic od 275")
    page.locator("#formula").select_option("units_outside")
    page.locator("#activity").select_option("primary")
    page.get_by_role("button", name="Preračunaj").click()
    before, after = outside(page, 8, ("primary",)), outside(page, 5, ("primary",))
    figures = page.locator(".figures").first  # one figure for the whole network, shown once
    expect(figures).to_contain_text(str(before))
    expect(figures).to_contain_text(str(after))
    expect(page.get_by_text("Vse spremenjene vrstice")).to_have_count(0)


def test_a_bad_value_of_a_parameter_shows_the_error_at_its_field(open_page: OpenPage) -> None:
    page = open_page("/what-if/coverage/")
    field = page.locator("#p-coverage_tolerance")
    field.fill("pet")
    page.get_by_role("button", name="Preračunaj").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#p-coverage_tolerance-error")).to_contain_text("1.234,56")
    assert "p-coverage_tolerance-error" in (field.get_attribute("aria-describedby") or "")
    expect(page.get_by_role("alert")).to_be_visible()


def test_an_example_is_calculated_again_with_other_inputs(open_page: OpenPage) -> None:
    page = open_page(f"{ACT}/tables/coverage/?feed=coverage&key=celje.primary")
    result = page.locator("#example summary", has_text="Zavarovane osebe na zdravnika").first
    before = result.locator("i").inner_text()
    page.locator("[id='in.doctors']").fill("40,00")
    page.locator("#recalculate").click()
    expect(result.locator("s")).to_have_text(before)
    expect(result).to_contain_text("1.542")
    page.locator("[id='in.doctors']").fill("štirideset")
    page.locator("#recalculate").click()
    expect(page.locator("[id='in.doctors']")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[id='in.doctors-error']")).to_be_visible()
    expect(page.locator("#example .outcomes")).to_have_count(0)


# People


@pytest.fixture
def demo(settings: Any) -> None:
    """Demo accounts are shown in demo mode only."""
    settings.DEMO = True


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.role)
def test_demo_accounts_sign_in_by_a_button(open_page: OpenPage, account: DemoAccount) -> None:
    page = open_page("/units/celje/")
    page.locator("header").get_by_role("link", name="Prijava").click()
    page.get_by_role("button", name=account.title_sl, exact=True).click()
    expect(page).to_have_url(re.compile("/units/celje/$"))
    person = page.locator("header details.popover summary.button")
    expect(person).to_be_visible()
    page.goto("/organisations/zd-celje/")
    edits = page.locator("main a[href$='/contact/'], main a[href$='/facts/']")
    expect(edits).to_have_count({"provider": 1, "insurer": 2, "admin": 2}.get(account.role, 0))
    person.click()
    page.get_by_role("button", name="Odjava").click()
    expect(page.locator("header").get_by_role("link", name="Prijava")).to_be_visible()


def test_a_wrong_password_is_said_and_nothing_is_given_away(open_page: OpenPage) -> None:
    page = open_page("/accounts/sign-in/")
    expect(page.get_by_text("Predstavitveni računi")).to_have_count(0)
    for name in ("zavod", "nobody-at-all"):
        page.locator("#id_username").fill(name)
        page.locator("#id_password").fill("wrong")
        page.locator("main").get_by_role("button", name="Prijava").click()
        expect(page.get_by_role("alert")).to_contain_text("se ne ujemata")
