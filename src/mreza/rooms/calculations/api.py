"""Runs over HTTP, and what every room's API shares: errors for people become problem+json."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BeforeValidator, Field

from mreza.kernel.errors import MrezaError, RowsError, UnknownNameError
from mreza.rooms.calculations import feeds, queries, values
from mreza.rooms.calculations.days import CONTRACT_DAY, read_day
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.site.api import api, problem

prefix = "/runs"
router = Router()


def _day(value: object) -> object:
    """A day as it is written here: `0` or `1175385600` would else be moments since 1970."""
    return value if isinstance(value, date) else read_day(str(value))


Day = Annotated[date, BeforeValidator(_day)]
Limit = Annotated[int, Field(ge=1, le=10_000)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]

_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "detail"],
}


def problems(*statuses: int) -> dict[str, Any]:
    """What an operation adds to the OpenAPI document: its answers when something is wrong."""
    words = {
        400: "The body is no JSON",
        401: "Sign in first",
        403: "Not for this role",
        404: "No such name; near ones are listed",
        422: "What is wrong, where, and what would be right",
    }
    content = {"application/problem+json": {"schema": _PROBLEM}}
    return {"responses": {s: {"description": words[s], "content": content} for s in statuses}}


@api.exception_handler(MrezaError)
def refused(request: HttpRequest, error: MrezaError) -> HttpResponse:
    """404 for an address of nothing, 422 for a request that cannot be done; bad rows one by one."""
    if isinstance(error, RowsError):
        errors = [
            {"row": item.row, "column": item.column, "message": item.message}
            for item in error.problems
        ]
        return problem(422, str(error), errors=errors)
    # A name in an address that is read is a page not found; in what is sent to be calculated it is
    # a mistake in the request.
    not_found = isinstance(error, UnknownNameError) and request.method in ("GET", "HEAD")
    return problem(404 if not_found else 422, str(error))


@router.get("", response=list[dict[str, Any]], summary="Feeds", operation_id="list_feeds")
def list_feeds(request: HttpRequest) -> list[dict[str, Any]]:
    """The tables of rows that are calculated, with the table of formulas of each."""
    return [
        {
            "feed": feed.name,
            "table": feed.table,
            "title": feed.title.as_dict(),
            "about": feed.about.as_dict(),
            "headline": list(feed.headline),
        }
        for feed in feeds.all_feeds()
    ]


@router.get(
    "/{feed}",
    response=dict[str, Any],
    summary="The run that holds on a day",
    operation_id="get_run",
    openapi_extra=problems(404, 422),
)
def get_run(
    request: HttpRequest,
    feed: str,
    day: Day = CONTRACT_DAY,
    unit: str = "",
    office: str = "",
    activity: str = "",
    limit: Limit = 1000,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Every row of the feed with all inputs and results, and the receipt of the run.

    `unit`, `office` and `activity` narrow the rows. Numbers are texts that keep their scale.
    """
    run = queries.current_or_error(feed, day)
    wanted = {"unit": unit, "office": office, "activity": activity}
    rows = run.where(**{name: value for name, value in wanted.items() if value})
    return {
        **_head(run),
        "count": len(rows),
        "limit": limit,
        "offset": offset,
        "rows": [_row(row) for row in rows[offset : offset + limit]],
    }


def _head(run: StoredRun) -> dict[str, Any]:
    return {
        "feed": run.feed,
        "run": run.id,
        "table": run.table_path,
        "day": run.day.isoformat(),
        "computed_at": run.created_at.isoformat(),
        "receipt": run.receipt.as_dict(),
    }


def _row(row: StoredRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "label": row.label,
        "unit": row.unit,
        "office": row.office,
        "organisation": row.organisation,
        "activity": row.activity,
        "values": values.stored(row.values),
    }


@router.get(
    "/{feed}/rows/{key}/{formula}",
    response=dict[str, Any],
    summary="Why a figure is what it is",
    operation_id="explain_run",
    openapi_extra=problems(404, 422),
)
def explain_run(
    request: HttpRequest, feed: str, key: str, formula: str, day: Day = CONTRACT_DAY
) -> dict[str, Any]:
    """The steps of one stored figure as a tree, with the receipt of its run."""
    run = queries.current_or_error(feed, day)
    return queries.explanation_of(run, run.row(key), formula).as_dict()
