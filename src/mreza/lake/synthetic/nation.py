"""A nation that never was: persons to the printed totals, a year of services around the plans.

Everything follows from the seed: the same seed, scale, plans and totals give the same rows in the
same order. What is committed is marked synthetic, and every pseudonym begins with SYN.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from mreza.lake import versions
from mreza.lake.checking import Progress
from mreza.lake.database import files, literal, working
from mreza.lake.disk import room_on_disk
from mreza.lake.store import Store
from mreza.lake.synthetic import days, mixes, quantities
from mreza.lake.synthetic.model import Provision, Scale, Summary, UnitTotals
from mreza.lake.synthetic.people import populate
from mreza.lake.synthetic.tables import attune, define, load, sql
from mreza.lake.synthetic.work import Cell, Work, desks

RECIPE = 2  # raise it when the same seed gives other rows than before
MEMORY = "2500MB"
WORKERS = 2
DATASETS = ("services", "assignments", "quantities")
COMMITTING = (400, 800, 990, 1000)  # where in thousandths the commit of each begins and ends


def generate(
    store: Store,
    *,
    scale: Scale | str,
    seed: int,
    provisions: Sequence[Provision],
    totals: Sequence[UnitTotals],
    rows: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Make the datasets services, assignments and quantities of 2007 and commit each as a batch.

    `totals` are those of all units of the country, whatever the scale, because persons go to
    doctors across units. `rows` is the number of services (about what the plans give if left out).
    A dataset of the same recipe that is in the store already is left as it is. Raises
    `SyntheticError`, `NoRoomError`; what `progress` raises stops the work, nothing being visible.
    """
    wanted = Scale.parse(scale) if isinstance(scale, str) else scale
    tell = _Teller(progress)
    recipe = _recipe(wanted, seed, provisions, totals, rows)
    there = {dataset: store.find(_sha(recipe, dataset), dataset) for dataset in DATASETS}
    made = describe(wanted, seed, provisions, totals)
    store.root.mkdir(parents=True, exist_ok=True)
    # On the disk of the store, so that the files need not cross disks.
    with TemporaryDirectory(dir=store.root, prefix=".synthetic-") as folder:
        if not all(there.values()):
            make(made, Path(folder), provisions, totals, rows, tell.part(0, COMMITTING[0]))
        for number, (dataset, batch) in enumerate(there.items()):
            made.batches[dataset] = batch.id if batch else _name(store, dataset, recipe)
            if batch:
                made.rows[dataset] = batch.rows
            else:
                store.commit(
                    made.batches[dataset], dataset, made.files[dataset],
                    sha256=_sha(recipe, dataset), synthetic=True,
                    note=f"synthetic {wanted}, seed {seed}",
                    progress=tell.part(*COMMITTING[number : number + 2]),
                )  # fmt: skip
        tell.part(0, 1000)(1, 1)
    return made.summary()


@dataclass
class Made:
    """Files of each dataset, typed and in the stored order, and what they hold."""

    scale: Scale
    seed: int
    persons: int
    doctors: int
    providers: int
    unplaced: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, list[Path]] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)

    def summary(self) -> Summary:
        return Summary(
            str(self.scale), self.seed, self.rows, self.batches, self.persons, self.doctors,
            self.providers, self.unplaced,
        )  # fmt: skip


def describe(
    scale: Scale, seed: int, provisions: Sequence[Provision], totals: Sequence[UnitTotals]
) -> Made:
    """What is known before anything is made."""
    units = scale.units(totals)
    chosen = scale.provisions(provisions, units)
    return Made(
        scale, seed, sum(unit.insured for unit in units),
        len({(item.provider, code) for item in chosen for code in item.doctors}),
        len({item.provider for item in chosen}),
    )  # fmt: skip


def make(
    made: Made,
    folder: Path,
    provisions: Sequence[Provision],
    totals: Sequence[UnitTotals],
    rows: int | None = None,
    progress: Progress | None = None,
) -> Made:
    """Write the files into `folder`, one for each month or count date; commit nothing."""
    units = made.scale.units(totals)
    chosen = made.scale.provisions(provisions, units)
    tell, seed = _Teller(progress), made.seed
    with room_on_disk("synthetic"), _connection(folder, seed) as connection:
        lists = populate(connection, seed, totals, units, chosen, folder)
        made.unplaced |= dict(connection.execute(sql("unplaced")).fetchall())
        tell.part(0, 1000)(1, 10)
        work = Work(seed)
        for provision in chosen:
            everybody = lists.of_unit(provision)
            work.add(provision, desks(seed, provision, lists.own(provision), everybody))
        _load_work(connection, work, work.settle(rows), folder)
        made.files["assignments"] = _assignments(connection, folder, tell.part(100, 300))
        made.files["services"] = _services(connection, seed, folder, tell.part(300, 980))
        made.files["quantities"] = _quantities(connection, seed, chosen, folder)
        for dataset, paths in made.files.items():
            made.rows[dataset] = _count(connection, paths)
    tell.part(0, 1000)(1, 1)
    return made


