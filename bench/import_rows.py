"""A CSV of five million service rows: checked row by row, then committed to an empty lake.

    python bench/import_rows.py --cache FOLDER [--rows 5000000]

The file is written as people here write: semicolons, decimal commas, days like 31. 1. 2007. Rows
are held against the catalogue, the registry, contracts of the plan and the period.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import duckdb
from nation_lake import MILLION, planned_items, snapshot

from mreza.data.services_2007 import catalogue
from mreza.lake import schema
from mreza.lake.checking import CatalogueEntry, ContractSpan, Reference, check
from mreza.lake.store import Store

YEAR = (date(2007, 1, 1), date(2007, 12, 31))


def write_csv(cache: Path, path: Path, rows: int) -> None:
    """The first rows of every month of the generated nation, with the titles of the template."""
    lake = snapshot(cache, 10)
    connection = duckdb.connect()
    view = lake.relation(connection, "services")
    columns = ", ".join(
        _as_written(field.name) + f' AS "{field.title.sl}"' for field in schema.SERVICES.fields
    )
    connection.execute(
        f"COPY (SELECT {columns} FROM {view} WHERE line % 2 = 0 LIMIT {rows}) TO '{path}' "
        "(FORMAT csv, HEADER, DELIMITER ';')"
    )


def _as_written(name: str) -> str:
    if name == "day":
        return "strftime(day, '%-d. %-m. %Y')"
    return "replace(quantity::VARCHAR, '.', ',')" if name == "quantity" else name


def reference() -> Reference:
    """What rows are held against, from the act's plan."""
    spans = {
        ContractSpan(
            item.organisation, item.activity, item.valid_from, item.valid_to - timedelta(days=1)
        )
        for item in planned_items()
    }
    return Reference(
        catalogue=[CatalogueEntry(item.code, item.activity) for item in catalogue()],
        providers=sorted({item.organisation for item in planned_items()}),
        contracts=sorted(spans),
        period=YEAR,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the generated lake")
    parser.add_argument("--rows", type=int, default=5 * MILLION)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="mreza-bench-", dir=asked.cache))
    try:
        path = folder / "services.csv"
        # In a process of its own, so that the peak of memory is that of the import.
        if (pid := os.fork()) == 0:
            write_csv(asked.cache, path, asked.rows)
            os._exit(0)
        os.waitpid(pid, 0)
        measure(path, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(path: Path, folder: Path) -> None:
    """Print what checking and committing took."""
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}; {path.stat().st_size >> 20} MB")
    told: list[float] = []
    began, busy = time.perf_counter(), time.process_time()
    checked = check(
        path, schema.SERVICES, reference=reference(), into=folder / "checked",
        progress=lambda done, of: told.append(time.perf_counter()),
    )  # fmt: skip
    checking = time.perf_counter() - began
    store = Store(folder / "lake")
    store.commit("bench", "services", checked.accepted_path, sha256=checked.sha256, synthetic=True)
    both = time.perf_counter() - began
    silent = max(b - a for a, b in zip([began, *told], [*told, began + checking], strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print("\n| rows | good | checking s | commit s | all s | processor s | peak MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(
        f"| {checked.rows:,} | {checked.good:,} | {checking:.1f} | {both - checking:.1f} "
        f"| {both:.1f} | {time.process_time() - busy:.1f} | {peak} |"
    )
    print(f"\nprogress told {len(told)} times, longest silence {silent:.1f} s; ", end="")
    print(f"reasons: {[(r.code, r.count) for r in checked.reasons]}")


if __name__ == "__main__":
    main()
