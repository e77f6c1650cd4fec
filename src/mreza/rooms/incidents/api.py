"""Incidents over HTTP: a home's own programs report and read them. A report is stored once.

With a session or with name and password (HTTP Basic, over HTTPS); rights are those of the pages.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import HttpError
from ninja.security import django_auth

from mreza.rooms.incidents import tables
from mreza.rooms.incidents.actions import reporting
from mreza.rooms.incidents.actions.reporting import Report
from mreza.rooms.incidents.forms.reporting import FIELDS, ReportForm
from mreza.rooms.incidents.models import Incident, Kind, Service
from mreza.rooms.incidents.moments import HOME, zone_of
from mreza.rooms.incidents.queries import register
from mreza.rooms.incidents.queries.register import Filter
from mreza.rooms.incidents.rules import Deed
from mreza.rooms.incidents.views.asking import here, incident_or_404, now
from mreza.rooms.network.views.asking import person
from mreza.site.accounts.basic import NameAndPassword
from mreza.site.api import problem

prefix = "/incidents"
router = Router()
SIGNED_IN = [NameAndPassword(), django_auth]
Word = Annotated[str, Query(max_length=80)]


def _problems(*codes: int) -> dict[str, Any]:
    body = {"application/problem+json": {"schema": {"type": "object"}}}
    return {"responses": {code: {"description": "Problem", "content": body} for code in codes}}


class IncidentIn(Schema):
    """A report. `occurred_at` has its offset ("2026-10-25T02:30:00+02:00"), so no hour is twice;
    `client_id` is made by the sender and stays with the report."""

    client_id: UUID
    kind: Kind
    service: Service
    occurred_at: datetime
    zone: str = Field(HOME, max_length=64)
    description: str = Field(max_length=4000)
    anonymous: bool = False
    near_miss: bool = False
    near_miss_of: str = Field("", max_length=20)
    medication_kind: str = Field("", max_length=20)
    errors: int | None = None
    recipients_swapped: bool = False
    users_injured: int | None = None
    staff_injured: int | None = None
    harm: str = Field("", max_length=10)
    sore_stage: int | None = None
    place: str = Field("", max_length=100)
    staff_code: str = Field("", max_length=100)
    user_code: str = Field("", max_length=100)
    interventions: str = Field("", max_length=4000)
    cause: str = Field("", max_length=4000)
    cause_category: str = Field("", max_length=12)
    measures_taken: str = Field("", max_length=4000)
    notes: str = Field("", max_length=4000)
    severity: int | None = None
    likelihood: int | None = None


class StoredOut(Schema):
    """What is stored of a report."""

    number: int
    client_id: UUID
    stored: Literal["now", "before"]
    state: str


class IncidentPage(Schema):
    """A page of the register."""

    total: int
    limit: int
    offset: int
    items: list[dict[str, Any]]


@router.post(
    "/{organisation}",
    response={200: StoredOut, 201: StoredOut},
    auth=SIGNED_IN,
    summary="Report an incident",
    operation_id="report_incident",
    openapi_extra=_problems(401, 403, 404, 422, 429),
)
def report_incident(request: HttpRequest, organisation: str, sent: IncidentIn) -> Any:
    """201 when it is stored now, 200 with what is stored when this `client_id` was sent before."""
    place, moment = here(request, organisation, Deed.REPORT), now()
    form = ReportForm(_as_form(sent), now=moment)
    if not form.is_valid() or form.moment is None:
        names = {value: name for name, value in FIELDS.items()}
        errors = [
            {"where": names.get(name, name), "message": " ".join(map(str, said))}
            for name, said in form.errors.items()
        ]
        return problem(422, "The report cannot be stored.", errors=errors)
    told = Report(sent.client_id, form.moment, form.facts, anonymous=sent.anonymous)
    found = reporting.report(place.code, told, by=person(request), now=moment)
    body = {
        "number": found.incident.pk, "client_id": found.incident.client_id,
        "stored": "now" if found.new else "before", "state": found.incident.state,
    }  # fmt: skip
    return Status(201 if found.new else 200, body)


def _as_form(sent: IncidentIn) -> dict[str, Any]:
    """The report as the form of the page has it, so that both are held to the same."""
    if sent.occurred_at.tzinfo is None:
        raise HttpError(422, "Give occurred_at with its offset from UTC, as +02:00.")
    try:
        local = sent.occurred_at.astimezone(zone_of(sent.zone))
    except OverflowError:
        raise HttpError(422, "Give a day of this century in occurred_at.") from None
    offset = local.utcoffset()
    given = {FIELDS.get(name, name): value for name, value in sent.dict().items()}
    return given | {
        "day": local.date(), "hour": local.time(), "old_is_right": True,
        "offset": int(offset.total_seconds() // 60) if offset is not None else None,
    }  # fmt: skip


@router.get(
    "/{organisation}",
    response=IncidentPage,
    auth=SIGNED_IN,
    summary="The register of a home",
    operation_id="list_incidents",
    openapi_extra=_problems(401, 403, 404, 422, 429),
)
def list_incidents(
    request: HttpRequest,
    organisation: str,
    kind: Word = "",
    state: Word = "",
    service: Word = "",
    month: Word = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> dict[str, Any]:
    """Newest first, without who reported them; `month` is 2026-10."""
    place = here(request, organisation, Deed.SEE_REGISTER)
    wanted = Filter.of({"kind": kind, "state": state, "service": service, "month": month})
    found = register.register(place.code, wanted)
    items = [tables.record(one) for one in found[offset : offset + limit]]
    return {"total": found.count(), "limit": limit, "offset": offset, "items": items}


@router.get(
    "/{organisation}/{number}",
    response=dict[str, Any],
    auth=SIGNED_IN,
    summary="One incident",
    operation_id="get_incident",
    openapi_extra=_problems(401, 403, 404, 422, 429),
)
def get_incident(request: HttpRequest, organisation: str, number: int) -> dict[str, Any]:
    """As in the register, with its history; who reported it is not told."""
    place = here(request, organisation, Deed.REPORT)
    try:
        incident: Incident = incident_or_404(place, number)
    except OverflowError:
        raise Http404(f"No incident {number}") from None
    events = [{"at": event.at, "what": event.what} for event in incident.events.all()]
    return {**tables.record(incident), "revision": incident.revision, "events": events}
