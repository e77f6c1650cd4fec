"""Asking for runs, watching, cancelling and issuing them."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router, Status

from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import actions, periods, queries, shapes
from mreza.rooms.settlement.api.fields import (
    Limit,
    Number,
    Offset,
    OrNoPeriod,
    Period,
    Strict,
    allowed,
    page,
    problems,
    visible_run,
)
from mreza.rooms.settlement.api.schemas import RunOut, RunPage
from mreza.rooms.settlement.asking import oversees, run_or_404, settles
from mreza.rooms.settlement.models import SettlementRun
from mreza.site.api import problem

router = Router()
State = Literal["", "queued", "running", "complete", "failed", "cancelled"]


class RunIn(Strict):
    """What to settle. `again`: even if nothing has changed since a complete run."""

    period: Period
    scope: str = "nation"
    engine: Literal["duckdb", "spark", "exact"] = "duckdb"
    again: bool = False


@router.get(
    "/runs",
    response=RunPage,
    summary="Settlement runs",
    operation_id="list_settlement_runs",
    openapi_extra=problems(422),
)
def list_settlement_runs(
    request: HttpRequest,
    period: OrNoPeriod = "",
    state: State = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Newest first. The insurer sees all, the ministry those that are issued."""
    held = allowed(request, oversees)
    found = queries.runs()
    if not held.settles:
        found = found.filter(issued_at__isnull=False)
    if period:
        wanted = periods.Period.read(period)
        found = found.filter(year=wanted.year, number=wanted.number)
    if state:
        found = found.filter(state=state)
    return page(found, limit, offset, shapes.run)


@router.post(
    "/runs",
    response={200: RunOut, 202: RunOut},
    summary="Ask for a run",
    operation_id="ask_settlement_run",
    openapi_extra=problems(400, 409, 422),
)
def ask_settlement_run(request: HttpRequest, response: HttpResponse, body: RunIn) -> Any:
    """202: it is computed meanwhile; ask for it at `Location` until its state is `complete`.

    200: nothing has changed since the run that is answered. 409: `run` settles the same already.
    """
    allowed(request, settles)
    try:
        run = actions.ask(
            periods.Period.read(body.period),
            scope=body.scope,
            engine=body.engine,
            by=person(request),
            again=body.again,
        )
    except actions.AlreadyRunningError as error:
        return problem(409, str(error), run=error.run.pk)
    response["Location"] = reverse("api:get_settlement_run", args=[run.pk])
    if run.state == SettlementRun.State.COMPLETE:
        return Status(200, shapes.run(run))
    actions.start(run)
    return Status(202, shapes.run(run))


@router.get(
    "/runs/{number}",
    response=RunOut,
    summary="One run",
    operation_id="get_settlement_run",
    openapi_extra=problems(404, 422),
)
def get_settlement_run(request: HttpRequest, number: Number) -> dict[str, Any]:
    """How far it is, what came of it, and the sums that were checked."""
    allowed(request, oversees)
    return shapes.run(visible_run(request, number))


@router.post(
    "/runs/{number}/cancel",
    response={202: RunOut},
    summary="Cancel a run",
    operation_id="cancel_settlement_run",
    openapi_extra=problems(404, 422),
)
def cancel_settlement_run(request: HttpRequest, number: Number) -> Any:
    """Asks it to stop; one that is over stays as it is. Earlier results stay."""
    allowed(request, settles)
    actions.cancel(run_or_404(number), by=person(request))
    return Status(202, shapes.run(run_or_404(number)))


@router.post(
    "/runs/{number}/issue",
    response=RunOut,
    summary="Issue the statements of a run",
    operation_id="issue_settlement_run",
    openapi_extra=problems(404, 409, 422),
)
def issue_settlement_run(request: HttpRequest, number: Number) -> Any:
    """Providers see them from now on, and later runs take their amounts off."""
    allowed(request, settles)
    try:
        return shapes.run(actions.issue(run_or_404(number), by=person(request)))
    except actions.SettlementError as error:
        return problem(409, str(error))
