"""A real browser on a live server. Without Chromium, CI fails and others skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing may leave the machine: no updates, no look-ups, no reports.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Playwright runs an event loop in this thread; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AxeCheck = Callable[[Page], None]
OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the browser, and the database behind the server (pytest-django makes
    one only where a test says so)."""
    for item in items:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveServer]:
    """One live server for all, on the loaded test database; browser tests do not empty it."""
    with django_db_blocker.unblock():
        server = LiveServer("127.0.0.1")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium, started once; after the database, so that its connection is outside the loop."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed; `make test` installs it.")
        pytest.skip("Chromium is not installed; `make test` installs it.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        # Those of this thread under Playwright's loop, which keep the test database from going.
        connections.close_all()
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: LiveServer) -> Iterator[OpenPage]:
    """`open_page("/acts/", width=360, dark=True)`: a page in a fresh browser session.

    `script=False` is a browser that runs no scripts.
    Requests to any other host, errors in scripts and refusals of the content security policy fail
    the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def go(
        path: str = "/",
        *,
        width: int = 1400,
        height: int = 1000,
        dark: bool = False,
        script: bool = True,
    ) -> Page:
        context = browser.new_context(
            java_script_enabled=script,
            base_url=site.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda said: _refusal(said.text, faults))
        page.on("request", lambda request: _foreign(request.url, site.url, faults))
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert faults == []


def _refusal(text: str, faults: list[str]) -> None:
    if "Content Security Policy" in text:
        faults.append(text)


def _foreign(url: str, home: str, faults: list[str]) -> None:
    if not url.startswith((home, "data:", "blob:", "about:")):
        faults.append(f"request to another host: {url}")


@pytest.fixture(scope="session")
def axe() -> AxeCheck:
    """`axe(page)` fails with every violation of WCAG 2.2 AA that axe finds."""
    checker = Axe()

    def check(page: Page) -> None:
        results = checker.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        found = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n"
            + "\n".join(f"    {node['html'][:200]}" for node in violation["nodes"][:5])
            for violation in results.response["violations"]
        ]
        assert not found, f"{page.url}\n" + "\n".join(found)

    return check


@pytest.fixture
def fits(open_page: OpenPage) -> Callable[[Page], None]:
    """`fits(page)`: nothing makes the page scroll sideways."""

    def check(page: Page) -> None:
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide at {page.viewport_size}"

    return check
