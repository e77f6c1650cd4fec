"""A file sent, looked at, committed and withdrawn by hand; and one that is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from mreza.rooms.realisation import worker
from mreza.site.accounts.demo import DEMO_ACCOUNTS
from tests.browser.conftest import AxeCheck, OpenPage
from tests.lakes import services, write_csv

PHONE = 360


@pytest.fixture(autouse=True)
def work_here(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[threading.Thread]]:
    """Work is done by a thread instead of a process, which would not find the test database."""
    threads: list[threading.Thread] = []

    def work(number: int) -> None:
        try:
            worker.work(number)
        finally:
            connections.close_all()

    def start(number: int) -> None:
        thread = threading.Thread(target=work, args=[number])
        threads.append(thread)
        thread.start()

    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(worker, "spawn", start)
    yield threads
    for thread in threads:
        thread.join()


@pytest.fixture
def signed_in(open_page: OpenPage) -> Callable[..., Page]:
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


def send(page: Page, path: Path) -> None:
    page.goto("/realisation/send/")
    page.locator("#id_file").set_input_files(path)
    page.get_by_role("button", name="Pošlji in preveri").click()


@pytest.mark.parametrize("width", [1400, PHONE])
def test_a_file_is_sent_looked_at_committed_and_withdrawn(
    signed_in: Callable[..., Page],
    axe: AxeCheck,
    fits: Callable[[Page], None],
    tmp_path: Path,
    width: int,
) -> None:
    rows = services(*({"person": f"B{width}-{number}"} for number in range(40)))
    path = write_csv(tmp_path / "januar.csv", rows, separator=";")
    page = signed_in("provider", "/realisation/", width=width, dark=width == PHONE)
    send(page, path)
    expect(page.get_by_role("heading", name="Vse vrstice so pravilne")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Potrdi uvoz").click()
    withdraw = page.get_by_role("link", name="Umakni datoteko")
    expect(withdraw).to_be_visible()
    axe(page)
    fits(page)
    send(page, path)
    expect(page.get_by_text("Prav ta datoteka je bila že poslana")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Oglejte si datoteko").click()
    withdraw.click()
    axe(page)
    fits(page)
    page.locator("#id_reason").fill("Napačen mesec")
    page.get_by_role("button", name="Umakni datoteko").click()
    expect(page.get_by_text("Napačen mesec").first).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.parametrize("width", [1400, PHONE])
def test_a_bad_file_says_what_to_mend(
    signed_in: Callable[..., Page],
    axe: AxeCheck,
    fits: Callable[[Page], None],
    tmp_path: Path,
    width: int,
) -> None:
    rows = services({"person": f"C{width}"}, {"provider": "zd-ljubljana"}, {"quantity": "0"})
    page = signed_in("provider", "/realisation/", width=width, dark=width != PHONE)
    send(page, write_csv(tmp_path / "februar.csv", rows))
    expect(page.get_by_text("Nekatere vrstice so napačne")).to_be_visible()
    axe(page)
    fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Datoteka napak (CSV)").click()
    assert "zd-ljubljana" in download.value.path().read_text(encoding="utf-8-sig")
    page.goto("/realisation/")
    page.locator("#state").select_option("refused")
    expect(page.get_by_text("februar.csv").first).to_be_visible()
    axe(page)
    fits(page)


def test_without_script_the_page_says_how_to_look_again(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "marec.csv", services({"person": "D"}))
    page = signed_in("provider", "/realisation/", script=False)
    send(page, path)
    for _ in range(100):
        again = page.get_by_role("link", name="Poglej znova")
        if not again.count():
            break
        again.click()
    expect(page.get_by_role("button", name="Potrdi uvoz")).to_be_visible()
