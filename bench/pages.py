"""Every main page on the full registry: queries, server time, size. Run: `make bench`.

A fresh database in a throw-away folder with all that rooms load; each page is asked for once to
warm up and then `REPEATS` times in turn with all others, in this process, without a network.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from main_pages import DASHBOARD, MAIN_PAGES, MOST_QUERIES, SETTLED_PAGES, MainPage

REPEATS = 9


def start(folder: str) -> None:
    """Django on a new embedded database, loaded as `mreza serve --demo` does."""
    os.environ.update(
        MREZA_DATA=folder,
        MREZA_DEMO="1",
        MREZA_DEBUG="0",
        DATABASE_URL="",
        DJANGO_SETTINGS_MODULE="mreza.site.settings",
    )
    import django

    django.setup()
    from django.conf import settings

    from mreza.site.loading import load_rooms, migrate

    settings.ALLOWED_HOSTS = ["testserver"]
    for work, name in ((migrate, "migrated"), (lambda: load_rooms(demo=True), "loaded")):
        began = time.perf_counter()
        work()
        print(f"{name} in {time.perf_counter() - began:.1f} s")


def settled() -> dict[str, int]:
    """Numbers of an issued quarter, settled from synthetic rows of the demo provider's unit."""
    from mreza.rooms.realisation import synthetic
    from mreza.rooms.settlement import actions, computed, worker
    from mreza.rooms.settlement.periods import Period
    from mreza.site.accounts.models import User

    began = time.perf_counter()
    synthetic.make("unit:celje")
    made = time.perf_counter()
    run = worker.work(actions.ask(Period(2007, 1)).pk)
    actions.issue(run, by=None)
    print(f"rows made in {made - began:.1f} s, settled in {time.perf_counter() - made:.1f} s")
    statement = run.statements.select_related("run").get(provider="zd-celje")
    line = statement.lines.filter(lane="community_nursing").select_related("statement__run")[0]
    author = User.objects.get(username="izvajalec")
    made_objection = actions.object_to(line, disputed=Decimal(1), reason="R", by=author)
    return {
        "run": run.pk, "statement": statement.pk, "line": line.pk,
        "row": computed.rows_of(line)[0].pk, "objection": made_objection.pk,
    }  # fmt: skip


def visitors() -> Callable[[MainPage], int]:
    """`ask(page)` asks for the page as whom it is meant for; answers the size in bytes."""
    from django.test import Client

    from mreza.site.accounts.demo import DEMO_ACCOUNTS
    from mreza.site.accounts.models import User

    names = {account.role: account.username for account in DEMO_ACCOUNTS}
    clients = {role: Client() for role in ("", *names)}
    for role, name in names.items():
        clients[role].force_login(User.objects.get(username=name))

    def ask(page: MainPage) -> int:
        answer = clients[page.role].get(page.address)
        assert answer.status_code == 200, (page, answer.status_code)
        return len(answer.content)

    return ask


def measure() -> None:
    """Print the table."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from mreza.rooms.calculations.models import RunRow
    from mreza.rooms.network.models import Organisation

    numbers = settled()
    pages = [replace(page, address=page.address.format(**numbers)) for page in SETTLED_PAGES]
    pages = [*MAIN_PAGES, *pages]
    print(f"{Organisation.objects.count()} organisations, {RunRow.objects.count()} computed rows\n")
    ask = visitors()
    queries, sizes = {}, {}
    for page in pages:
        ask(page)
        with CaptureQueriesContext(connection) as counted:
            sizes[page] = ask(page)
        queries[page] = len(counted)
    times: dict[MainPage, list[float]] = {page: [] for page in pages}
    for _ in range(REPEATS):
        for page in pages:
            began = time.perf_counter()
            ask(page)
            times[page].append((time.perf_counter() - began) * 1000)
    print("| page | queries | median ms | slowest ms | KB |\n| --- | ---: | ---: | ---: | ---: |")
    for page in pages:
        whom = f" ({page.role})" if page.role else ""
        print(
            f"| {page.title}{whom} | {queries[page]} | {statistics.median(times[page]):.0f} "
            f"| {max(times[page]):.0f} | {sizes[page] / 1024:.0f} |"
        )
    most = max(queries.values())
    print(f"\nmost queries: {most}, allowed: {MOST_QUERIES}, dashboards {DASHBOARD}")
    assert all(number <= page.most for page, number in queries.items())


def main() -> None:
    folder = tempfile.mkdtemp(prefix="mreza-bench-")
    try:
        start(folder)
        measure()
    finally:
        from django.conf import settings
        from django.db import connections

        connections.close_all()
        settings.DATABASES["default"]["MREZA_SERVER"].leave()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
