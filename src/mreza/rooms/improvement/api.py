"""The quality model over HTTP: a home's own registers and assessments; the ministry's share.

Read with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from ninja import Router, Schema
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.calculations.api import problems
from mreza.rooms.improvement import showing
from mreza.rooms.improvement.activities import by_clause
from mreza.rooms.improvement.models import Assessment
from mreza.rooms.improvement.queries import assessments as rounds
from mreza.rooms.improvement.queries import entries as reads
from mreza.rooms.improvement.queries.entries import Wanted
from mreza.rooms.improvement.rules import Deed
from mreza.rooms.improvement.views.asking import Home, entry_of, home_of, register_of
from mreza.site.accounts.basic import NameAndPassword

prefix = "/model"
router = Router(auth=[NameAndPassword(), django_auth])

Code = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]+$", max_length=80)]
Words = Annotated[str, Field(max_length=200, description="words of an entry")]
Limit = Annotated[int, Field(ge=1, le=1000)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
Number = Annotated[int, Field(ge=1, le=2_000_000_000)]


class RegisterOut(Schema):
    """A register that may be read: how many entries stand, how many are late."""

    slug: str
    title: str
    article: str
    entries: int
    late: int


class EntryPage(Schema):
    """Entries of a register; the fields are those of the register, numbers as texts."""

    total: int
    limit: int
    offset: int
    items: list[dict[str, Any]]


class ChangeOut(Schema):
    """A change of an entry: who, when, what, why, before and after."""

    revision: int
    at: datetime
    by: str
    what: str
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]


class EntryOut(Schema):
    """An entry with its history, newest change first."""

    entry: dict[str, Any]
    history: list[ChangeOut]


class AssessmentOut(Schema):
    """A round: `part` 0 is the whole year, 1 and 2 are its halves."""

    id: int
    kind: str
    year: int
    part: int
    finished_on: date | None
    summary: str


class ItemOut(Schema):
    """An activity of a round; `score` is 0-4 on our own scale, empty while it has none."""

    clause: str
    summary: str | None
    score: int | None
    comment: str
    evidence: list[dict[str, str]]
    measure: str
    measure_due: date | None


class AssessmentWhole(AssessmentOut):
    """A round with its activities."""

    items: list[ItemOut]


@router.get(
    "/{code}/registers",
    response=list[RegisterOut],
    summary="Registers of a home",
    operation_id="list_model_registers",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_model_registers(request: HttpRequest, code: Code) -> list[dict[str, Any]]:
    """Registers that whoever asks may read."""
    home = _home(request, code, Deed.SEE)
    counts = reads.counts(code, home.day, [one.slug for one in home.registers])
    return [
        {
            "slug": one.slug,
            "title": str(one.title),
            "article": one.clause,
            "entries": counts[one.slug].entries,
            "late": counts[one.slug].late,
        }
        for one in home.registers
    ]


@router.get(
    "/{code}/registers/{slug}",
    response=EntryPage,
    summary="Entries of a register",
    operation_id="list_model_entries",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_model_entries(
    request: HttpRequest, code: Code, slug: Code, q: Words = "", late: bool = False,
    withdrawn: bool = False, limit: Limit = 100, offset: Offset = 0,
) -> dict[str, Any]:  # fmt: skip
    """Entries that stand, what is due first; the late ones or the withdrawn ones if asked."""
    home = _home(request, code, Deed.SEE)
    register = register_of(home, slug)
    asked = Wanted(words=q, only_late=late, withdrawn=withdrawn)
    found = reads.listed(register, code, home.day, asked)
    return {
        "total": found.count(),
        "limit": limit,
        "offset": offset,
        "items": [
            showing.record(register, one, private=home.private)
            for one in found[offset : offset + limit]
        ],
    }


@router.get(
    "/{code}/registers/{slug}/{number}",
    response=EntryOut,
    summary="An entry of a register",
    operation_id="get_model_entry",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_model_entry(request: HttpRequest, code: Code, slug: Code, number: Number) -> dict[str, Any]:
    """An entry and what happened to it."""
    home = _home(request, code, Deed.SEE)
    register = register_of(home, slug)
    entry = entry_of(home, register, number)
    hidden = () if home.private else register.private
    return {
        "entry": showing.record(register, entry, private=home.private),
        "history": [
            {
                "revision": change.revision,
                "at": change.at,
                "by": change.by_name,
                "what": change.what,
                "reason": change.reason,
                "before": _without(change.before, hidden),
                "after": _without(change.after, hidden),
            }
            for change in reads.history(register, entry)
        ],
    }


@router.get(
    "/{code}/assessments",
    response=list[AssessmentOut],
    summary="Assessments of a home",
    operation_id="list_model_assessments",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_model_assessments(request: HttpRequest, code: Code) -> list[Assessment]:
    """Rounds that whoever asks may see, newest first."""
    return rounds.visible(_home(request, code, Deed.SEE_ASSESSMENTS).access, code)


@router.get(
    "/{code}/assessments/{number}",
    response=AssessmentWhole,
    summary="One assessment",
    operation_id="get_model_assessment",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_model_assessment(request: HttpRequest, code: Code, number: Number) -> dict[str, Any]:
    """A round with its activities in the order of the document."""
    home = _home(request, code, Deed.SEE_ASSESSMENTS)
    try:
        found = rounds.one(home.access, code, number)
    except Assessment.DoesNotExist:
        raise Http404(f"No assessment {number}") from None
    known, language = by_clause(), get_language() or "sl"
    return {
        **AssessmentOut.from_orm(found).dict(),
        "items": [
            {
                "clause": item.clause,
                "summary": known[item.clause].summary(language) if item.clause in known else None,
                "score": item.score,
                "comment": item.comment,
                "evidence": item.evidence,
                "measure": item.measure,
                "measure_due": item.measure_due,
            }
            for item in found.items.all()
        ],
    }


def _home(request: HttpRequest, code: str, deed: Deed) -> Home:
    """The home; 404 for whoever has nothing there, 403 for a deed that is not theirs."""
    home = home_of(request, code)
    home.need(deed)
    return home


def _without(values: dict[str, Any], hidden: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in hidden}
