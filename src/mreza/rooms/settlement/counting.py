"""Counts the rows of every lane from a snapshot of the lake and the plan of the contracts.

One pass over the mass rows makes four small tables (`done`, `valued`, `listed`, `measured`); the
lanes' own SQL, in `counted/`, reads only these and `plan`, `providers` and `period`. Counting knows
no law: what is counted apart is what some article tells apart.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter as TimesOf
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.db import DatabaseError, InterfaceError

from mreza import acts
from mreza.data.calendar import is_rest_day
from mreza.data.services_2007 import catalogue
from mreza.kernel.numerals import round_half_up
from mreza.lake.counting import COUNTERS, Counter, Typed
from mreza.lake.errors import CancelledError, NoRoomError
from mreza.lake.fields import Schema
from mreza.lake.schema import ASSIGNMENTS, QUANTITIES, RIDE_LISTS, SERVICES
from mreza.lake.stages import Stages
from mreza.lake.store import Snapshot
from mreza.rooms.contracts.queries.contracts import PlanRow, months
from mreza.rooms.contracts.queries.facts import FactRow
from mreza.rooms.settlement import elsewhere
from mreza.rooms.settlement.counted import sources, sql_of, sql_of_table
from mreza.rooms.settlement.evaluation import CountedRow
from mreza.rooms.settlement.lanes import Lane
from mreza.rooms.settlement.lanes import of as lanes_of
from mreza.rooms.settlement.periods import Period
from mreza.rooms.settlement.recorded import with_facts

WHOLE = (
    "done", "valued", "listed", "assigned", "measured", "holders", "dialysis", "present",
)  # fmt: skip
Tell = Callable[[str, int], None]


@dataclass(frozen=True)
class Plan:
    """What contracts plan, where each provider is (its unit and its regional office), and what is
    recorded of the contracts."""

    rows: Sequence[PlanRow]
    places: Mapping[str, tuple[str, str]]
    facts: Sequence[FactRow] = ()


def fingerprint(plan: Iterable[PlanRow], facts: Iterable[FactRow] = ()) -> str:
    """SHA-256 of an agreed plan and of what is recorded: whether they are still those of a run."""
    return hashlib.sha256("\n".join(str(row) for row in (*plan, *facts)).encode()).hexdigest()


def counted(
    snapshot: Snapshot,
    plan: Plan,
    period: Period,
    *,
    engine: str,
    stages: Stages | None = None,
    mark: str = "",
    tell: Tell = lambda stage, progress: None,
    lanes: Sequence[Lane] | None = None,
) -> dict[str, list[CountedRow]]:
    """The rows of every lane, by its name. With `stages`, what is counted once is read again."""
    wanted = lanes_of(period) if lanes is None else lanes
    if stages is None:
        return _count(snapshot, plan, period, engine, wanted, tell)

    def build(path: Path) -> None:
        with _intact(snapshot):
            rows = _count(snapshot, plan, period, engine, wanted, tell)
        path.write_text(_spelled(rows), encoding="utf-8")

    kept = stages.stage("counted.json", f"{mark}-{engine}-{sources()}", build)
    return _read(kept.read_text(encoding="utf-8"), wanted)


@contextmanager
def _intact(snapshot: Snapshot) -> Iterator[None]:
    """Afterwards every byte is what was committed; if not, an error names the file and its batch.

    A second for the whole country: a bit that flips in a file reads as another number of persons.
    """
    try:
        yield
    except (CancelledError, NoRoomError, DatabaseError, InterfaceError):
        raise
    except Exception:
        snapshot.verify()
        raise
    snapshot.verify()


def _count(
    snapshot: Snapshot,
    plan: Plan,
    period: Period,
    engine: str,
    lanes: Sequence[Lane],
    tell: Tell,
) -> dict[str, list[CountedRow]]:
    counter: Counter = COUNTERS["spark" if engine == "spark" else "duckdb"]()
    try:
        prepare(counter, snapshot, plan, period, tell)
        return {
            lane.name: _told_apart(
                lane, with_facts(lane, rows_of(lane, counter, period), plan.facts, period)
            )
            for lane in lanes
        }
    finally:
        counter.close()


def prepare(
    counter: Counter,
    snapshot: Snapshot,
    plan: Plan,
    period: Period,
    tell: Tell = lambda stage, progress: None,
) -> None:
    """Lay and count the small tables that the lanes read."""
    lay(counter, snapshot, plan, period)
    for number, name in enumerate(WHOLE):
        tell(f"count:{name}", 8 + 5 * number)
        counter.keep(name, sql_of_table(name, period))


def lay(counter: Counter, snapshot: Snapshot, plan: Plan, period: Period) -> None:
    """Make mass rows readable, and the plan and what else is small; nothing is counted yet."""
    _mass(counter, snapshot, SERVICES, period.months)
    _mass(counter, snapshot, QUANTITIES, period.months)
    _mass(counter, snapshot, RIDE_LISTS, period.months)
    lists = [f"{day:%Y-%m}" for day in (period.base_date, *period.count_dates)]
    _mass(counter, snapshot, ASSIGNMENTS, lists)
    _small(counter, plan, period)


def _mass(counter: Counter, snapshot: Snapshot, schema: Schema, months: Sequence[str]) -> None:
    columns = [Typed(field.name, _type(field.kind)) for field in schema.fields]
    counter.files(schema.name, snapshot.files(schema.name, months=set(months)), columns)


def _type(kind: str) -> str:
    return {"date": "DATE", "decimal": "DECIMAL(12,2)", "boolean": "BOOLEAN"}.get(kind, "TEXT")


def _small(counter: Counter, plan: Plan, period: Period) -> None:
    texts = [Typed(name, "TEXT") for name in ("provider", "unit", "office")]
    places = [
        (provider, *plan.places.get(provider, ("", "")))
        for provider in sorted({row.provider for row in plan.rows})
    ]
    counter.rows("providers", texts, places)
    counter.rows(
        "plan",
        [
            *(Typed(name, "TEXT") for name in ("provider", "activity", "measure")),
            *(
                Typed(name, "DECIMAL(14,2)")
                for name in ("teams", "preventive_teams", "yearly", "quantity")
            ),
        ],
        planned(plan.rows, period),
    )
    counter.rows(
        "catalogue",
        [
            *(Typed(name, "TEXT") for name in ("code", "activity", "measure", "part")),
            Typed("value", "DECIMAL(9,2)"),
        ],
        [(item.code, item.activity, item.measure, item.part, item.value) for item in catalogue()],
    )
    days = [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]
    counter.rows(
        "calendar",
        [Typed("day", "DATE"), Typed("rest_day", "BOOLEAN")],
        [(day, is_rest_day(day)) for day in days],
    )
    counter.rows(
        "period",
        [Typed("quarters", "INT")],
        [(period.quarters,)],
    )


def planned(plan: Iterable[PlanRow], period: Period) -> list[tuple[Any, ...]]:
    """Plan by provider, activity and measure: teams, for the year, and for the months so far.

    A plan that holds for part of a year counts with its months; half up at two decimals. Teams are
    those at the end of the period.
    """
    sums: dict[tuple[str, str, str], list[Decimal]] = {}
    for row in plan:
        found = sums.setdefault((row.provider, row.activity, row.measure), [Decimal(0)] * 4)
        until = min(row.last, period.last)
        if row.first <= until == period.last:
            found[0] += row.teams
            found[1] += row.preventive_teams
        found[2] += row.quantity * row.months / 12
        found[3] += row.quantity * (months(row.first, until) if row.first <= until else 0) / 12
    return [
        (*key, *(round_half_up(number, 2) for number in numbers))
        for key, numbers in sorted(sums.items())
    ]


def rows_of(lane: Lane, counter: Counter, period: Period) -> list[CountedRow]:
    """The rows of a lane, once the tables that it reads are counted."""
    return _complete(lane, counter.read(sql_of(lane, period)))


def _complete(lane: Lane, found: Iterable[Mapping[str, Any]]) -> list[CountedRow]:
    """The rows in the order of their keys; of a pool of the whole country, with the rest of it."""
    rows = _rows(lane, found)
    if lane.quarter:
        return [*rows, *elsewhere.lists(rows)]
    if lane.whole_country and elsewhere.missing(row.unit for row in rows):
        return []  # the fund of the country is not for one region alone
    return [*rows, *elsewhere.programmes(rows)] if lane.name == "programme_funds" else rows


def _rows(lane: Lane, found: Iterable[Mapping[str, Any]]) -> list[CountedRow]:
    rows = [_row(lane, row) for row in found]
    return sorted(rows, key=lambda row: row.key)


def _row(lane: Lane, row: Mapping[str, Any]) -> CountedRow:
    """Columns `provider`, `activity`, `unit`, `office` say whose it is; the table's go to it."""
    return CountedRow(
        key="/".join(str(row[name]) for name in lane.key),
        provider=row.get("provider") or "",
        activity=lane.activity or row["activity"],
        unit=row.get("unit") or "",
        office=row.get("office") or "",
        inputs={name: row[name] for name in inputs_of(lane) if name in row},
    )


