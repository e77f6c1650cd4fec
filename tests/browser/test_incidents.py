"""A report on a telephone: with a connection, without one and later, and without any script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from mreza.rooms.incidents.models import Incident
from mreza.site.accounts.demo import DEMO_ACCOUNTS
from tests.browser.conftest import AxeCheck, OpenPage

PHONE = 360
HOME = "dom-ob-savinji-celje"
FORM = f"/incidents/{HOME}/report/"
# The browser's clock may be ahead of the site's, which stands on the day of the tests.
YESTERDAY = "2026-11-21"
# Until the worker keeps the form and answers for it.
KEPT = """async () => {
  while (!navigator.serviceWorker.controller || !(await caches.match(location.pathname)))
    await new Promise((later) => setTimeout(later, 50));
}"""


@pytest.fixture
def phone(open_page: OpenPage) -> Callable[..., Page]:
    """The form, opened by a care worker on a telephone."""

    def go(*, script: bool = True) -> Page:
        account = next(one for one in DEMO_ACCOUNTS if one.role == "care_home_worker")
        page = open_page("/accounts/sign-in/", width=PHONE, script=script)
        page.locator("#id_username").fill(account.username)
        page.locator("#id_password").fill(account.password)
        page.locator("main button").first.click()
        page.wait_for_load_state()
        page.goto(FORM)
        return page

    return go


def fill(page: Page, text: str, kind: str = "Padec") -> None:
    page.get_by_text(kind, exact=True).first.click()  # a near miss may be of a fall as well
    page.get_by_label("Dan", exact=True).fill(YESTERDAY)
    page.get_by_label("Ura", exact=True).fill("07:30")
    page.get_by_label("Opišite z nekaj besedami").fill(text)


def stored(text: str) -> list[Incident]:
    return list(Incident.objects.filter(organisation=HOME, description=text))


def test_a_minute_on_a_telephone(
    phone: Callable[..., Page], axe: AxeCheck, fits: Callable[[Page], None]
) -> None:
    page = phone()
    expect(page.locator("form[data-ready]")).to_be_visible()
    expect(page.get_by_label("Posledica")).to_be_hidden()
    fill(page, "Padec s telefona")
    expect(page.get_by_label("Posledica")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Pošlji prijavo").click()
    expect(page.get_by_role("heading", name="Prijavljeno pod št.")).to_be_visible()
    axe(page)
    (incident,) = stored("Padec s telefona")
    assert (incident.day, incident.hour) == (date(2026, 11, 21), 7)
    assert incident.filled_at is None or incident.filled_at <= incident.reported_at


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    phone: Callable[..., Page],
) -> None:
    page = phone()
    expect(page.locator("form[data-ready]")).to_be_visible()
    fill(page, "Padec ob premiku ure")
    page.get_by_label("Dan", exact=True).fill("2026-10-25")
    page.get_by_label("Ura", exact=True).fill("02:30")
    page.get_by_role("button", name="Pošlji prijavo").click()
    expect(page.get_by_text("ura ta čas pokazala dvakrat")).to_be_visible()
    page.get_by_label("drugič (že zimski čas)").check()
    page.wait_for_timeout(400)  # a draft is kept when typing pauses
    page.reload()
    expect(page.get_by_label("Opišite z nekaj besedami")).to_have_value("Padec ob premiku ure")
    expect(page.get_by_label("drugič (že zimski čas)")).to_be_checked()
    page.get_by_role("button", name="Pošlji prijavo").click()
    expect(page.get_by_role("heading", name="Prijavljeno pod št.")).to_be_visible()
    (incident,) = stored("Padec ob premiku ure")
    assert (incident.occurred_offset, incident.hour) == (60, 2)


def test_without_a_connection_it_waits_and_is_sent_once(phone: Callable[..., Page]) -> None:
    page = phone()
    expect(page.locator("form[data-ready]")).to_be_visible()
    page.evaluate(KEPT)
    fill(page, "Padec brez povezave")
    page.context.set_offline(True)
    page.get_by_role("button", name="Pošlji prijavo").click()
    expect(page.get_by_text("prijava čaka na tej napravi")).to_be_visible()
    expect(page.locator("[data-state=waiting]")).to_contain_text("čaka na pošiljanje")
    page.reload()  # the form is there without a connection, and says nobody's name
    expect(page.locator("form[data-ready]")).to_be_visible()
    expect(page.locator("form[action$='/sign-out/']")).to_have_count(0)
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    assert stored("Padec brez povezave") == []
    second = page.context.new_page()
    second.goto(FORM)
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[data-state=sent]")).to_contain_text("poslano, št.")
    assert len(stored("Padec brez povezave")) == 1


def test_without_script(phone: Callable[..., Page]) -> None:
    page = phone(script=False)
    fill(page, "Padec brez skripte")
    page.get_by_role("button", name="Pošlji prijavo").click()
    expect(page.get_by_role("heading", name="Prijavljeno pod št.")).to_be_visible()
    assert len(stored("Padec brez skripte")) == 1
