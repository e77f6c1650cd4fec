"""Named reads: the results that hold on a day, and why a number is what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from mreza import acts
from mreza.kernel import explanation as kernel_explanation
from mreza.kernel.engines.result import Receipt, Result, UsedParameter
from mreza.kernel.errors import NotRegulatedError, UnknownNameError, closest
from mreza.kernel.explanation import Explanation
from mreza.kernel.parameter import Parameter, plain
from mreza.kernel.table import Table
from mreza.rooms.calculations import feeds
from mreza.rooms.calculations.feeds import Source
from mreza.rooms.calculations.models import Proposal, Run, RunRow
from mreza.rooms.calculations.values import Value, restored


@dataclass(frozen=True)
class StoredRow:
    """A row of a run. `row["insured_per_doctor"]` is Decimal, bool, str, or None for no data."""

    feed: str
    key: str
    label: str
    position: int
    unit: str
    office: str
    organisation: str
    activity: str
    values: dict[str, Value]
    sources: tuple[Source, ...] = field(default=())

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def get(self, name: str, missing: Value = None) -> Value:
        return self.values.get(name, missing)


@dataclass(frozen=True)
class StoredRun:
    """A run with its rows by key, in the order of the feed."""

    id: int
    feed: str
    table_path: str
    day: date
    created_at: datetime
    receipt: Receipt
    rows: dict[str, StoredRow]

    def row(self, key: str) -> StoredRow:
        """The row `key`. Raises `UnknownNameError` with near keys."""
        if key not in self.rows:
            raise UnknownNameError(
                f"no row {key!r}", where=f"feed {self.feed}", remedy=closest(key, [*self.rows])
            )
        return self.rows[key]

    def where(self, **wanted: str) -> list[StoredRow]:
        """Rows with `unit=`, `office=`, `organisation=` or `activity=` as wanted."""
        return [
            row
            for row in self.rows.values()
            if all(getattr(row, name) == value for name, value in wanted.items())
        ]

    def __iter__(self) -> Iterator[StoredRow]:
        return iter(self.rows.values())

    def __len__(self) -> int:
        return len(self.rows)


def current(feed_name: str, day: date) -> StoredRun | None:
    """The latest run of the feed whose day is not after `day`; None when there is none.

    One query; a second one the first time that this process sees the run.
    """
    heads = Run.objects.filter(feed=feed_name, day__lte=day).order_by("-day", "-id")
    latest = heads.first()
    return None if latest is None else _whole(latest)


def current_or_error(feed_name: str, day: date) -> StoredRun:
    """As `current`; raises `UnknownNameError` for no such feed, `NotRegulatedError` for no run."""
    feed = feeds.get(feed_name)
    run = current(feed.name, day)
    if run is None:
        raise NotRegulatedError(
            f"nothing has been calculated for {day.isoformat()}",
            where=f"feed {feed.name}",
            remedy="Choose a later day, or calculate the feed",
        )
    return run


def rows_for(
    *, day: date, organisation: str = "", unit: str = "", office: str = ""
) -> dict[str, list[StoredRow]]:
    """Rows of all feeds about an organisation (or a unit, or an office) by feed, in one query.

    Of each feed, the run that `current` would give.
    """
    wanted = {"organisation": organisation, "unit": unit, "office": office}
    heads = Run.objects.filter(day__lte=day).order_by("feed", "-day", "-id").distinct("feed")
    found = (
        RunRow.objects.filter(run__in=heads.values("pk"))
        .filter(**{name: value for name, value in wanted.items() if value})
        .select_related("run")
        .only(*_ROW_FIELDS, "run__feed", "run__kinds")
        .order_by("run__feed", "position")
    )
    rows: dict[str, list[StoredRow]] = {}
    for row in found:
        rows.setdefault(row.run.feed, []).append(_stored(row, row.run))
    return rows


_ROW_FIELDS = (
    "key", "label", "position", "unit", "office", "organisation", "activity", "values", "sources",
)  # fmt: skip


def explanation(feed_name: str, key: str, formula: str, day: date) -> Explanation:
    """Why `formula` is what it is in the row `key`: from the stored row, nothing is computed again.

    Raises `UnknownNameError` for a feed, row or formula that does not exist, with near names, and
    `NotRegulatedError` when nothing is calculated for the day.
    """
    run = current_or_error(feed_name, day)
    return explanation_of(run, run.row(key), formula)


def explanation_of(run: StoredRun, row: StoredRow, formula: str) -> Explanation:
    """As `explanation`, of a row at hand."""
    table = acts.table(run.table_path)
    table.formula(formula)
    _refuse_other_law(table, run, row)
    result = Result(table, [row.values], _parameters(table, run.receipt), run.receipt)
    return Explanation(kernel_explanation.steps_of_row(result, formula, row.values), run.receipt)


def _refuse_other_law(table: Table, run: StoredRun, row: StoredRow) -> None:
    """An old run lacks the steps that its table has got since; say so instead of guessing."""
    used = {item.name for item in run.receipt.parameters}
    named = [*(item.name for item in table.formulas), *(item.name for item in table.inputs)]
    missing = [name for name in named if name not in row.values]
    missing += [item.name for item in table.used_parameters if item.name not in used]
    if missing:
        raise NotRegulatedError(
            f"run {run.id} was computed before {missing[0]} was part of the table",
            where=table.path,
            remedy="Calculate the feed again",
        )


def _parameters(table: Table, receipt: Receipt) -> dict[str, Any]:
    return {
        item.name: _as_used(table.parameters[item.name], item, receipt.at)
        for item in receipt.parameters
        if item.name in table.parameters
    }


def _as_used(parameter: Parameter, used: UsedParameter, day: date) -> Any:
    """The act's own value where it is the one that was used, else the one on the receipt."""
    value = parameter.on(day).value
    return value if plain(value) == used.value else parameter.read(used.value)


