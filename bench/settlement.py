"""Settling a nation: 1.95 million persons, 10 to 40 million service rows, by several ways in turn.

    python bench/settlement.py --cache FOLDER [--millions 10,20,40] [--rounds 3] [--duckdb]

The lake is made on demand into the cache folder, which needs about 4 GB while they are made. Each
way runs in a process of its own (so that its peak of memory is its own), rounds in turn; a process
warms up once, then measures. Wall time depends on what else the machine does; processor time less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from nation_lake import snapshot

COUNT_DAY = date(2007, 2, 28)
SAMPLE = 300_000
HAND = "SQL by hand"
KERNEL = "kernel on DuckDB"
AS_RUN = "kernel, every step kept in Python"
LOOP = f"row by row (an ORM's objects; {SAMPLE:,} rows, scaled up)"
WAYS = (HAND, KERNEL, AS_RUN, "Polars", "pandas", LOOP)
TITLES = {
    "capitation": "Capitation of one quarter: lists of the nation, pool shared out, limits, euros",
    "services": "Services of the year: counted, valued, compared with plan, five lanes in euros",
    "repeated": "Looking for equal rows, which is not part of a settlement",
}


def work(question: str, way: str, cache: Path, millions: int) -> tuple[Callable[[], Any], float]:
    """What to measure, and by what its time is multiplied."""
    lake = snapshot(cache, millions)
    if way in (HAND, KERNEL, AS_RUN):
        return _on_duckdb(question, way, lake), 1.0
    import settlement_inputs as inputs

    if way == LOOP:
        return inputs.loop(question, lake, COUNT_DAY, SAMPLE)
    return inputs.frames(question, way, lake, COUNT_DAY), 1.0


def _on_duckdb(question: str, way: str, lake: Any) -> Callable[[], Any]:
    import settlement_by_hand as hand
    import settlement_kernel as kernel

    period = kernel.QUARTER if question == "capitation" else kernel.WHOLE_YEAR
    counter = kernel.laid(lake, period)
    if question == "repeated":
        return lambda: hand.repeated(counter.connection, lake, period.months)
    if way == HAND:
        capitation = question == "capitation"
        query = hand.capitation(COUNT_DAY.isoformat()) if capitation else hand.SERVICES
        return lambda: counter.connection.execute(query).fetchall()
    name = question if way == KERNEL else f"{question}_as_run"
    return lambda: getattr(kernel, name)(counter)


def measured(question: str, way: str, cache: Path, millions: int, repeats: int) -> dict[str, Any]:
    """In this process: seconds of wall and of processors, peak of memory, the answer."""
    run, times = work(question, way, cache, millions)
    answer = run()
    walls, busy = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        run()
        walls.append((time.perf_counter() - wall) * times)
        busy.append((time.process_time() - cpu) * times)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"wall": walls, "cpu": busy, "peak": peak, "answer": _shown(answer)}


def _shown(answer: Any) -> str:
    if answer is None or isinstance(answer, int):
        return "-"
    if isinstance(answer, dict):
        return f"{sum(map(float, answer.values())):.2f}"
    if isinstance(answer, list) and answer and isinstance(answer[0][0], str):
        return f"{sum(float(amount) for _, amount in answer):.2f}"
    last = answer[0][-1] if isinstance(answer, list) else answer[-1]
    return f"{float(last):.2f}"


def in_a_process(question: str, way: str, *rest: Any) -> dict[str, Any]:
    """`measured` in a process of its own."""
    job = json.dumps([question, way, *map(str, rest)])
    command = [sys.executable, __file__, "--job", job]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{way}: {done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(question: str, ways: list[str], cache: Path, millions: int, rounds: int) -> None:
    """Print the medians of all ways, side by side."""
    results: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            repeats = 1 if way in ("Polars", "pandas", LOOP) else 3
            results[way].append(in_a_process(question, way, cache, millions, repeats))
    rows = {way: _medians(found) for way, found in results.items()}
    print(f"\n**{TITLES[question]}; {millions} million service rows**\n", flush=True)
    print("| way | wall s | ratio | processor s | ratio | peak MB | euros |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    base = rows[HAND]
    for way, row in rows.items():
        print(
            f"| {way} | {row['wall']:.3f} | {row['wall'] / base['wall']:.2f} | {row['cpu']:.3f} "
            f"| {row['cpu'] / base['cpu']:.2f} | {row['peak']:.0f} | {row['answer']} |",
            flush=True,
        )


def _medians(found: list[dict[str, Any]]) -> dict[str, Any]:
    def median(name: str) -> float:
        return statistics.median(value for one in found for value in one[name])

    peak = max(one["peak"] for one in found)
    return {
        "wall": median("wall"),
        "cpu": median("cpu"),
        "peak": peak,
        "answer": found[0]["answer"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder for the generated lake")
    parser.add_argument("--millions", default="10,20,40")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--duckdb", action="store_true", help="only the ways on DuckDB: quick")
    parser.add_argument("--job", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        question, way, cache, millions, repeats = json.loads(asked.job)
        print(json.dumps(measured(question, way, Path(cache), int(millions), int(repeats))))
        return
    if asked.cache is None:
        raise SystemExit("say where the generated lake may lie: --cache FOLDER")
    sizes = [int(size) for size in asked.millions.split(",")]
    for size in sizes:
        snapshot(asked.cache, size)
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    every = [HAND, KERNEL, AS_RUN] if asked.duckdb else list(WAYS)
    table("capitation", every, asked.cache, sizes[0], asked.rounds)
    for size in sizes:
        ways = [way for way in every if size == sizes[0] or way not in ("pandas", LOOP)]
        table("services", ways, asked.cache, size, asked.rounds)
    table("repeated", [HAND], asked.cache, sizes[-1], asked.rounds)


if __name__ == "__main__":
    main()
