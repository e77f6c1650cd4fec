"""Capitation and services of the nation through the kernel: the settlement's own SQL and formulas.

Counted rows stay in DuckDB and formulas are compiled to SQL over them (`duck.query`);
`..._as_run`: as a run of the settlement does it, every step of every row in Python, to be kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

import sqlglot
from nation_lake import YEAR, planned_items

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mreza.site.settings")
import django

django.setup()  # the room's modules import models; no database is opened

from django.db import models  # noqa: E402

from mreza import acts  # noqa: E402
from mreza.kernel.engines import duck  # noqa: E402
from mreza.kernel.table import Table  # noqa: E402
from mreza.lake.counting import DuckCounter  # noqa: E402
from mreza.lake.snapshot import Snapshot  # noqa: E402
from mreza.rooms.contracts.queries.contracts import PlanRow, months  # noqa: E402
from mreza.rooms.settlement import counted, counting, lanes  # noqa: E402
from mreza.rooms.settlement.evaluation import CountedRow, evaluate  # noqa: E402
from mreza.rooms.settlement.lanes import Lane  # noqa: E402
from mreza.rooms.settlement.periods import Period  # noqa: E402

# Lane -> the formula whose sum is compared; visits are settled as if capitation were on its plan.
AMOUNTS = {
    "community_nursing": "amount",
    "dental_care": "points_amount",
    "emergency_evidence": "evidence_amount",
    "physiotherapy": "amount",
    "primary_visits": "visit_amount",
}
ON_PLAN = {"primary_visits": ("realised_capitation_quotients", "planned_capitation_quotients")}
SERVICE_TABLES = ("done", "valued", "measured", "present")
QUARTER, WHOLE_YEAR = Period(YEAR, 1), Period.read(str(YEAR))


def laid(snapshot: Snapshot, period: Period) -> DuckCounter:
    """Views of the mass rows and the small tables, from which every way starts."""
    counter = DuckCounter()
    counting.lay(counter, snapshot, plan(), period)
    return counter


def plan() -> counting.Plan:
    """The act's plan as contracts of a year would give it."""
    rows = []
    for item in planned_items():
        last = item.valid_to - timedelta(days=1)
        rows.append(
            PlanRow(
                contract="", provider=item.organisation, unit=item.unit, activity=item.activity,
                measure=item.measure, kind=item.kind, teams=item.teams,
                preventive_teams=item.preventive_teams, quantity=item.quantity,
                first=item.valid_from, last=last, months=months(item.valid_from, last),
                illustrative=item.illustrative,
            )
        )  # fmt: skip
    places = {item.organisation: (item.unit, item.office) for item in planned_items()}
    return counting.Plan(rows, places)


def capitation(counter: DuckCounter) -> tuple[Decimal, ...]:
    """One quarter: lists, shares of the pool, limits, euros. Quotients and euros of the nation."""
    for name in ("listed", "holders"):
        counter.keep(name, counted.sql_of_table(name, QUARTER))
    lane = lanes.get("capitation_1")
    wanted = ["distributed_quotients", "capitation_amount"]
    sums = ", ".join(f"SUM({name})" for name in wanted)
    query = f"SELECT {sums} FROM ({formulas(lane, QUARTER, wanted)})"
    return tuple(counter.connection.execute(query).fetchall()[0])


def capitation_as_run(counter: DuckCounter) -> tuple[Decimal, ...]:
    for name in ("listed", "holders"):
        counter.keep(name, counted.sql_of_table(name, QUARTER))
    values = _evaluated(lanes.get("capitation_1"), counter, QUARTER)
    return tuple(
        sum((row[name] for row in values), Decimal(0))
        for name in ("distributed_quotients", "capitation_amount")
    )


def services(counter: DuckCounter) -> dict[str, Decimal]:
    """All services of the year counted and valued, five lanes settled: euros by lane."""
    _count(counter)
    parts = [
        f"SELECT '{name}' AS lane, SUM({amount}) AS amount "
        f"FROM ({formulas(lanes.get(name), WHOLE_YEAR, [amount])})"
        for name, amount in AMOUNTS.items()
    ]
    return dict(counter.connection.execute(" UNION ALL ".join(parts)).fetchall())


def services_as_run(counter: DuckCounter) -> dict[str, Decimal]:
    _count(counter)
    return {
        name: sum(
            (row[amount] for row in _evaluated(lanes.get(name), counter, WHOLE_YEAR)), Decimal(0)
        )
        for name, amount in AMOUNTS.items()
    }


def _count(counter: DuckCounter) -> None:
    # Units with lists are all units here: only those who report decide who is present.
    counter.rows("listed", [counting.Typed("provider", "TEXT")], [])
    for name in SERVICE_TABLES:
        counter.keep(name, counted.sql_of_table(name, WHOLE_YEAR))


def formulas(lane: Lane, period: Period, wanted: Sequence[str]) -> str:
    """The SQL of the wanted formulas over the lane's counted rows; kept once made."""
    key = (lane.name, *wanted)
    if key not in _COMPILED:
        table = acts.table(lane.table)
        source = _with_defaults(lane, table, counted.sql_of(lane, period))
        _COMPILED[key] = duck.query(table, source, at=period.law_day, wanted=wanted)
    return _COMPILED[key]


_COMPILED: dict[tuple[str, ...], str] = {}


def _with_defaults(lane: Lane, table: Table, rows: str) -> str:
    """The lane's rows with the inputs that counting leaves at their defaults."""
    given = set(sqlglot.parse_one(rows, read="duckdb").named_selects)
    copied = dict([ON_PLAN[lane.name]] if lane.name in ON_PLAN else [])
    added = [
        f", {copied.get(item.name) or _literal(item.default)} AS {item.name}"
        for item in table.inputs
        if item.name not in given
    ]
    return f"(SELECT *{''.join(added)} FROM ({rows})) AS cases"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return f"'{value}'" if isinstance(value, str) else str(value)


def _evaluated(lane: Lane, counter: DuckCounter, period: Period) -> Sequence[Mapping[str, Decimal]]:
    rows = [_on_plan(lane, row) for row in counting.rows_of(lane, counter, period)]
    return evaluate(lane, rows, at=period.law_day, engine="duckdb").result.rows


def _on_plan(lane: Lane, row: CountedRow) -> CountedRow:
    if lane.name in ON_PLAN:
        to, source = ON_PLAN[lane.name]
        return CountedRow(
            row.key, row.provider, row.activity, row.unit, row.office,
            {**row.inputs, to: row.inputs[source]},
        )  # fmt: skip
    return row


def model(dataset: str, names: Sequence[str]) -> type[models.Model]:
    """A Django model with the columns of a dataset, for the loop that an ORM would run."""
    fields: dict[str, object] = {name: models.TextField(null=True) for name in names}
    meta = type("Meta", (), {"app_label": "bench", "managed": False})
    body = {**fields, "__module__": __name__, "Meta": meta}
    return type(dataset.title(), (models.Model,), body)
