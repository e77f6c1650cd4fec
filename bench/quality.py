"""Quality and obligations with many homes: pages, counting and due items. Run: `make bench`.

    python bench/quality.py [--small]

A database of its own in a throw-away folder. First 30 homes and 20,000 incidents of a year, then
300 homes and 200,000; the same pages are asked for at both sizes and must ask as many queries.
Processor time is that of this process and of the database's, which work in turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from main_pages import DASHBOARD, MOST_QUERIES, MainPage

REPEATS = 7
A_HOME = 667  # incidents in the year
SIZES = ((30, A_HOME), (300, A_HOME))
HOME = "dom-ob-savinji-celje"
PAGES = (
    MainPage("dashboard of a home", f"/quality/{HOME}/", "care_home", DASHBOARD),
    MainPage("indicator with its funnel", f"/quality/{HOME}/indicators/medication_safety/",
             "care_home", DASHBOARD),
    MainPage("indicator of staff, with its funnel", f"/quality/{HOME}/indicators/staff_turnover/",
             "care_home", DASHBOARD),
    MainPage("close of a month", f"/quality/{HOME}/months/2026-10/", "care_home", DASHBOARD),
    MainPage("who reported, all homes", "/quality/network/", "ministry"),
    MainPage("values of the nation", "/quality/network/values/", "ministry"),
    MainPage("homes side by side", "/quality/network/indicators/medication_safety/", "ministry"),
    MainPage("published by a home", f"/quality/public/{HOME}/"),
    MainPage("register of incidents", f"/incidents/{HOME}/", "care_home"),
    MainPage("register, medication only", f"/incidents/{HOME}/?kind=medication", "care_home"),
    MainPage("incidents in pictures (Pareto, heat map)", f"/incidents/{HOME}/charts/", "care_home"),
    MainPage("obligations of a home", f"/obligations/{HOME}/", "care_home_director", DASHBOARD),
    MainPage("obligations of all", "/obligations/network/", "ministry", DASHBOARD),
    MainPage("obligations of all in 2007",
             "/obligations/network/?from=2007-01-01&to=2007-12-31", "insurer", DASHBOARD),
)  # fmt: skip


@dataclass
class Clock:
    """Seconds of wall and processors, a pair for each time something was done."""

    walls: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[None]:
        wall, processor = time.perf_counter(), processor_seconds()
        yield
        self.walls.append(time.perf_counter() - wall)
        self.busy.append(processor_seconds() - processor)

    @property
    def wall(self) -> float:
        return statistics.median(self.walls)

    @property
    def processor(self) -> float:
        return statistics.median(self.busy)


def processor_seconds() -> float:
    """Of this process, of the database's process that serves it, and of that one's helpers."""
    from django.db import connection

    connection.ensure_connection()
    served_by = connection.connection.info.backend_pid
    own = int(Path(f"/proc/{served_by}/schedstat").read_text().split()[0]) / 1e9
    after_name = Path(f"/proc/{served_by}/stat").read_text().rpartition(")")[2].split()
    server = Path(f"/proc/{after_name[1]}/stat").read_text().rpartition(")")[2].split()
    ended = (int(server[13]) + int(server[14])) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + own + ended


def pages() -> dict[str, tuple[int, Clock]]:
    """By page: queries, and its times."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from pages import visitors

    ask = visitors()
    found = {}
    for page in PAGES:
        ask(page)
        with CaptureQueriesContext(connection) as counted:
            ask(page)
        found[page.title] = (len(counted), Clock())
    for _ in range(REPEATS):
        for page in PAGES:
            with found[page.title][1].running():
                ask(page)
    return found


def show_pages(found: list[tuple[str, dict[str, tuple[int, Clock]]]]) -> None:
    """One table, the sizes side by side."""
    print("\n| page | " + " | ".join(f"{size}: queries | ms | processor ms" for size, _ in found))
    print("| --- |" + " ---: |" * 3 * len(found))
    for page in PAGES:
        cells = [
            f"{queries} | {clock.wall * 1000:.0f} | {clock.processor * 1000:.0f}"
            for queries, clock in (at[page.title] for _size, at in found)
        ]
        print(f"| {page.title} | {' | '.join(cells)} |")
    for page in PAGES:
        counts = {at[page.title][0] for _size, at in found}
        assert len(counts) == 1, (page.title, counts)
        assert max(counts) <= page.most, (page.title, counts)


def in_turn(title: str, ways: dict[str, Callable[[], Any]], rounds: int = 5) -> None:
    """Print the ways of one question side by side; those that answer must agree."""
    print(f"\n**{title}**\n\n| way | s | processor s | ratio | answer |")
    print("| --- | ---: | ---: | ---: | --- |")
    clocks = {name: Clock() for name in ways}
    answers = {name: way() for name, way in ways.items()}  # warms up as well
    for _ in range(rounds):
        for name, way in ways.items():
            if clocks[name].walls and clocks[name].wall > 4:
                continue  # slow ones once
            with clocks[name].running():
                way()
    first = next(iter(clocks.values()))
    for name, clock in clocks.items():
        ratio = clock.processor / first.processor
        print(f"| {name} | {clock.wall:.3f} | {clock.processor:.3f} | {ratio:.2f} "
              f"| {answers[name] or ''} |", flush=True)  # fmt: skip
    assert len({answer for answer in answers.values() if answer is not None}) == 1, answers


def measure(sizes: tuple[tuple[int, int], ...]) -> None:
    import quality_counting as counting
    from quality_data import grow, timed

    from mreza.rooms.incidents.models import Incident

    grown: list[str] = []
    found = []
    for homes, each in sizes:
        grown = timed(f"{homes} homes", partial(grow, homes, each, grown))
        label = f"{homes} homes, {Incident.objects.count():,} incidents"
        print(label, flush=True)
        found.append((label, pages()))
    show_pages(found)
    for title, ways in counting.questions(grown).items():
        in_turn(title, ways)
    print(f"\nallowed: {MOST_QUERIES} queries, dashboards {DASHBOARD}")


def main() -> None:
    folder = tempfile.mkdtemp(prefix="mreza-bench-")
    os.environ["MREZA_TODAY"] = "2026-11-22"
    from pages import start

    try:
        start(folder)
        measure(SIZES[:1] if "--small" in sys.argv else SIZES)
    finally:
        from django.conf import settings
        from django.db import connections

        connections.close_all()
        settings.DATABASES["default"]["MREZA_SERVER"].leave()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
