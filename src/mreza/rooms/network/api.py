"""The registry and coverage over HTTP, and the catalogue of open data."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import Router, Schema
from pydantic import Field

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.api import Day, problems
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network import coverage as coverage_of
from mreza.rooms.network import tables
from mreza.rooms.network.catalogue import catalogue
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.queries import coverage as reads
from mreza.rooms.network.queries import registry
from mreza.rooms.network.queries.coverage import Coverage
from mreza.rooms.network.queries.registry import Filter

router = Router()
JSON_LD = {"responses": {200: {"content": {"application/ld+json": {"schema": {"type": "object"}}}}}}

Code = Annotated[str, Field(pattern=r"^[-a-z0-9_]+$", max_length=80)]
OrEmpty = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Words = Annotated[
    str, Field(max_length=200, description="words of a name, place or name as printed")
]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]


class OrganisationOut(Schema):
    """An organisation as registered on a day."""

    code: str
    name: str
    kind: str
    kind_name: str
    unit: str | None
    office: str | None
    place: str | None
    part_of: str | None
    valid_from: date | None
    valid_until: date | None


class OrganisationPage(Schema):
    """Some of the organisations that were asked for, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[OrganisationOut]


class AliasOut(Schema):
    """A name as printed, with where it stands; `table` is the printed table, if it is one."""

    text: str
    table: str | None
    place: dict[str, str]


class OrganisationWhole(OrganisationOut):
    """An organisation with its names, parts and calculated rows by feed."""

    note: dict[str, str]
    aliases: list[AliasOut]
    parts: list[str]
    rows: dict[str, list[str]]


class UnitOut(Schema):
    """A region unit with its place on the tile map."""

    code: str
    name: str
    short: str
    office: str
    x: int
    y: int


class OfficeOut(Schema):
    """A regional office with the codes of its units."""

    code: str
    name: str
    units: list[str]


class CoverageOut(Schema):
    """Coverage of units; numbers are texts that keep their decimals, null is no data."""

    day: date
    activity: str | None
    total: int
    rows: list[dict[str, str | None]]


@router.get(
    "/organisations",
    response=OrganisationPage,
    summary="Organisations",
    operation_id="list_organisations",
    openapi_extra=problems(422),
)
def list_organisations(
    request: HttpRequest,
    q: Words = "",
    kind: OrEmpty = "",
    office: OrEmpty = "",
    unit: OrEmpty = "",
    day: Day = CONTRACT_DAY,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Organisations by name. Accents in `q` do not matter; every word must be found."""
    found = registry.organisations(day, Filter(q=q, kind=kind, office=office, unit=unit))
    page = found[offset : offset + limit]
    return {
        "total": found.count(),
        "limit": limit,
        "offset": offset,
        "items": [tables.organisation_record(version) for version in page],
    }


@router.get(
    "/organisations/{code}",
    response=OrganisationWhole,
    summary="One organisation",
    operation_id="get_organisation",
    openapi_extra=problems(404, 422),
)
def get_organisation(
    request: HttpRequest,
    code: Code,
    day: Day = CONTRACT_DAY,
) -> dict[str, Any]:
    """An organisation with every name it is printed with; `rows` are keys for `/runs/{feed}`."""
    try:
        version = registry.version(code, day)
    except OrganisationVersion.DoesNotExist:
        raise Http404(f"No organisation {code!r} on {day.isoformat()}.") from None
    names = registry.printed_names(code, day)
    rows = calculations.rows_for(day=day, organisation=code)
    return {
        **tables.organisation_record(version),
        "note": {"sl": version.note_sl, "en": version.note_en},
        "aliases": [
            {
                "text": alias.text,
                "table": alias.table or None,
                "place": {"sl": alias.place_sl, "en": alias.place_en},
            }
            for name in names
            for alias in name.aliases
        ],
        "parts": [part.code for part in registry.parts(code, day)],
        "rows": {feed: [row.key for row in found] for feed, found in rows.items()},
    }


@router.get("/units", response=list[UnitOut], summary="Region units", operation_id="list_units")
def list_units(request: HttpRequest) -> list[dict[str, Any]]:
    """All region units by name, with their place on the tile map."""
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "short": unit.short,
            "office": unit.office_id,
            "x": unit.x,
            "y": unit.y,
        }
        for unit in reads.units()
    ]


@router.get(
    "/offices", response=list[OfficeOut], summary="Regional offices", operation_id="list_offices"
)
def list_offices(request: HttpRequest) -> list[dict[str, Any]]:
    """All regional offices by name, with their units."""
    units = reads.units()
    return [
        {
            "code": office.code,
            "name": office.name,
            "units": [unit.code for unit in units if unit.office_id == office.code],
        }
        for office in reads.offices()
    ]


@router.get(
    "/coverage",
    response=CoverageOut,
    summary="Coverage of region units",
    operation_id="get_coverage",
    openapi_extra=problems(404, 422),
)
def get_coverage(
    request: HttpRequest,
    activity: OrEmpty = "",
    office: OrEmpty = "",
    day: Day = CONTRACT_DAY,
) -> dict[str, Any]:
    """Insured persons per doctor, deviation, standing, missing doctors: every unit and activity.

    Without `activity` all of them. `standing` is null where the act sets no limit. 422: the act
    says nothing of the day.
    """
    if activity:
        coverage_of.activity(activity)
    found = reads.all_activities(day)
    if not found:
        calculations.current_or_error("coverage", day)
    found = [item for item in found if activity in ("", item.activity.code)]
    rows = [_texts(record) for coverage in found for record in _records(coverage)]
    shown = [row for row in rows if office in ("", row["office"])]
    return {"day": day, "activity": activity or None, "total": len(shown), "rows": shown}


def _records(coverage: Coverage) -> list[dict[str, Any]]:
    return [tables.coverage_record(unit) for unit in coverage.units]


def _texts(record: dict[str, Any]) -> dict[str, str | None]:
    return {
        name: None if value is None else value if isinstance(value, str) else f"{value:f}"
        for name, value in record.items()
    }


@router.get(
    "/catalog",
    response=dict[str, Any],
    summary="Catalogue of open data (DCAT, JSON-LD)",
    operation_id="get_catalog",
    openapi_extra=JSON_LD,
)
def get_catalog(request: HttpRequest) -> HttpResponse:
    """What can be taken as open data, in the vocabulary of data portals."""
    return JsonResponse(catalogue(request), content_type="application/ld+json")