@lru_cache(maxsize=64)
def _whole(head: Run) -> StoredRun:
    """A run never changes, so a process reads its rows once."""
    rows = (_stored(row, head) for row in RunRow.objects.filter(run=head).order_by("position"))
    return StoredRun(
        id=head.pk,
        feed=head.feed,
        table_path=f"{head.act}.{head.table}",
        day=head.day,
        created_at=head.created_at,
        receipt=receipt_of(head.receipt),
        rows={row.key: row for row in rows},
    )


def _stored(row: RunRow, run: Run) -> StoredRow:
    return StoredRow(
        feed=run.feed,
        key=row.key,
        label=row.label,
        position=row.position,
        unit=row.unit,
        office=row.office,
        organisation=row.organisation,
        activity=row.activity,
        values=restored(row.values, run.kinds),
        sources=tuple(Source(**source) for source in row.sources),
    )


def receipt_of(plain: dict[str, Any]) -> Receipt:
    used = (
        UsedParameter(
            **{**item, "valid_from": item["valid_from"] and date.fromisoformat(item["valid_from"])}
        )
        for item in plain["parameters"]
    )
    return Receipt(**{**plain, "at": date.fromisoformat(plain["at"]), "parameters": tuple(used)})


def illustrative_formulas(table: Table) -> frozenset[str]:
    """Formulas of `table` that rest on a figure that no document prints."""
    resting = {item.name for item in table.inputs if item.external}
    resting |= {item.name for item in table.used_parameters if item.external}
    found: set[str] = set()
    for item in table.order:
        if resting & set(item.arguments):
            resting.add(item.name)
            found.add(item.name)
    return frozenset(found)


def proposals(feed: str = "") -> QuerySet[Proposal]:
    """Kept proposals, newest first in each feed; the author comes along."""
    found = Proposal.objects.select_related("author")
    return found.filter(feed=feed) if feed else found


def runs(feed: str) -> Iterable[Run]:
    """All runs of a feed, newest first, without their rows."""
    return Run.objects.filter(feed=feed).order_by("-id")