def _load_work(
    connection: duckdb.DuckDBPyConnection, work: Work, quantity: Decimal, folder: Path
) -> None:
    one = Decimal(1)
    wheels = (
        slot
        for number, (name, parts) in enumerate(work.mixes.items())
        # Preventive examinations are whole: their number is bound to persons.
        for slot in mixes.slots(number, parts, one if name[0] == "K" else quantity)
    )
    load(connection, "wheels", mixes.Slot, wheels, folder)
    load(connection, "days", days.Slot, days.slots(), folder)
    load(connection, "cells", Cell, work.cells(), folder)


def _assignments(connection: duckdb.DuckDBPyConnection, folder: Path, tell: Progress) -> list[Path]:
    paths = []
    for index, day in enumerate(days.COUNT_DATES):
        path = folder / f"assignments-{day}.parquet"
        _write(connection, sql("assignments"), path, {"day": day, "index": index})
        paths.append(path)
        tell(index + 1, len(days.COUNT_DATES))
    return paths


def _services(
    connection: duckdb.DuckDBPyConnection, seed: int, folder: Path, tell: Progress
) -> list[Path]:
    """A file a month; months are made side by side, each in one thread, in a fixed order."""
    connection.execute("SET threads = 1")
    paths = {month: folder / f"services-{month}.parquet" for month in days.MONTHS}
    with ThreadPoolExecutor(WORKERS) as pool:
        months = [pool.submit(_month, connection.cursor(), seed, *item) for item in paths.items()]
        try:
            for done, month in enumerate(as_completed(months), start=1):
                month.result()
                tell(done, len(months))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return [path for path in paths.values() if path.exists()]


def _month(cursor: duckdb.DuckDBPyConnection, seed: int, month: str, path: Path) -> None:
    with cursor:
        attune(cursor, seed)
        _write(cursor, sql("services"), path, {"month": month, "number": int(month[5:])})


def _quantities(
    connection: duckdb.DuckDBPyConnection,
    seed: int,
    provisions: Sequence[Provision],
    folder: Path,
) -> list[Path]:
    load(connection, "counted", quantities.Quantity, quantities.rows(seed, provisions), folder)
    path = folder / "quantities.parquet"
    _write(connection, sql("quantities"), path, {})
    return [path]


def _write(
    connection: duckdb.DuckDBPyConnection, query: str, path: Path, values: dict[str, object]
) -> None:
    for name, value in values.items():
        written = str(value) if isinstance(value, int) else literal(value)
        query = query.replace(f"${name}", written)
    connection.execute(
        f"COPY ({query}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)"
    )


def _count(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> int:
    counted = connection.execute(f"SELECT count(*) FROM read_parquet({files(list(paths))})")
    return int(counted.fetchall()[0][0]) if paths else 0


@contextmanager
def _connection(folder: Path, seed: int) -> Iterator[duckdb.DuckDBPyConnection]:
    with working(folder) as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        define(connection)
        attune(connection, seed)
        yield connection


def _recipe(
    scale: Scale,
    seed: int,
    provisions: Sequence[Provision],
    totals: Sequence[UnitTotals],
    rows: int | None,
) -> str:
    text = repr((RECIPE, str(scale), seed, rows, list(map(_plain, provisions)), list(totals)))
    return sha256(text.encode()).hexdigest()


def _plain(item: Provision) -> tuple[object, ...]:
    quantities = tuple(sorted((name, str(value)) for name, value in item.quantities.items()))
    return (
        item.provider, item.unit, item.office, item.activity, item.doctors, str(item.teams),
        quantities,
    )  # fmt: skip


def _name(store: Store, dataset: str, recipe: str) -> str:
    """The batch's name; another one where it was withdrawn, because names are for ever."""
    known, base = versions.read(store.root), f"synthetic-{dataset}-{recipe[:12]}"
    again = (f"{base}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([base], again) if not known.knows(name))


def _sha(recipe: str, dataset: str) -> str:
    return sha256(f"{recipe}|{dataset}".encode()).hexdigest()


class _Teller:
    """Parts of one progress, in thousandths."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress

    def part(self, begin: int, end: int) -> Callable[[int, int], None]:
        def tell(done: int, of: int) -> None:
            if self.progress is not None:
                self.progress(begin + (end - begin) * done // max(1, of), 1000)

        return tell
