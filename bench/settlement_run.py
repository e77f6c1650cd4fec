"""A whole settlement of the nation: stages of a run, what-if, and explaining one amount.

    python bench/settlement_run.py --cache FOLDER [--millions 40] [--period 2007]

A new database in a throw-away folder, loaded as a demonstration is; the generated lake is linked
into it. The run is the worker's own: snapshot, counting, formulas, statements, one transaction into
PostgreSQL. Then one provider's largest amounts are explained and the rows behind them opened.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nation_lake import ACT, snapshot
from pages import start

# Parameter and the value to try it at, in the manner of the form: (act, name, value as a float).
WHAT_IF = (
    ("the effect of capitation on visits, 40 % to 30 %", "capitation_effect", "30"),
    ("the price of a capitation quotient, one cent up", "capitation_quotient_price", "2.21"),
)
REPEATS = 7


def linked(lake: Path, folder: Path) -> None:
    """The files of the lake under another name, so that nothing can change the cached ones."""
    shutil.copytree(lake, folder / "lake", copy_function=os.link, dirs_exist_ok=True)


def settle(period: str) -> Any:
    """Run the period and print how long each stage took."""
    from mreza.rooms.settlement import actions, worker
    from mreza.rooms.settlement.periods import Period

    began, stages = time.perf_counter(), []

    def tell(stage: str, progress: int) -> None:
        stages.append((stage, time.perf_counter()))

    asked = actions.ask(Period.read(period))
    run = worker.work(asked.pk, tell)
    ended = time.perf_counter()
    assert run.state == "complete", run.message
    spent: dict[str, float] = {}
    for (stage, at), (_, after) in zip(stages, [*stages[1:], ("", ended)], strict=True):
        name = stage.split(":")[0] if stage.startswith("lane") else stage
        spent[name] = spent.get(name, 0.0) + after - at
    print(f"\n**A whole run of {period}**, {run.totals['rows']:,} rows of the law, ", end="")
    print(f"{run.totals['statements']} statements, {run.totals['amount']} EUR\n")
    print("| stage | s |\n| --- | ---: |")
    for name, seconds in spent.items():
        print(f"| {name} | {seconds:.2f} |")
    print(f"| all | {ended - began:.2f} |")
    return run


def what_if(run: Any) -> None:
    """The nation under other values, as the page asks for it."""
    from decimal import Decimal

    from mreza.rooms.settlement.what_if import Whole

    print("\n| what if | lanes | rows | median s | EUR |\n| --- | ---: | ---: | ---: | ---: |")
    for title, name, value in WHAT_IF:
        times = []
        for _ in range(3):
            began = time.perf_counter()
            whole = Whole(run, {ACT: {name: Decimal(value)}})
            change, _units = whole.total.change, whole.by("unit")
            times.append(time.perf_counter() - began)
        rows = sum(len(result.rows) for result in whole.after)
        taken = statistics.median(times)
        print(f"| {title} | {len(whole.touched)} | {rows:,} | {taken:.2f} | {change} |")


def explain(run: Any) -> None:
    """The largest amounts of lanes: their steps, and the mass rows that they come from."""
    from mreza.rooms.settlement import computed, lanes
    from mreza.rooms.settlement.models import StatementLine

    print("\n| amount of the largest line | steps ms | rows behind | opening ms |")
    print("| --- | ---: | ---: | ---: |")
    for name in ("capitation_1", "primary_visits", "dental_care", "physiotherapy"):
        found = StatementLine.objects.filter(statement__run=run, lane=name).order_by("-amount")
        line = found.first()
        if line is None:
            continue
        amount = lanes.get(name).lines[0].amount
        row = computed.rows_of(line).order_by("position").first()
        steps = _median(lambda row=row, amount=amount: computed.explained(row, amount))
        opened = _median(lambda row=row: computed.mass_rows(row, limit=100))
        count = computed.mass_rows(row, limit=1).count
        print(f"| {name}: {line.statement.provider_id}, {line.amount} | {steps:.0f} ", end="")
        print(f"| {count:,} | {opened:.0f} |")


def _median(run: Callable[[], object]) -> float:
    """Milliseconds; each time as the first one after others, in one process."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        run()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the generated lake")
    parser.add_argument("--millions", type=int, default=40)
    parser.add_argument("--period", default="2007")
    asked = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="mreza-bench-")
    try:
        start(folder)
        linked(snapshot(asked.cache, asked.millions).root, Path(folder))
        print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
        run = settle(asked.period)
        what_if(run)
        explain(run)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"\npeak of memory: {peak} MB")
    finally:
        from django.conf import settings
        from django.db import connections

        connections.close_all()
        settings.DATABASES["default"]["MREZA_SERVER"].leave()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
