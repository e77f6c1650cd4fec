"""A period settled, issued, read line by line, disputed, answered and asked "what if", by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from mreza.lake.schema import ASSIGNMENTS, SERVICES
from mreza.lake.store import Store
from mreza.rooms.settlement import actions, computed, worker
from mreza.rooms.settlement.models import Objection, Proposal, SettlementRun, Statement
from mreza.rooms.settlement.periods import Period
from mreza.site.accounts.models import User
from mreza.site.loading import load_rooms
from tests.browser.conftest import AxeCheck, OpenPage
from tests.browser.test_every_page import sign_in
from tests.lakes import ASSIGNMENT, SERVICE, write_accepted

MINE = "zd-celje"  # of the demo account "provider"
PHONE, SCREEN = 360, 1280
LOOKS = {
    "sl": ((SCREEN, "light"), (PHONE, "dark")),
    "en": ((PHONE, "light"), (SCREEN, "dark")),
}
WORK = 60_000  # ms that a run may take on a busy machine
NURSING = {"activity": "community_nursing", "service": "X0602", "quantity": "2"}
Check = Callable[[Page], None]


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's: no transaction around a test, for workers are threads here."""
    with django_db_blocker.unblock():
        if not User.objects.exists():
            load_rooms(demo=True)
        yield


