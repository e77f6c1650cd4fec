"""What the operations of the room share: fields, who asks, what is found for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Schema
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import ConfigDict, Field

from mreza.rooms.calculations.api import problems as problems_of
from mreza.rooms.settlement.asking import rights, run_or_404
from mreza.rooms.settlement.models import SettlementRun
from mreza.rooms.settlement.rules import Rights
from mreza.site.accounts.basic import NameAndPassword

# The password first: a session is asked for its CSRF token, which programs do not have.
SIGNED_IN = [NameAndPassword(), django_auth]
Number = Annotated[int, Field(ge=1, le=2**63 - 1)]
Word = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=80)]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
Period = Annotated[
    str, Field(pattern=r"^[0-9]{4}(-Q[1-4])?$", description="2007-Q1 to 2007-Q4, or 2007")
]
OrNoPeriod = Annotated[str, Field(pattern=r"^([0-9]{4}(-Q[1-4])?)?$", description="as 2007-Q1")]
Euros = Annotated[
    str, Field(pattern=r"^[0-9]{1,12}(\.[0-9]{1,2})?$", description="EUR, as 1234.56")
]
Said = Annotated[
    str, Field(max_length=2000, pattern=r"^[^\x00]*[^\x00\s][^\x00]*$", description="says why")
]
CONFLICT = "Something else has happened before; `detail` says what"
Item = TypeVar("Item")


class Strict(Schema):
    """A misspelt member is an error: left out in silence, it would mean something else."""

    model_config = ConfigDict(extra="forbid")


def problems(*statuses: int) -> dict[str, Any]:
    """Answers of an operation when something is wrong; 401, 403 and 429 are always possible."""
    known = problems_of(401, 403, 429, *[status for status in statuses if status != 409])
    if 409 in statuses:
        content = known["responses"][401]["content"]
        known["responses"][409] = {"description": CONFLICT, "content": content}
    return known


def allowed(request: HttpRequest, may: Callable[[Rights], bool]) -> Rights:
    """What whoever asks may do here. 403 when `may` does not agree."""
    held = rights(request)
    if not may(held):
        raise HttpError(403, "Your role may not see or do this.")
    return held


def visible_run(request: HttpRequest, number: int) -> SettlementRun:
    """A run for those who oversee settlements; one that is not issued is the insurer's alone."""
    run = run_or_404(number)
    if not rights(request).settles and run.issued_at is None:
        raise Http404(f"No settlement run {number}")
    return run


def complete_run(request: HttpRequest, number: int) -> SettlementRun:
    """As `visible_run`, with results."""
    run = visible_run(request, number)
    if run.state != SettlementRun.State.COMPLETE:
        raise Http404(f"Run {number} has no results: it is {run.state}.")
    return run


def page(
    found: QuerySet[Any], limit: int, offset: int, shape: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    """Some of what was found, and how many there are in all."""
    items = [shape(item) for item in found[offset : offset + limit]]
    return {"total": found.count(), "limit": limit, "offset": offset, "items": items}
