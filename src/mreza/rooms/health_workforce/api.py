"""The health workforce over HTTP: coverage for everybody, the rest as on the pages.

With a session or with name and password (HTTP Basic, over HTTPS). Numbers are texts that keep their
decimals; null is no data, or hidden where it says so.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.calculations.api import problems
from mreza.rooms.health_workforce import asking, projection, public, tables
from mreza.rooms.health_workforce.forms import AGES, MOST
from mreza.rooms.health_workforce.importing.workers import dataset_on
from mreza.rooms.health_workforce.models import ISCO_08, OccupationGroup, Worker
from mreza.rooms.health_workforce.projection import Assumptions, Start
from mreza.rooms.health_workforce.queries import ages as aged
from mreza.rooms.health_workforce.queries import covered as reads
from mreza.rooms.health_workforce.queries import quality
from mreza.rooms.health_workforce.queries.newest import newest
from mreza.rooms.health_workforce.rules import Deed
from mreza.rooms.network.queries import registry
from mreza.rooms.network.queries.coverage import units
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.importing.rows import Code, RowsIn, RowsOut, take_rows
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword

prefix = "/health-workforce"
router = Router()
SIGNED_IN = [NameAndPassword(), django_auth]
Group = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=24)]
Share = Annotated[Decimal | None, Field(ge=0, le=100, decimal_places=2)]
Growth = Annotated[Decimal | None, Field(ge=0, le=int(MOST["need_growth"]), decimal_places=2)]


class Records(Schema):
    """Rows under the names of the files."""

    items: list[dict[str, Any]]


class GroupOut(Schema):
    """An occupational group; `isco_08` is its unit group, empty for other workers."""

    code: str
    name: str
    isco_08: str


class Assumed(Schema):
    """Assumptions in % (ages in years); what is left out is as it is set."""

    retirement_age: Annotated[int | None, Field(ge=AGES[0], le=AGES[1])] = None
    retirement_spread: Annotated[int | None, Field(ge=0, le=5)] = None
    spread: Annotated[int | None, Field(ge=0, le=100)] = None
    shortage: Share = None
    entrants: Share = None
    arrivals: Share = None
    departures: Annotated[Decimal | None, Field(ge=0, le=50, decimal_places=2)] = None
    leaving: Annotated[Decimal | None, Field(ge=0, le=50, decimal_places=2)] = None
    need_growth: Growth = None
    productivity_growth: Growth = None


def _admitted(request: HttpRequest, deed: Deed, code: str = "") -> None:
    """404 for others' organisations, 403 for what one's role may not do."""
    mine = asking.access(request)
    if mine.may(deed, code):
        return
    if code and not mine.may(Deed.SEE_REPORT, code):
        raise Http404(f"Nothing here for you of {code!r}.")
    raise HttpError(403, "Your role may not see or do this.")


def _texts(records: tables.Records) -> dict[str, Any]:
    return {"items": tables.texts(records)}


@router.get(
    "/groups",
    response=list[GroupOut],
    summary="Occupational groups",
    operation_id="list_occupational_groups",
)
def list_occupational_groups(request: HttpRequest) -> list[dict[str, str]]:
    """The groups that workers are counted in, with their ISCO-08 unit group."""
    return [
        {"code": one.value, "name": str(one.label), "isco_08": ISCO_08[one]}
        for one in OccupationGroup
    ]


@router.get(
    "/coverage",
    response=Records,
    summary="Health workers by unit and group",
    operation_id="list_health_worker_coverage",
)
def list_health_worker_coverage(request: HttpRequest) -> dict[str, Any]:
    """Workers and full-time equivalents per 1,000 inhabitants; small numbers are hidden."""
    day = clock.today()
    covered, national = reads.coverage(day), reads.national(day)
    names = {unit.code: unit.name for unit in units()}
    everything = asking.access(request).may(Deed.SEE_ALL_NUMBERS)
    small = public.left_out(covered, national, day, everything=everything)
    return _texts(tables.covered(covered, names, small))


@router.get(
    "/projections/{group}",
    response=Records,
    auth=SIGNED_IN,
    summary="Supply against need",
    operation_id="get_workforce_projection",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_workforce_projection(
    request: HttpRequest, group: Group, assumed: Query[Assumed]
) -> dict[str, Any]:
    """Fifteen years under the central, the unfavourable and the favourable set."""
    _admitted(request, Deed.SEE_ALL_NUMBERS)
    day = clock.today()
    census = aged.census(day)
    if group not in census.groups():
        raise Http404(f"Nobody was reported in {group!r}; there are: {', '.join(census.groups())}.")
    given = {name: Decimal(value) for name, value in assumed.dict().items() if value is not None}
    own: Assumptions = projection.moved(projection.defaults(group, day), **given)
    return _texts(tables.projected(projection.project([(Start.of(census, group), own)], day)[0]))


@router.get(
    "/quality",
    response=Records,
    auth=SIGNED_IN,
    summary="Data quality of all providers",
    operation_id="list_workforce_data_quality",
    openapi_extra=problems(401, 403, 429),
)
def list_workforce_data_quality(request: HttpRequest) -> dict[str, Any]:
    """The report on the newest data of every provider; no single worker."""
    _admitted(request, Deed.SEE_REPORTS)
    day = clock.today()
    reports = quality.reports(list(newest(day)), day)
    names = registry.names({str(one.submission.organisation_id) for one in reports}, day)
    return _texts(tables.reported(reports, names))


@router.get(
    "/providers/{code}/workers",
    response=Records,
    auth=SIGNED_IN,
    summary="A provider's own workers",
    operation_id="list_health_workers",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_health_workers(request: HttpRequest, code: Code) -> dict[str, Any]:
    """The rows of its newest data, under the names of the template."""
    _admitted(request, Deed.SEND, code)
    chosen = newest(clock.today(), [code]).first()
    found = Worker.objects.filter(submission=chosen).order_by("line") if chosen else []
    return _texts(tables.own_rows(found))


@router.post(
    "/providers/{code}/workers",
    response={200: RowsOut},
    auth=SIGNED_IN,
    summary="Send workers of a day",
    operation_id="send_health_workers",
    openapi_extra=problems(400, 401, 403, 404, 422, 429),
)
def send_health_workers(request: HttpRequest, code: Code, day: date, body: RowsIn) -> Any:
    """All rows or none, each checked like a row of a file; newer data of a day count."""
    _admitted(request, Deed.SEND, code)
    if not clock.today().year - 20 <= day.year or day > clock.today():
        raise HttpError(422, "The day of the data is today or earlier, not before twenty years.")
    return take_rows(body.rows, dataset_on(day), organisation=code, by=person(request))
