"""The quality of what providers sent: counts of every submission, and the rows behind them."""

# ruff: noqa: S608 - names are those of this module; what people write is bound.

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from mreza.rooms.health_workforce import law
from mreza.rooms.health_workforce.models import Submission
from mreza.rooms.health_workforce.queries.newest import oldest

# Columns that are collected; those that a file may leave empty are asked for.
COLUMNS: Final = 9
ASKED_FOR: Final = ("activity", "birth_year", "sex", "fte", "start_year", "retired")
REPEATED: Final = ("repeated_here", "fte_in_one", "fte_in_several")
IMPLAUSIBLE: Final = (
    "too_young", "too_old", "started_as_child", "starts_later", "fte_range", "retired_at_work",
)  # fmt: skip
FINDINGS: Final = (*REPEATED, *IMPLAUSIBLE)
MEASURES: Final = ("completeness", "uniqueness", "plausibility", "timeliness")


@dataclass(frozen=True)
class Report:
    """What was counted of one submission, and what the act's table made of it."""

    submission: Submission
    inputs: dict[str, Any]
    values: dict[str, Any]
    missing: dict[str, int]
    found: dict[str, int]

    @property
    def score(self) -> Decimal:
        return Decimal(self.values["quality_score"])

    @property
    def days_late(self) -> int:
        return int(self.inputs["days_late"])

    def __getitem__(self, measure: str) -> Decimal | None:
        """One of MEASURES; templates ask here before they ask for a property."""
        if measure not in MEASURES:
            raise KeyError(measure)
        value: Decimal | None = self.values[measure]
        return value


@dataclass(frozen=True)
class Finding:
    """A row of a submission with what is odd about it; only its provider may see it."""

    line: int
    code: str
    group: str
    activity: str
    birth_year: int | None
    start_year: int | None
    fte: Decimal | None
    fte_together: Decimal | None
    why: Sequence[str]
    missing: Sequence[str] = field(default=())


def due(day: date) -> date:
    """Until when data of `day` come in time."""
    return day + timedelta(days=int(law.figure("days_to_send", day)))


def days_late(submission: Submission) -> int:
    return max(0, (timezone.localdate(submission.at) - due(submission.day)).days)


@dataclass(frozen=True)
class Headline:
    """The report of what counts of one provider, its workers and their full-time equivalents."""

    report: Report
    workers: int
    fte: Decimal
    dataset: str


def reports(submissions: Sequence[Submission], day: date) -> list[Report]:
    """A report of each; one query, whatever their number."""
    if not submissions:
        return []
    counted = {row["submission_id"]: row for row in _counts(day, [one.pk for one in submissions])}
    return _reports([(one, counted[one.pk]) for one in submissions], day)


def headline(provider: str, day: date) -> Headline | None:
    """Of the submission that counts; None where nothing does. One query."""
    row = next(_counts(day, [], provider), None)
    if row is None:
        return None
    fields = {name: row[name] for name in ("organisation_id", "day", "at")}
    (report,) = _reports([(Submission(pk=row["submission_id"], **fields), row)], day)
    return Headline(report, row["workers"], row["fte"], row["dataset"] or "")


def _reports(counted: Sequence[tuple[Submission, dict[str, Any]]], day: date) -> list[Report]:
    inputs = [_inputs(one, row) for one, row in counted]
    result = law.run("data_quality", inputs, day)
    return [
        Report(
            one, given, dict(values),
            {name: row[f"no_{name}"] for name in ASKED_FOR},
            {name: row[name] for name in FINDINGS},
        )
        for (one, row), given, values in zip(counted, inputs, result.rows, strict=True)
    ]  # fmt: skip


def _inputs(one: Submission, row: dict[str, Any]) -> dict[str, Any]:
    empty = sum(row[f"no_{name}"] for name in ASKED_FOR)
    return {
        "provider": str(one.organisation_id),
        "rows": row["rows"],
        "cells": row["rows"] * COLUMNS,
        "filled_cells": row["rows"] * COLUMNS - empty,
        "repeated_rows": row["repeated"],
        "implausible_rows": row["implausible"],
        "days_late": days_late(one),
    }


def _counts(
    day: date, wanted: Collection[int], provider: str | None = None
) -> Iterator[dict[str, Any]]:
    empty = ", ".join(f"count(*) FILTER (WHERE {_empty(name)}) AS no_{name}" for name in ASKED_FOR)
    each = ", ".join(f"count(*) FILTER (WHERE {name}) AS {name}" for name in FINDINGS)
    sql = (
        f"{_flagged()}, told AS (SELECT submission_id, count(*) AS rows, {empty}, {each}, "
        f"count(*) FILTER (WHERE {' OR '.join(REPEATED)}) AS repeated, "
        f"count(*) FILTER (WHERE {' OR '.join(IMPLAUSIBLE)}) AS implausible, "
        "count(DISTINCT code) FILTER (WHERE retired IS NOT TRUE) AS workers, "
        "coalesce(sum(fte) FILTER (WHERE retired IS NOT TRUE), 0) AS fte "
        "FROM flagged GROUP BY submission_id) "
        "SELECT told.*, s.organisation_id, s.day, s.at, f.dataset FROM told "
        "JOIN health_workforce_submission s ON s.id = told.submission_id "
        "LEFT JOIN workforce_importedfile f ON f.id = s.file_id"
    )
    yield from _asked(sql, _limits(day) | {"wanted": list(wanted), "provider": provider})


def findings(submission: Submission, day: date, most: int) -> list[Finding]:
    """Rows that are odd or incomplete, in the order of the file, at most so many; one query."""
    wrong = " OR ".join([*FINDINGS, *(_empty(name) for name in ASKED_FOR)])
    sql = f"{_flagged()} SELECT * FROM flagged WHERE {wrong} ORDER BY line LIMIT %(most)s"
    asked = _limits(day) | {"wanted": [submission.pk], "provider": None, "most": most}
    return [
        Finding(
            row["line"], row["code"], row["group"], row["activity"], row["birth_year"],
            row["start_year"], row["fte"],
            row["fte_together"] if row["fte_in_several"] else row["fte_here"],
            [name for name in FINDINGS if row[name]],
            [name for name in ASKED_FOR if row[name] in (None, "")],
        )
        for row in _asked(sql, asked)
    ]  # fmt: skip


def _empty(name: str) -> str:
    return f"{name} = ''" if name in ("activity", "sex") else f"{name} IS NULL"


def _limits(day: date) -> dict[str, Any]:
    """Figures of the act, and the days between which submissions count."""
    names = {"most_in_one": "most_fte_in_one", "most_together": "most_fte_together",
             "youngest": "youngest", "oldest": "oldest"}  # fmt: skip
    of_group = {group: str(age) for group, age in law.by_group("youngest_of_group", day).items()}
    return {
        **{name: law.figure(figure, day) for name, figure in names.items()},
        "youngest_of": json.dumps(of_group),
        "since": oldest(day),
        "day": day,
    }


@cache
def _flagged() -> str:
    return (Path(__file__).parent.parent / "quality.sql").read_text(encoding="utf-8")


def _asked(sql: str, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        names = [column[0] for column in cursor.description or ()]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def missing_years(days: Collection[date], day: date) -> list[int]:
    """Years since the first submission whose data are overdue on `day` and were not sent."""
    if not days:
        return []
    sent = {one.year for one in days}
    return [
        year for year in range(min(sent), day.year)
        if year not in sent and due(date(year, 12, 31)) < day
    ]  # fmt: skip
