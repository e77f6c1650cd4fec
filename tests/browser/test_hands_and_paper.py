"""By keyboard alone, on a phone, on paper; tables that sort."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import AxeCheck, OpenPage

ACT = "/acts/health_centres_2007"
WHY = "/why/coverage/celje.primary/deviation_percent/"
Check = Callable[[Page], None]


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def test_the_table_of_units_sorts(open_page: OpenPage) -> None:
    page = open_page("/coverage/")
    table = page.locator("table.sortable")
    first = table.locator("tbody tr").first
    table.get_by_role("button", name="Izpostava").click()
    expect(first).to_contain_text("Ajdovščina")
    table.get_by_role("button", name="Zavarovane osebe").click()
    expect(table.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(first).to_contain_text("Ljubljana")
    table.get_by_role("button", name="Zavarovane osebe").click()
    counts = table.locator("tbody tr td:nth-child(3)").all_inner_texts()
    numbers = [int(text.replace(".", "")) for text in counts]
    assert numbers == sorted(numbers)
    table.get_by_role("button", name="Odstopanje").click()
    shares = table.locator("tbody tr td:nth-child(6)").all_inner_texts()
    values = [
        float(re.sub(r"[^\d,−]", "", text).replace("−", "-").replace(",", ".")) for text in shares
    ]
    assert values == sorted(values, reverse=True)


# Keyboard


def test_a_keyboard_is_enough(open_page: OpenPage, axe: AxeCheck) -> None:
    page = open_page("/units/celje/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    number = page.locator("main a.num[data-why]").nth(1)
    for _ in range(15):
        page.keyboard.press("Tab")
        if number.evaluate("element => element === document.activeElement"):
            break
    expect(number).to_be_focused()
    assert number.evaluate("element => getComputedStyle(element).outlineStyle") != "none"
    page.keyboard.press("Enter")
    expect(panel(page).locator("h2").first).to_be_focused()
    expect(panel(page).locator("summary").first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    step = panel(page).locator("summary:focus")
    was_open = step.evaluate("element => element.parentElement.open")
    page.keyboard.press("Space")
    assert step.evaluate("element => element.parentElement.open") != was_open
    axe(page)
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


def test_tab_goes_through_a_page_from_top_to_bottom_and_is_never_caught(
    open_page: OpenPage,
) -> None:
    page = open_page("/coverage/?office=celje")
    where = """() => {
        const box = document.activeElement.getBoundingClientRect();
        const part = document.activeElement.closest('header, main, footer');
        return [part ? part.tagName : '', document.activeElement.outerHTML.slice(0, 60)];
    }"""
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.append(tuple(page.evaluate(where)))
        if seen[-1][0] == "FOOTER":
            break
    parts = [part for part, _ in seen]
    assert parts[-1] == "FOOTER"
    order = [part for n, part in enumerate(parts) if part and part != (parts[n - 1] if n else "")]
    assert order == ["HEADER", "MAIN", "FOOTER"]


# A phone, paper


def test_on_a_phone_the_panel_is_a_sheet_from_below(
    open_page: OpenPage, axe: AxeCheck, fits: Check
) -> None:
    page = open_page("/units/celje/", width=360, height=740)
    number = page.locator("main a.num[data-why]").first
    number.click()
    expect(panel(page).locator(".big")).to_be_visible()
    box = panel(page).bounding_box()
    assert box
    assert box["width"] <= 360
    assert box["y"] + box["height"] <= 741
    fits(page)
    axe(page)
    page.keyboard.press("Escape")
    expect(number).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/units/celje/", WHY, f"{ACT}/printed/table_1/"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_prints(open_page: OpenPage, address: str, dark: bool) -> None:
    page = open_page(address, dark=dark)
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("main h1, main h2").first).to_be_visible()
    ink = page.locator("main h1, main h2").first.evaluate("e => getComputedStyle(e).color")
    darkest = max(int(part) for part in re.findall(r"\d+", ink)[:3])
    assert darkest < 110, f"ink is {ink} on paper"
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8
