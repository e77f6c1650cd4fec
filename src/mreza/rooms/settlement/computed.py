"""Rows of a run as they were computed: those of a line, their steps, the mass rows behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mreza.kernel.explanation import Explanation
from mreza.lake import schema
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.calculations.values import restored
from mreza.rooms.realisation import queries as realisation
from mreza.rooms.realisation.queries import Behind
from mreza.rooms.settlement import lanes, words
from mreza.rooms.settlement.models import LaneRow, LaneRun, SettlementRun, StatementLine
from mreza.rooms.settlement.periods import Period

HIDDEN = ("provider", "activity")  # the same in all rows behind a figure


def rows_of(line: StatementLine) -> QuerySet[LaneRow]:
    """The rows of the lane that a line sums."""
    return LaneRow.objects.filter(
        lane__run=line.statement.run_id,
        lane__lane=line.lane,
        provider=line.statement.provider_id,
        activity=line.activity,
    ).select_related("lane", "lane__run")


def lane_run(line: StatementLine) -> LaneRun | None:
    """The lane of a line with its receipt; None for what is only taken back."""
    return LaneRun.objects.filter(run=line.statement.run_id, lane=line.lane).first()


@dataclass(frozen=True)
class Explained:
    """A row of a run ready to be explained, in the shapes of `calculations`."""

    lane: lanes.Lane
    row: LaneRow
    run: StoredRun
    stored: StoredRow
    explanation: Explanation


def explained(row: LaneRow, formula: str) -> Explained:
    """Why `formula` is what it is in the row, from what is kept. Raises `UnknownNameError`."""
    lane = row.lane
    stored = _stored(row, lane)
    run = StoredRun(
        id=lane.run_id,
        feed=lane.lane,
        table_path=lane.table,
        day=date.fromisoformat(lane.receipt["at"]),
        created_at=lane.run.finished_at or lane.run.asked_at,
        receipt=calculations.receipt_of(lane.receipt),
        rows={row.key: stored},
    )
    found = calculations.explanation_of(run, stored, formula)
    return Explained(lanes.get(lane.lane), row, run, stored, found)


def _stored(row: LaneRow, lane: LaneRun) -> StoredRow:
    return StoredRow(
        feed=lane.lane,
        key=row.key,
        label=row.key,
        position=row.position,
        unit=row.unit,
        office=row.office,
        organisation=row.provider,
        activity=row.activity,
        values=restored(row.values, lane.kinds),
    )


def counted_rows(run: SettlementRun, names: Sequence[str]) -> dict[str, list[LaneRow]]:
    """All rows of the named lanes of a complete run, in their order; one query."""
    found: dict[str, list[LaneRow]] = {name: [] for name in names}
    rows = LaneRow.objects.filter(lane__run=run, lane__lane__in=names).select_related("lane")
    for row in rows.order_by("lane", "position"):
        found[row.lane.lane].append(row)
    return found


def value_of(row: LaneRow, name: str) -> Any:
    """An input or a formula of a row as the law gave it."""
    return restored({name: row.values.get(name)}, row.lane.kinds)[name]


def behind(row: LaneRow, *, limit: int) -> Mapping[str, Any]:
    """The mass rows that a row of the law was counted from, for a page: titles, cells, how many."""
    found, dataset = mass_rows(row, limit=limit), lanes.get(row.lane.lane).dataset
    every = schema.get(dataset).fields if found.count else ()
    fields = [field for field in every if field.name not in HIDDEN]
    return {
        "columns": [field.title[words.spoken()] for field in fields],
        "rows": [[item.get(field.name) for field in fields] for item in found.rows],
        "total": found.count,
    }


def mass_rows(row: LaneRow, *, limit: int, offset: int = 0) -> Behind:
    """The mass rows that a row of the law was counted from, as the run's snapshot has them."""
    run = row.lane.run
    lane = lanes.get(row.lane.lane)
    period = Period(run.year, run.number)
    if not lane.dataset or not row.provider:
        return Behind([], 0)
    return realisation.behind(
        version=run.lake_version,
        dataset=lane.dataset,
        provider=row.provider,
        activity=row.activity,
        months=lane.months(period),
        doctor=dict(zip(lane.key, row.key.split("/"), strict=False)).get("doctor", ""),
        limit=limit,
        offset=offset,
    )
