"""Lakes and results of whole settlements, for tests of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from mreza.lake import synthetic
from mreza.lake.snapshot import Snapshot
from mreza.lake.store import Store
from mreza.lake.synthetic import Provision, UnitTotals
from mreza.rooms.contracts.queries import contracts, facts
from mreza.rooms.realisation import synthetic as made_up
from mreza.rooms.settlement import counting, evaluation, lanes, queries, statements
from mreza.rooms.settlement.counting import Plan
from mreza.rooms.settlement.evaluation import CountedRow, LaneResult
from mreza.rooms.settlement.periods import Period

SEED = 2007
YEAR = 2007


class Outcome(NamedTuple):
    """What an engine makes of a period: rows counted, results of lanes, statements."""

    counted: dict[str, list[CountedRow]]
    results: list[LaneResult]
    statements: list[statements.Statement]


def synthetic_lake(root: Path, scale: str, rows: int | None = None) -> Snapshot:
    """A year for the real providers and their contracts, drawn by one seed."""
    store = Store(root)
    provisions, totals = _inputs()
    synthetic.generate(
        store, scale=scale, seed=SEED, provisions=provisions, totals=totals, rows=rows
    )
    return store.snapshot()


@cache
def _inputs() -> tuple[list[Provision], list[UnitTotals]]:
    return made_up.provisions(YEAR), list(made_up.unit_totals())


def plan_for(period: Period) -> Plan:
    """The contracts of the database."""
    return Plan(
        contracts.plan_rows(period.year), queries.places(period.last), facts.facts(period.year)
    )


def settled(snapshot: Snapshot, plan: Plan, period: Period, engine: str) -> Outcome:
    """Counting, formulas and statements on one engine, without the database."""
    counted = counting.counted(snapshot, plan, period, engine=engine)
    results = evaluation.evaluate_all(lanes.of(period), counted, at=period.law_day, engine=engine)
    return Outcome(counted, results, statements.state(results))
