"""Statements, their lines, the rows of the law behind a line, and the mass rows behind a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Router
from ninja.errors import HttpError

from mreza.rooms.settlement import computed, lanes, periods, queries, shapes
from mreza.rooms.settlement.api.fields import (
    Limit,
    Name,
    Number,
    Offset,
    OrNoPeriod,
    Word,
    allowed,
    page,
    problems,
)
from mreza.rooms.settlement.api.schemas import (
    MassRowPage,
    RowPage,
    StatementPage,
    StatementWhole,
)
from mreza.rooms.settlement.asking import (
    enters,
    line_or_404,
    rights,
    row_or_404,
    rows_of,
    statement_or_404,
)
from mreza.rooms.settlement.models import LaneRow, SettlementRun, Statement

router = Router()
LINE = "/statements/{number}/lines/{line}"


@router.get(
    "/statements",
    response=StatementPage,
    summary="Statements",
    operation_id="list_settlement_statements",
    openapi_extra=problems(422),
)
def list_settlement_statements(
    request: HttpRequest,
    period: OrNoPeriod = "",
    office: Word = "",
    provider: Word = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Issued ones, newest first: all for insurer and ministry, their own for a provider's staff."""
    allowed(request, enters)
    found = queries.issued(_homes(request))
    if period:
        wanted = periods.Period.read(period)
        found = found.filter(run__year=wanted.year, run__number=wanted.number)
    return _page(_narrowed(found, office, provider), limit, offset)


@router.get(
    "/runs/{number}/statements",
    response=StatementPage,
    summary="Statements of a run",
    operation_id="list_statements_of_settlement_run",
    openapi_extra=problems(404, 422),
)
def list_statements_of_settlement_run(
    request: HttpRequest,
    number: Number,
    office: Word = "",
    provider: Word = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Largest amount first. A run that is not issued is the insurer's alone."""
    held, homes = allowed(request, enters), _homes(request)
    found = queries.statements_in(number, homes, issued=not held.settles)
    if not found.exists() and not (held.oversees and _there(number, held.settles)):
        raise Http404(f"No settlement run {number}")
    return _page(_narrowed(found, office, provider), limit, offset)


def _there(number: int, unissued: bool) -> bool:
    found = SettlementRun.objects.filter(pk=number)
    return (found if unissued else found.filter(issued_at__isnull=False)).exists()


def _homes(request: HttpRequest) -> frozenset[str] | None:
    """Whose statements whoever asks may see; None: everybody's."""
    held = rights(request)
    return None if held.oversees else held.homes


def _narrowed(found: QuerySet[Statement], office: str, provider: str) -> QuerySet[Statement]:
    wanted = {"office": office, "provider": provider}
    return found.filter(**{name: code for name, code in wanted.items() if code})


def _page(found: QuerySet[Statement], limit: int, offset: int) -> dict[str, Any]:
    shown = page(found, limit, offset, shapes.statement)
    names = queries.names_of(item["provider"] for item in shown["items"])
    for item in shown["items"]:
        item["name"] = names.get(item["provider"], item["provider"])
    return shown


@router.get(
    "/statements/{number}",
    response=StatementWhole,
    summary="One statement",
    operation_id="get_settlement_statement",
    openapi_extra=problems(404, 422),
)
def get_settlement_statement(request: HttpRequest, number: Number) -> dict[str, Any]:
    """Line by line: planned, realised, recognised, price, amount; objections and answers."""
    allowed(request, enters)
    item = statement_or_404(request, number)
    sums = queries.disputed(item)
    return {
        **shapes.statement(item),
        "name": queries.name_of(item.provider_id),
        "disputed": str(sums["disputed"]),
        "undisputed": str(sums["undisputed"]),
        "lines": [shapes.line(line) for line in item.lines.all()],
        "objections": [
            shapes.objection(one, line, item)
            for line in item.lines.all()
            for one in line.objections.all()
        ],
    }


@router.get(
    LINE + "/rows",
    response=RowPage,
    summary="Rows that a line sums",
    operation_id="list_settlement_rows",
    openapi_extra=problems(404, 422),
)
def list_settlement_rows(
    request: HttpRequest, number: Number, line: Number, limit: Limit = 100, offset: Offset = 0
) -> dict[str, Any]:
    """Every input and formula of each row, and the receipt to compute them again.

    Without rows, `receipt` is null: what was paid before is taken back.
    """
    allowed(request, enters)
    item = line_or_404(request, number, line)
    found = rows_of(request, item).order_by("position")
    shown = page(found, limit, offset, _row)
    lane = computed.lane_run(item)
    return {
        **shown,
        "table": lanes.get(item.lane).table,
        "receipt": lane.receipt if lane else None,
    }


def _row(row: LaneRow) -> dict[str, Any]:
    return {
        "id": row.pk,
        "key": row.key,
        "provider": row.provider,
        "activity": row.activity,
        "unit": row.unit,
        "office": row.office,
        "values": row.values,
    }


@router.get(
    LINE + "/rows/{row}/why/{formula}",
    response=dict[str, Any],
    summary="Why a number of a statement is what it is",
    operation_id="explain_settlement",
    openapi_extra=problems(404, 422),
)
def explain_settlement(
    request: HttpRequest, number: Number, line: Number, row: Number, formula: Name
) -> dict[str, Any]:
    """The steps of a number as a tree, with articles and dated parameters, and the receipt."""
    allowed(request, enters)
    item = line_or_404(request, number, line)
    return computed.explained(row_or_404(request, item, row), formula).explanation.as_dict()


@router.get(
    LINE + "/rows/{row}/realisation",
    response=MassRowPage,
    summary="Realisation rows behind a row",
    operation_id="list_settlement_mass_rows",
    openapi_extra=problems(404, 422),
)
def list_settlement_mass_rows(
    request: HttpRequest,
    number: Number,
    line: Number,
    row: Number,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """The rows that were counted, as the lake had them when the run was asked for.

    For the insurer and the provider: they are about persons, if under pseudonyms.
    """
    allowed(request, enters)
    item = line_or_404(request, number, line)
    if not rights(request).may_see_mass_rows(item.statement):
        raise HttpError(403, "Rows of persons are seen by the insurer and the provider.")
    found = computed.mass_rows(row_or_404(request, item, row), limit=limit, offset=offset)
    return {
        "total": found.count,
        "limit": limit,
        "offset": offset,
        "dataset": lanes.get(item.lane).dataset,
        "lake_version": item.statement.run.lake_version,
        "items": [{name: _plain(value) for name, value in one.items()} for one in found.rows],
    }


def _plain(value: Any) -> str | bool | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
