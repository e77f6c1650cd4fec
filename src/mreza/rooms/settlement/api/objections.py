"""Objections: a provider sends and withdraws them, the insurer answers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status
from ninja.errors import HttpError

from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import actions, queries, shapes
from mreza.rooms.settlement.actions import TooLateError
from mreza.rooms.settlement.api.fields import (
    Euros,
    Limit,
    Number,
    Offset,
    Said,
    Strict,
    Word,
    allowed,
    page,
    problems,
)
from mreza.rooms.settlement.api.schemas import ObjectionOut, ObjectionPage
from mreza.rooms.settlement.asking import enters, line_or_404, rights, settles
from mreza.rooms.settlement.models import Objection
from mreza.site.api import problem

router = Router()
State = Literal["", "open", "accepted", "partly", "rejected", "withdrawn"]


class ObjectionIn(Strict):
    """What is disputed of a line, and why."""

    disputed: Euros
    reason: Said


class AnswerIn(Strict):
    """The insurer's decision; `accepted` is given when it is in part."""

    state: Literal["accepted", "partly", "rejected"]
    answer: Said
    accepted: Euros | None = None


@router.get(
    "/objections",
    response=ObjectionPage,
    summary="Objections",
    operation_id="list_settlement_objections",
    openapi_extra=problems(422),
)
def list_settlement_objections(
    request: HttpRequest,
    state: State = "",
    provider: Word = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Open ones first: all for insurer and ministry, their own for a provider's staff."""
    held = allowed(request, enters)
    found = queries.objections(None if held.oversees else held.homes)
    if state:
        found = found.filter(state=state)
    if provider:
        found = found.filter(line__statement__provider=provider)
    return page(found, limit, offset, _out)


@router.post(
    "/statements/{number}/lines/{line}/objections",
    response={201: ObjectionOut},
    summary="Object to a line",
    operation_id="object_to_settlement_line",
    openapi_extra=problems(400, 404, 409, 422),
)
def object_to_settlement_line(
    request: HttpRequest, response: HttpResponse, number: Number, line: Number, body: ObjectionIn
) -> Any:
    """By the provider of an issued statement. What is not disputed is paid on time."""
    allowed(request, enters)
    item = line_or_404(request, number, line)
    if not rights(request).may_object(item.statement):
        raise HttpError(403, "Only the provider of an issued statement objects.")

    def act() -> Any:
        made = actions.object_to(
            item, disputed=Decimal(body.disputed), reason=body.reason, by=person(request)
        )
        response["Location"] = reverse("api:get_settlement_objection", args=[made.pk])
        return Status(201, _out(made))

    return _done(act)


@router.get(
    "/objections/{number}",
    response=ObjectionOut,
    summary="One objection",
    operation_id="get_settlement_objection",
    openapi_extra=problems(404, 422),
)
def get_settlement_objection(request: HttpRequest, number: Number) -> dict[str, Any]:
    """What is disputed, why, and what was answered."""
    allowed(request, enters)
    return _out(_objection_or_404(request, number))


@router.post(
    "/objections/{number}/answer",
    response=ObjectionOut,
    summary="Answer an objection",
    operation_id="answer_settlement_objection",
    openapi_extra=problems(400, 404, 409, 422),
)
def answer_settlement_objection(request: HttpRequest, number: Number, body: AnswerIn) -> Any:
    """By the insurer, once. In part: more than nothing and less than what is disputed."""
    allowed(request, settles)
    item = _objection_or_404(request, number)
    accepted = Decimal(body.accepted) if body.accepted is not None else None
    return _done(
        lambda: _out(
            actions.answer(
                item, state=body.state, text=body.answer, accepted=accepted, by=person(request)
            )
        )
    )


@router.post(
    "/objections/{number}/withdraw",
    response=ObjectionOut,
    summary="Withdraw an objection",
    operation_id="withdraw_settlement_objection",
    openapi_extra=problems(404, 409, 422),
)
def withdraw_settlement_objection(request: HttpRequest, number: Number) -> Any:
    """By the provider, while it is open."""
    allowed(request, enters)
    item = _objection_or_404(request, number)
    if not rights(request).may_object(item.line.statement):
        raise HttpError(403, "Only the provider withdraws its objection.")

    def act() -> Any:
        actions.withdraw(item, by=person(request))
        return _out(_objection_or_404(request, number))

    return _done(act)


def _done(act: Callable[[], Any]) -> Any:
    """What was done, or 409 when something else has happened before."""
    try:
        return act()
    except TooLateError as error:
        return problem(409, str(error))


def _objection_or_404(request: HttpRequest, number: int) -> Objection:
    found = queries.objections(None).filter(pk=number).first()
    if found is None or not rights(request).may_see(found.line.statement):
        raise Http404(f"No objection {number}")
    return found


def _out(item: Objection) -> dict[str, Any]:
    return shapes.objection(item, item.line, item.line.statement)
