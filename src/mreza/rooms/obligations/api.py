"""Due items over HTTP: an organisation's own for its staff, everybody's for supervisors.

Read and written with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Status
from ninja.errors import HttpError
from ninja.security import django_auth

from mreza.rooms.calculations.api import Day, problems
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import actions, catalogue, queries, tables
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.models import Answer
from mreza.rooms.obligations.overview import overview
from mreza.rooms.obligations.queries import Narrowed
from mreza.rooms.obligations.refusals import RefusedError
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.shapes import (
    AnswerOut,
    Code,
    DoneIn,
    EventIn,
    EventOut,
    ItemName,
    ItemPage,
    Limit,
    Number,
    Offset,
    OrEmpty,
    ReasonIn,
    StandingOut,
    StateName,
    WaivedIn,
)
from mreza.rooms.obligations.views import asking
from mreza.rooms.obligations.views.asking import Span, ahead, chosen, year_until
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword
from mreza.site.api import problem

prefix = "/obligations"
router = Router(auth=[NameAndPassword(), django_auth])


@router.get(
    "/organisations/{organisation}/items",
    response=ItemPage,
    summary="Due items of an organisation",
    operation_id="list_due_items",
    openapi_extra=problems(401, 404, 422, 429),
)
def list_due_items(
    request: HttpRequest,
    organisation: Code,
    first: Day | None = None,
    last: Day | None = None,
    act: OrEmpty = "",
    state: StateName = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """By due day; without days, those of the year from this month on."""
    today = clock.today()
    subject, span = _subject(request, organisation), _span(first, last, ahead(today))
    found = [
        item
        for item in queries.items([subject], Window(span.first, span.last, today))
        if (not act or item.obligation.act == act) and (not state or item.state == state)
    ]
    people = queries.responsible([organisation], today)
    shown = [
        tables.record(item, people.get((organisation, *catalogue.key(item.obligation)), ""), "en")
        for item in found[offset : offset + limit]
    ]
    return {"total": len(found), "limit": limit, "offset": offset, "items": shown}


@router.get(
    "/network",
    response=list[StandingOut],
    summary="Who is late",
    operation_id="list_obligation_standings",
    openapi_extra=problems(401, 403, 422, 429),
)
def list_obligation_standings(
    request: HttpRequest,
    first: Day | None = None,
    last: Day | None = None,
    act: OrEmpty = "",
    kind: OrEmpty = "",
    office: OrEmpty = "",
) -> list[dict[str, Any]]:
    """Organisations with their counts, most overdue first; without days, the last twelve months."""
    if not asking.access(request).supervises:
        raise HttpError(403, "Only those who supervise see the network.")
    today = clock.today()
    span = _span(first, last, year_until(today))
    window = Window(span.first, span.last, today)
    return [one.record() for one in overview(window, Narrowed(kind, office), act).standings]


@router.post(
    "/organisations/{organisation}/done",
    response={201: AnswerOut},
    summary="Confirm that an item was done",
    operation_id="confirm_due_item",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def confirm_due_item(request: HttpRequest, organisation: Code, body: DoneIn) -> Any:
    """By those who owe it. A file is sent on the page."""
    item = _item(request, organisation, body)
    return _made(
        lambda: actions.confirm(
            item, done_on=body.day, today=clock.today(), note=body.note, by=person(request),
            unlocks=_unlocks(request, organisation),
        ),
        tables.answer_record,
    )  # fmt: skip


@router.post(
    "/organisations/{organisation}/waived",
    response={201: AnswerOut},
    summary="Waive an item",
    operation_id="waive_due_item",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def waive_due_item(request: HttpRequest, organisation: Code, body: WaivedIn) -> Any:
    """It need not be done, and why."""
    item = _item(request, organisation, body)
    return _made(
        lambda: actions.waive(
            item, reason=body.reason, by=person(request),
            unlocks=_unlocks(request, organisation),
        ),
        tables.answer_record,
    )  # fmt: skip


@router.post(
    "/organisations/{organisation}/answers/{number}/withdraw",
    response=AnswerOut,
    summary="Withdraw an answer",
    operation_id="withdraw_obligation_answer",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def withdraw_obligation_answer(
    request: HttpRequest, organisation: Code, number: Number, body: ReasonIn
) -> Any:
    """Its item is open again; the answer stays to be read."""
    _subject(request, organisation)
    try:
        answer = queries.answer(organisation, number)
    except Answer.DoesNotExist:
        raise Http404(f"No answer {number}.") from None
    extended = answer.kind == Answer.Kind.EXTENDED
    _allow(request, Deed.SUPERVISE if extended else Deed.ANSWER, organisation)
    return _done(
        lambda: actions.withdraw_answer(
            answer, reason=body.reason, by=person(request),
            unlocks=extended or _unlocks(request, organisation),
        ),
        lambda: tables.answer_record(queries.answer(organisation, number)),
    )  # fmt: skip


@router.post(
    "/organisations/{organisation}/events",
    response={201: EventOut},
    summary="Enter an event",
    operation_id="enter_obligation_event",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def enter_obligation_event(request: HttpRequest, organisation: Code, body: EventIn) -> Any:
    """Something from which a time limit of an obligation runs."""
    subject = _subject(request, organisation)
    _allow(request, Deed.ANSWER, organisation)
    owed = catalogue.waiting_for(item for item in catalogue.obligations() if subject.owes(item))
    if body.kind not in owed:
        return problem(422, f"No time limit runs from {body.kind!r}; there are: {sorted(owed)}.")
    return _made(
        lambda: actions.enter_event(
            organisation, body.kind, day=body.day, subject=body.subject,
            reference=body.reference, by=person(request),
        ),
        tables.event_record,
    )  # fmt: skip


@router.get(
    "/organisations/{organisation}/events",
    response=list[EventOut],
    summary="Events of an organisation",
    operation_id="list_obligation_events",
    openapi_extra=problems(401, 404, 422, 429),
)
def list_obligation_events(request: HttpRequest, organisation: Code) -> list[dict[str, Any]]:
    """Events that people entered, those withdrawn too; newest first."""
    _subject(request, organisation)
    return [tables.event_record(one) for one in queries.all_events(organisation)]


def _subject(request: HttpRequest, organisation: str) -> Subject:
    return asking.subject_or_404(request, organisation)


def _allow(request: HttpRequest, deed: Deed, organisation: str) -> None:
    if not asking.access(request).may(deed, organisation):
        raise HttpError(403, "Only those who owe it answer for it.")


def _unlocks(request: HttpRequest, organisation: str) -> bool:
    return asking.access(request).may(Deed.ANSWER_LOCKED, organisation)


def _item(request: HttpRequest, organisation: str, name: ItemName) -> Item:
    subject = _subject(request, organisation)
    _allow(request, Deed.ANSWER, organisation)
    obligation = asking.obligation_or_404(subject, name.act, name.code)
    return asking.item_or_404(subject, obligation, name.moment)


def _span(first: date | None, last: date | None, usual: Span) -> Span:
    try:
        return chosen(first, last, usual)
    except ValueError as error:
        raise HttpError(422, str(error)) from error


def _made(act: Callable[[], Any], shape: Callable[[Any], dict[str, Any]]) -> Any:
    """201 with what was made; 422 with why it was refused."""
    try:
        return Status(201, shape(act()))
    except RefusedError as error:
        return problem(422, str(error.says))


def _done(act: Callable[[], Any], shape: Callable[[], dict[str, Any]]) -> Any:
    try:
        act()
    except RefusedError as error:
        return problem(422, str(error.says))
    return shape()
