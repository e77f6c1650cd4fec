"""Contracts over HTTP: a provider's own, for insurer and ministry all.

Read with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.calculations.api import Day, problems
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.contracts import tables
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.queries import facts as recorded
from mreza.rooms.contracts.queries.contracts import Filter
from mreza.rooms.contracts.rules import Access
from mreza.rooms.contracts.views.asking import access
from mreza.site.accounts.basic import NameAndPassword

prefix = "/contracts"
router = Router(auth=[NameAndPassword(), django_auth])

Number = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=100)]
OrEmpty = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Words = Annotated[str, Field(max_length=200, description="words of a name or place")]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]


class ContractOut(Schema):
    """A contract of a provider for a year."""

    number: str
    year: int
    organisation: str
    name: str
    unit: str | None
    office: str | None
    state: str
    in_force_from: date | None
    last_day: date | None


class ContractPage(Schema):
    """Some of the contracts that were asked for, and how many there are in all."""

    total: int
    limit: int
    offset: int
    items: list[ContractOut]


class ItemOut(Schema):
    """An agreed quantity of a whole year, while it holds; numbers are texts with their decimals."""

    contract: str
    organisation: str
    activity: str
    measure: str
    kind: str | None
    teams: str
    preventive_teams: str
    quantity: str
    valid_from: date
    valid_until: date
    article: str | None
    source: str | None
    illustrative: bool


class FactOut(Schema):
    """A fact of performance: `value` is `true`, `false` or a number as text; `name` is the input
    of the act's table that it gives. Withdrawn, it counts nowhere."""

    contract: str
    organisation: str
    activity: str
    doctor: str | None
    name: str
    value: str
    valid_from: date
    valid_until: date
    article: str
    document: str
    reason: str
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_why: str | None


class EventOut(Schema):
    """Something that happened to a contract; `by` is empty for the system."""

    day: date
    what: str
    by: str
    reason: str


class ContractWhole(ContractOut):
    """A contract with its plan and its history."""

    revision: int
    items: list[ItemOut]
    events: list[EventOut]


def _access(request: HttpRequest) -> Access:
    """What whoever asks may see. 403 for whoever sees no contract at all."""
    may = access(request)
    if not may.sees_some:
        raise HttpError(403, "Your role sees no contracts.")
    return may


@router.get(
    "",
    response=ContractPage,
    summary="Contracts",
    operation_id="list_contracts",
    openapi_extra=problems(401, 403, 422, 429),
)
def list_contracts(
    request: HttpRequest,
    q: Words = "",
    office: OrEmpty = "",
    activity: OrEmpty = "",
    state: OrEmpty = "",
    day: Day = CONTRACT_DAY,
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Contracts by name of the provider; a provider's staff see their own."""
    wanted = Filter(q=q, office=office, activity=activity, state=state)
    found = reads.contracts(_access(request), day, wanted)
    return {
        "total": found.count(),
        "limit": limit,
        "offset": offset,
        "items": [tables.contract_record(one) for one in found[offset : offset + limit]],
    }


@router.get(
    "/facts",
    response=list[FactOut],
    summary="Facts of performance",
    operation_id="list_contract_facts",
    openapi_extra=problems(401, 403, 422, 429),
)
def list_contract_facts(
    request: HttpRequest, name: OrEmpty = "", day: Day | None = None
) -> list[dict[str, Any]]:
    """Facts that count, of all contracts that whoever asks may see; with a day, those of it."""
    found = recorded.visible(_access(request), day, name)
    return [tables.fact_record(fact.contract, fact) for fact in found]


@router.get(
    "/{number}",
    response=ContractWhole,
    summary="One contract",
    operation_id="get_contract",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_contract(request: HttpRequest, number: Number, day: Day = CONTRACT_DAY) -> dict[str, Any]:
    """A contract with what is agreed and what happened to it."""
    mine = _contract(request, number, day)
    return {
        **tables.contract_record(mine),
        "revision": mine.revision,
        "items": _items(mine),
        "events": [
            {
                "day": event.day,
                "what": event.what,
                "by": event.by_name if event.by_id else "",
                "reason": event.reason,
            }
            for event in reads.events(mine)
        ],
    }


@router.get(
    "/{number}/plan",
    response=list[ItemOut],
    summary="Plan of a contract",
    operation_id="get_contract_plan",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_contract_plan(
    request: HttpRequest, number: Number, day: Day = CONTRACT_DAY
) -> list[dict[str, Any]]:
    """What is agreed: quantities of a whole year, with the days on which they hold."""
    return _items(_contract(request, number, day))


@router.get(
    "/{number}/facts",
    response=list[FactOut],
    summary="Facts of performance of a contract",
    operation_id="get_contract_facts",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_contract_facts(
    request: HttpRequest, number: Number, day: Day = CONTRACT_DAY
) -> list[dict[str, Any]]:
    """What was recorded of a contract, those withdrawn too, with who, when and why."""
    mine = _contract(request, number, day)
    return [tables.fact_record(mine, fact) for fact in recorded.recorded(mine)]


def _contract(request: HttpRequest, number: str, day: date) -> Contract:
    try:
        return reads.contract(_access(request), number, day)
    except Contract.DoesNotExist:
        raise Http404(f"No contract {number!r}.") from None


def _items(mine: Contract) -> list[dict[str, Any]]:
    return [_texts(tables.item_record(mine, item)) for item in reads.items(mine)]


def _texts(record: dict[str, Any]) -> dict[str, Any]:
    """Numbers as texts that keep their decimals."""
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in record.items()
    }
