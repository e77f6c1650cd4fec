"""What if, over a whole settlement, and the proposals that people keep."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from ninja import Router, Status
from pydantic import Field, StrictFloat, StrictInt, StrictStr

from mreza.rooms.calculations.parameter_fields import as_setting
from mreza.rooms.network.views.asking import person
from mreza.rooms.settlement import queries
from mreza.rooms.settlement.api.fields import Number, Strict, allowed, complete_run, problems
from mreza.rooms.settlement.api.schemas import ProposalOut, WhatIfOut
from mreza.rooms.settlement.asking import oversees
from mreza.rooms.settlement.evaluation import Overrides
from mreza.rooms.settlement.models import Proposal, SettlementRun
from mreza.rooms.settlement.what_if import Difference, Whole, read_overrides
from mreza.site.api import problem

router = Router()
Setting = StrictInt | StrictFloat | StrictStr | list[Any] | dict[str, Any]
Settings = Annotated[
    dict[str, Setting],
    Field(
        min_length=1,
        max_length=200,
        description="Parameter values in the place of the act's own, by name.",
        examples=[{"community_nursing_point_price": "9"}],
    ),
]
ProposalName = Annotated[
    str, Field(max_length=120, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$", description="a name for it")
]
Note = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class WhatIfIn(Strict):
    """The values to compute with."""

    set: Settings


class ProposalIn(WhatIfIn):
    """Values to keep under a name of one's own."""

    name: ProposalName
    note: Note = ""


@router.post(
    "/runs/{number}/what-if",
    response=WhatIfOut,
    summary="What if, over a whole settlement",
    operation_id="what_if_settlement",
    openapi_extra=problems(400, 404, 422),
)
def what_if_settlement(request: HttpRequest, number: Number, body: WhatIfIn) -> dict[str, Any]:
    """Recomputes the lanes that the values reach, on the run's own rows; nothing is stored."""
    allowed(request, oversees)
    run = complete_run(request, number)
    overrides = read_overrides(run, _texts(body.set))
    whole = Whole(run, overrides)
    return {
        "run": run.pk,
        "set": _spelled(overrides),
        "total": _out(whole.total),
        "providers": [_out(item) for item in whole.by("provider")],
        "units": [_out(item) for item in whole.by("unit")],
        "offices": [_out(item) for item in whole.by("office")],
        "activities": [_out(item) for item in whole.by("activity")],
        "lanes": [_out(item) for item in whole.by("lane")],
        "conserved": all(check.holds for check in whole.checks),
    }


def _out(item: Difference) -> dict[str, str]:
    return {
        "name": item.name,
        "before": str(item.before),
        "after": str(item.after),
        "change": str(item.change),
    }


def _texts(given: Mapping[str, Setting]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in given.items()
    }


def _spelled(overrides: Overrides) -> dict[str, str]:
    """Values as they are kept and read back: plain numbers, or JSON."""
    return {
        name: as_setting(value) for values in overrides.values() for name, value in values.items()
    }


@router.get(
    "/runs/{number}/proposals",
    response=list[ProposalOut],
    summary="Kept proposals",
    operation_id="list_settlement_proposals",
    openapi_extra=problems(404, 422),
)
def list_settlement_proposals(request: HttpRequest, number: Number) -> list[dict[str, Any]]:
    """Everybody's, newest first, to be computed with `what-if` and compared."""
    allowed(request, oversees)
    run = complete_run(request, number)
    return [_proposal(item, request) for item in queries.proposals(run)]


@router.post(
    "/runs/{number}/proposals",
    response={201: ProposalOut},
    summary="Keep a proposal",
    operation_id="keep_settlement_proposal",
    openapi_extra=problems(400, 404, 409, 422),
)
def keep_settlement_proposal(request: HttpRequest, number: Number, body: ProposalIn) -> Any:
    """Under a name that one does not use yet for the run (409)."""
    allowed(request, oversees)
    run = complete_run(request, number)
    settings = _spelled(read_overrides(run, _texts(body.set)))
    kept = _kept(run, body, settings, request)
    if kept is None:
        return problem(409, "You already keep a proposal with this name.")
    return Status(201, _proposal(kept, request))


def _kept(
    run: SettlementRun, body: ProposalIn, settings: dict[str, str], request: HttpRequest
) -> Proposal | None:
    try:
        with transaction.atomic():
            return Proposal.objects.create(
                run=run,
                name=body.name.strip(),
                note=body.note.strip(),
                overrides=settings,
                author=person(request),
            )
    except IntegrityError:
        return None


@router.delete(
    "/proposals/{number}",
    response={204: None},
    summary="Delete an own proposal",
    operation_id="delete_settlement_proposal",
    openapi_extra=problems(404, 422),
)
def delete_settlement_proposal(request: HttpRequest, number: Number) -> Any:
    """Others' proposals cannot be deleted: they are not found."""
    allowed(request, oversees)
    deleted, _ = Proposal.objects.filter(pk=number, author=person(request)).delete()
    if not deleted:
        raise Http404(f"No proposal {number} of yours")
    return Status(204, None)


def _proposal(item: Proposal, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": item.pk,
        "run": item.run_id,
        "name": item.name,
        "note": item.note,
        "set": item.overrides,
        "created_at": item.created_at,
        "own": item.author_id == request.user.pk,
    }
