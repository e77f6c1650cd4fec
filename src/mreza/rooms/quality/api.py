"""Quality over HTTP: indicators for everybody; values of a home, and sent reports, for their own.

With a session or with name and password (HTTP Basic, over HTTPS); rights are those of the pages.
Reports are also FHIR R4 (MeasureReport), indicators FHIR Measure.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import Field

from mreza.kernel.errors import UnknownNameError
from mreza.rooms.calculations.api import problems
from mreza.rooms.quality import feeds, fhir, indicators, months, queries, report, words
from mreza.rooms.quality.asking import access
from mreza.rooms.quality.indicators import Indicator
from mreza.rooms.quality.models import Submission
from mreza.rooms.quality.rules import Deed
from mreza.site.accounts.basic import NameAndPassword

prefix = "/quality"
router = Router()
SIGNED_IN = [NameAndPassword(), django_auth]
Code = Annotated[str, Field(pattern=r"^[-a-z0-9_]+$", max_length=80)]
OrEmpty = Annotated[str, Field(pattern=r"^[-a-z0-9_]*$", max_length=80)]
Month = Annotated[str, Field(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$", description="2026-10")]
OrNoMonth = Annotated[
    str, Field(pattern=r"^((19|20)[0-9]{2}-(0[1-9]|1[0-2]))?$", description="as 2026-10")
]
Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
Limit = Annotated[int, Field(ge=1, le=500)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
MOST_MONTHS = 36


class IndicatorOut(Schema):
    """An indicator of the guidelines; texts in Slovene and English."""

    name: str
    article: str
    title: dict[str, str]
    table: str
    formula: str
    numerator: str
    denominator: str
    services: list[str]
    period_months: int
    better: str
    counting: list[dict[str, str]]
    addressees: list[str]


class ValueOut(Schema):
    """A value as the records are now; numbers are texts that keep their scale, null is no data."""

    indicator: str
    service: str
    month: str
    numerator: str | None
    denominator: str | None
    value: str | None
    letter: str | None
    few: bool
    source: str


class SubmissionOut(Schema):
    """A sent report, without its content."""

    number: int
    organisation: str
    span: Literal["month", "year"]
    first: date
    revision: int
    sent_at: str
    fingerprint: str


class SubmissionPage(Schema):
    total: int
    items: list[SubmissionOut]


@router.get("/indicators", response=list[IndicatorOut], summary="Indicators", auth=None)
def list_quality_indicators(request: HttpRequest) -> list[dict[str, Any]]:
    """What the guidelines ask to be followed, with counting rules."""
    return [_indicator(item) for item in indicators.all_of()]


def _indicator(item: Indicator) -> dict[str, Any]:
    return {
        "name": item.name,
        "article": item.law.article,
        "title": item.title.as_dict(),
        "table": item.table.path,
        "formula": item.law.formula,
        "numerator": item.numerator,
        "denominator": item.denominator,
        "services": list(item.services),
        "period_months": item.period,
        "better": item.law.better,
        "counting": [note.as_dict() for note in item.law.counting],
        "addressees": [str(one) for one in item.addressees],
    }


@router.get("/measures", summary="Indicators as FHIR Measure", auth=None, response=dict[str, Any])
def list_quality_measures(request: HttpRequest) -> dict[str, Any]:
    """A FHIR R4 Bundle of Measure resources."""
    entries = [
        {"fullUrl": fhir.address(item, _base(request)), "resource": _measure(request, item)}
        for item in indicators.all_of()
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


@router.get(
    "/measures/{name}",
    summary="One indicator as FHIR Measure",
    auth=None,
    response=dict[str, Any],
    openapi_extra=problems(404, 422),
)
def get_quality_measure(request: HttpRequest, name: Code) -> dict[str, Any]:
    """A FHIR R4 Measure; its id has hyphens where the indicator's name has underscores."""
    try:
        return _measure(request, indicators.get(name.replace("-", "_")))
    except UnknownNameError as error:
        raise Http404(str(error)) from error


def _measure(request: HttpRequest, item: Indicator) -> dict[str, Any]:
    return fhir.measure(item, _base(request), words.language())


def _base(request: HttpRequest) -> str:
    return request.build_absolute_uri("/api/v1/quality")


@router.get(
    "/homes/{code}/values",
    response=list[ValueOut],
    summary="Values of a home",
    auth=SIGNED_IN,
    openapi_extra=problems(401, 404, 422, 429),
)
def list_quality_values(
    request: HttpRequest, code: Code, first: Month, last: OrNoMonth = ""
) -> list[dict[str, Any]]:
    """As the records are now, for its own staff; at most 36 months."""
    if not access(request, code).may(Deed.SEE, code):
        raise Http404(f"No home {code}")
    start = months.read(first)
    end = months.read(last) if last else start
    if not 0 <= len(months.between(start, end)) - 1 < MOST_MONTHS:
        raise HttpError(422, f"last: give at most {MOST_MONTHS} months, first before last")
    return [_value(value) for value in feeds.values([code], start, end)]


def _value(value: Any) -> dict[str, Any]:
    found = report.of_value(value)
    return {
        **{name: found[name] for name in ("indicator", "service", "value", "letter", "few")},
        "numerator": found["numerator"],
        "denominator": found["denominator"],
        "month": months.written(value.month),
        "source": value.counted.source,
    }


@router.get(
    "/submissions",
    response=SubmissionPage,
    summary="Sent reports",
    auth=SIGNED_IN,
    openapi_extra=problems(401, 403, 422, 429),
)
def list_quality_submissions(
    request: HttpRequest,
    organisation: OrEmpty = "",
    first: OrNoMonth = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """All for the ministry, their own for a home's staff; newest period first."""
    held = access(request)
    if not held.oversees and not held.homes:
        raise HttpError(403, "Reports are seen by homes and by the ministry.")
    found = queries.submissions(code=organisation).defer("content")
    if not held.oversees:
        found = found.filter(organisation__in=held.homes)
    if first:
        found = found.filter(first=months.read(first))
    rows = found[offset : offset + limit]
    return {"total": found.count(), "items": [_sent(item) for item in rows]}


def _sent(item: Submission) -> dict[str, Any]:
    return {
        "number": item.pk,
        "organisation": item.organisation_id,
        "span": item.span,
        "first": item.first,
        "revision": item.number,
        "sent_at": item.at.isoformat(),
        "fingerprint": item.fingerprint,
    }


def _submission_or_404(request: HttpRequest, number: int) -> Submission:
    found = queries.submissions().filter(pk=number).first()
    if found is None or not access(request).may(Deed.SEE_REPORTS, found.organisation_id):
        raise Http404(f"No report {number}")
    return found


@router.get(
    "/submissions/{number}",
    response=dict[str, Any],
    summary="One sent report",
    auth=SIGNED_IN,
    openapi_extra=problems(401, 404, 422, 429),
)
def get_quality_submission(request: HttpRequest, number: Number) -> dict[str, Any]:
    """The report as it was sent."""
    found = _submission_or_404(request, number)
    return {**_sent(found), "first": found.first.isoformat(), "content": found.content}


@router.get(
    "/submissions/{number}/fhir",
    response=dict[str, Any],
    summary="One sent report as FHIR",
    auth=SIGNED_IN,
    openapi_extra=problems(401, 404, 422, 429),
)
def get_quality_submission_fhir(request: HttpRequest, number: Number) -> dict[str, Any]:
    """A FHIR R4 Bundle of MeasureReport resources (type summary), one for each indicator."""
    return fhir.bundle(_submission_or_404(request, number), _base(request))