@cache
def inputs_of(lane: Lane) -> tuple[str, ...]:
    """The inputs of the lane's table."""
    return tuple(item.name for item in acts.table(lane.table).inputs)


def _told_apart(lane: Lane, rows: list[CountedRow]) -> list[CountedRow]:
    """A doctor with several lists carries the key of each: a pool is shared out by names."""
    if not lane.quarter:
        return rows
    lists = TimesOf(row.inputs["doctor"] for row in rows)
    return [
        row
        if lists[row.inputs["doctor"]] == 1
        else replace(row, inputs={**row.inputs, "doctor": row.key})
        for row in rows
    ]


def _spelled(rows: Mapping[str, Sequence[CountedRow]]) -> str:
    """Rows as JSON; numbers as texts, which the law's inputs read exactly."""
    plain = {
        name: [
            [row.key, row.provider, row.activity, row.unit, row.office, _plain(row.inputs)]
            for row in found
        ]
        for name, found in rows.items()
    }
    return json.dumps(plain, ensure_ascii=False)


def _plain(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in inputs.items()
    }


def _read(text: str, lanes: Sequence[Lane]) -> dict[str, list[CountedRow]]:
    plain = json.loads(text)
    return {lane.name: [CountedRow(*row) for row in plain[lane.name]] for lane in lanes}