@pytest.fixture(scope="module")
def data(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A data folder with a small lake; what was settled from it is removed in the end."""
    folder = tmp_path_factory.mktemp("settled")
    store = Store(folder / "lake")
    for schema, rows in ((SERVICES, _services()), (ASSIGNMENTS, _assignments())):
        path = write_accepted(folder / f"{schema.name}.parquet", rows, schema)
        store.commit(schema.name, schema.name, path, sha256=schema.name.ljust(64, "0"))
    yield folder
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {SettlementRun._meta.db_table} CASCADE")


def _services() -> list[dict[str, str]]:
    """A visit of the community nurse every third day, of one person after another."""
    days = [f"2007-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28, 3)]
    row = SERVICE | NURSING | {"provider": MINE, "doctor": f"{MINE}-community_nursing-1"}
    return [row | {"person": f"P{place}", "day": day} for place, day in enumerate(days)]


def _assignments() -> list[dict[str, str]]:
    """Two lists of general practice on each count date."""
    dates = ("2006-11-30", "2007-02-28", "2007-05-31", "2007-08-31", "2007-11-30")
    return [
        ASSIGNMENT
        | {"count_date": day, "person": f"P{place}", "doctor": f"{MINE}-general-{place % 2 + 1}"}
        for day in dates
        for place in range(60)
    ]


@pytest.fixture(autouse=True)
def work_here(
    data: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
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

    settings.DATA_DIR = data
    monkeypatch.setattr(worker, "spawn", start)
    yield threads
    for thread in threads:
        thread.join()


@pytest.fixture
def signed_in(open_page: OpenPage, site: LiveServer) -> Callable[..., Page]:
    def go(role: str, path: str, **look: Any) -> Page:
        page = open_page("/accounts/sign-in/", **look)
        sign_in(page, role, site)
        page.goto(path)
        return page

    return go


@pytest.fixture
def quarters(db: None, work_here: object) -> dict[str, int]:
    """Two quarters issued, an objection, a proposal; numbers that addresses need."""
    if not Proposal.objects.exists():
        _two_quarters()
    statement = Statement.objects.filter(provider=MINE, run__number=2).latest("pk")
    line = statement.lines.get(lane="community_nursing")
    objection = Objection.objects.filter(state="open").latest("pk")
    row = computed.rows_of(line)[0]
    return {
        "run": statement.run_id, "statement": statement.pk, "line": line.pk, "row": row.pk,
        "lists": statement.lines.get(lane="capitation_1", activity="general").pk,
        "objection": objection.pk, "issued": line.pk,
    }  # fmt: skip


def _two_quarters() -> None:
    insurer = User.objects.get(username="zavod")
    for number in (1, 2):
        run = worker.work(actions.ask(Period(2007, number), again=True).pk)
        assert run.state == "complete", run.message
        actions.issue(run, by=insurer)
    line = Statement.objects.get(run=run, provider=MINE).lines.get(lane="community_nursing")
    Proposal.objects.create(
        run=run, name="Višja cena", overrides={"community_nursing_point_price": "2"},
        author=insurer,
    )  # fmt: skip
    provider = User.objects.get(username="izvajalec")
    actions.object_to(line, disputed=line.amount, reason="Manjka obisk.", by=provider)


LINE = "/settlements/statements/{statement}/lines/{line}/"
PAGES = (
    ("insurer", "/settlements/"),
    ("provider", "/settlements/"),
    ("insurer", "/settlements/runs/{run}/"),
    ("ministry", "/settlements/runs/{run}/?q=ni+ga"),
    ("provider", "/settlements/statements/{statement}/"),
    ("provider", LINE),
    ("insurer", "/settlements/statements/{statement}/lines/{lists}/"),
    ("provider", LINE + "rows/{row}/why/amount/"),
    ("provider", LINE + "rows/{row}/"),
    ("provider", LINE + "object/"),
    ("insurer", "/settlements/objections/"),
    ("insurer", "/settlements/objections/{objection}/answer/"),
    ("ministry", "/settlements/runs/{run}/what-if/"),
    ("insurer", "/settlements/runs/{run}/what-if/?community_nursing_point_price=2"),
    ("insurer", "/settlements/runs/{run}/what-if/?community_nursing_point_price=two"),
    ("ministry", "/settlements/runs/{run}/proposals/compare/"),
    ("provider", "/contracts/2007-zd-celje/"),
    ("insurer", "/organisations/zd-celje/"),
)


@pytest.fixture(scope="module")
def walker(browser: Browser, site: LiveServer) -> Iterator[Callable[[str], Page]]:
    """`walker(role)`: the page of a session that lasts for all tests of this file."""
    pages: dict[str, Page] = {}

    def page_of(role: str) -> Page:
        if role not in pages:
            context = browser.new_context(base_url=site.url, reduced_motion="reduce")
            pages[role] = context.new_page()
            sign_in(pages[role], role, site)
        return pages[role]

    yield page_of
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize(("role", "address"), PAGES, ids=lambda text: text)
def test_a_page_is_accessible_and_fits(
    walker: Callable[[str], Page],
    axe: AxeCheck,
    fits: Check,
    quarters: dict[str, int],
    site: LiveServer,
    role: str,
    address: str,
    language: str,
) -> None:
    page = walker(role)
    page.context.add_cookies([{"name": "language", "value": language, "url": site.url}])
    page.goto(address.format(**quarters))
    assert page.locator("html").get_attribute("lang") == language
    expect(page.locator("h1")).to_be_attached()
    for width, theme in LOOKS[language]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        fits(page)
        axe(page)


def test_the_insurer_settles_the_provider_disputes_the_insurer_answers(
    signed_in: Callable[..., Page], axe: AxeCheck
) -> None:
    _settle_and_issue(signed_in("insurer", "/settlements/"), axe)
    provider = signed_in("provider", "/settlements/")
    provider.get_by_role("link", name="leto 2007").first.click()
    expect(provider.locator(".statement")).to_contain_text("Patronaža")
    _open_why_by_keyboard(provider, axe)
    _object(provider, axe)
    insurer = signed_in("insurer", "/settlements/objections/")
    _answer(insurer, axe)
    provider.goto("/settlements/objections/")
    expect(provider.locator("main")).to_contain_text("delno ugodeno")
    expect(provider.locator("main")).to_contain_text("Prizna se polovica.")


def _settle_and_issue(page: Page, axe: AxeCheck) -> None:
    page.locator("#id_period").select_option("2007")
    page.locator("#id_again").check()
    page.get_by_role("button", name="Obračunaj").click()
    issue = page.get_by_role("button", name="Izdaj obračune")
    expect(issue).to_be_visible(timeout=WORK)
    axe(page)
    issue.click()
    expect(page.locator(".messages")).to_contain_text("Obračuni so izdani")
    expect(issue).not_to_be_attached()


def _open_why_by_keyboard(page: Page, axe: AxeCheck) -> None:
    """A sum opens its rows, a row its steps; Esc gives the focus back."""
    number = page.locator("tbody#general a.num").first
    number.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("nosilec 1")
    expect(panel.locator("h2")).to_be_focused()
    axe(page)
    panel.locator("a.num").first.focus()
    page.keyboard.press("Enter")
    expect(panel.locator("ol.steps").first).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number).to_be_focused()


def _object(page: Page, axe: AxeCheck) -> None:
    page.locator("tbody#community_nursing th a").first.click()
    page.get_by_role("link", name="Ugovarjaj tej vrstici").click()
    page.locator("#id_disputed").fill("veliko")
    page.locator("#id_reason").fill("Manjkajo obiski v juniju.")
    send = page.get_by_role("button", name="Pošlji ugovor")
    send.click()
    expect(page.locator(".errors")).to_contain_text("1.234,56")
    axe(page)
    page.locator("#id_disputed").fill("100,50")
    send.click()
    expect(page.locator(".messages")).to_contain_text("Ugovor je poslan")
    expect(page.locator("#community_nursing")).to_contain_text("nerešen")
    expect(page.locator(".figures").first).to_contain_text("100,50")
    axe(page)


def _answer(page: Page, axe: AxeCheck) -> None:
    page.locator(".band", has_text="Manjkajo obiski").get_by_role("link", name="Odgovor").click()
    page.locator("#id_state").select_option("partly")
    page.locator("#id_answer").fill("Prizna se polovica.")
    send = page.get_by_role("button", name="Pošlji odgovor")
    send.click()
    expect(page.locator(".errors")).to_contain_text("Navedite")
    axe(page)
    page.locator("#id_accepted").fill("50,25")
    send.click()
    expect(page.locator(".messages")).to_contain_text("odgovorjeno")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_if_one_value_is_changed_and_kept(
    signed_in: Callable[..., Page],
    axe: AxeCheck,
    quarters: dict[str, int],
    script: bool,
) -> None:
    page = signed_in("insurer", f"/settlements/runs/{quarters['run']}/what-if/", script=script)
    page.locator("summary", has_text="Patronaža").first.click()
    page.locator("#p-community_nursing_point_price").fill("1,80")
    page.get_by_role("button", name="Obračunaj s temi vrednostmi").click()
    expect(page.get_by_role("heading", name="Kaj se spremeni")).to_be_visible()
    expect(page.locator(".changed-values")).to_contain_text("1,80")
    expect(page.locator("main")).to_contain_text("Zdravstveni dom Celje")
    if script:
        axe(page)
    page.locator("#proposal-name").fill(f"Cena 1,80 ({script})")
    page.get_by_role("button", name="Shrani").click()
    expect(page.locator(".messages")).to_contain_text("Predlog je shranjen")
    expect(page.locator("main")).to_contain_text(f"Cena 1,80 ({script})")
    if script:
        axe(page)


def test_the_panel_is_a_sheet_from_below_on_a_phone(
    signed_in: Callable[..., Page], axe: AxeCheck, fits: Check, quarters: dict[str, int]
) -> None:
    address = f"/settlements/statements/{quarters['statement']}/"
    page = signed_in("provider", address, width=PHONE, dark=True)
    page.locator("tbody#community_nursing a.num").last.click()
    panel = page.locator("#panel")
    expect(panel.locator("ol.steps").first).to_be_visible()
    box = panel.bounding_box()
    assert box is not None
    assert box["width"] == PHONE
    axe(page)
    fits(page)
