"""The lake of a synthetic nation for benches, made on demand into a cache folder; and its plan.

1.95 million persons on five count dates and as many service rows as asked for, by seed, so that
every machine measures the same rows. Making 40 million takes some minutes, once.
"""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from mreza import acts
from mreza.lake import synthetic
from mreza.lake.snapshot import Snapshot
from mreza.lake.store import Store
from mreza.lake.synthetic import Provision, UnitTotals
from mreza.rooms.contracts.planning import plan
from mreza.rooms.contracts.planning.items import PlanItem

ACT = "health_centres_2007"
YEAR, SEED = 2007, 2007
MILLION = 1_000_000


def snapshot(cache_folder: Path, millions: int) -> Snapshot:
    """The nation with `millions` of service rows; made when it is not in the folder yet."""
    store = Store(cache_folder / f"{millions}m")
    if not store.snapshot().version:
        began = time.perf_counter()
        synthetic.generate(
            store,
            scale="nation",
            seed=SEED,
            rows=millions * MILLION,
            provisions=provisions(),
            totals=unit_totals(),
        )
        print(f"made {millions} million service rows in {time.perf_counter() - began:.0f} s")
    return store.snapshot()


def provisions() -> list[Provision]:
    """What the act plans for every provider."""
    return synthetic.provisions(plan(YEAR))


def unit_totals() -> list[UnitTotals]:
    """Persons of every unit, as Tables 1-4 print them."""
    return synthetic.totals([acts.get(ACT).printed_table(f"table_{n}").rows for n in (1, 2, 3, 4)])


@cache
def planned_items() -> tuple[PlanItem, ...]:
    """The plan of those who could render something: items of no organisation left out."""
    return tuple(item for item in plan(YEAR) if item.organisation)
