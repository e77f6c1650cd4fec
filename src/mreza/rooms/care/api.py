"""Users' records and numbers of a month over HTTP: an organisation's own.

Read and write with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from django.utils.translation import override
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import django_auth
from pydantic import Field

from mreza.rooms.calculations.api import problems
from mreza.rooms.care import tables
from mreza.rooms.care.actions import recording
from mreza.rooms.care.forms.month import MonthForm, measures, name_of
from mreza.rooms.care.importing.users import DATASETS
from mreza.rooms.care.models import Service
from mreza.rooms.care.queries.recorded import recorded
from mreza.rooms.care.rules import Deed, may
from mreza.rooms.care.views.overview import month_or_404
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.importing.dataset import Dataset
from mreza.rooms.workforce.importing.rows import (
    Code,
    Limit,
    Offset,
    RecordsOut,
    RowsIn,
    RowsOut,
    Word,
    page_of,
    take_rows,
)
from mreza.rooms.workforce.refusals import TakenError
from mreza.rooms.workforce.views.asking import standing
from mreza.site.accounts.basic import NameAndPassword
from mreza.site.api import problem

prefix = "/care"
router = Router(auth=[NameAndPassword(), django_auth])
Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-[0-9]{2}$", examples=["2026-09"])]


class NumberIn(Schema):
    """A number of a month; `service` is empty for numbers of staff."""

    service: Annotated[str, Field(max_length=20)] = ""
    measure: Annotated[str, Field(max_length=30)]
    value: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)]


class NumberOut(Schema):
    """A number of a month, counted from `records` or entered `by_hand`; the value is a text."""

    service: str
    measure: str
    value: str
    source: str


class MonthIn(Schema):
    """Numbers by hand; `reason` is needed where one becomes another."""

    numbers: Annotated[list[NumberIn], Field(min_length=1, max_length=100)]
    reason: Annotated[str, Field(max_length=500)] = ""


class MonthOut(Schema):
    """What a month counts."""

    month: date
    numbers: list[NumberOut]


def _admitted(request: HttpRequest, code: str, deed: Deed) -> None:
    """404 to whom the organisation's users do not exist, 403 to whom the deed is not allowed."""
    who = standing(request, code)
    if not who.works_here:
        raise Http404(f"Nothing here for you of {code!r}.")
    if not may(who, deed):
        raise HttpError(403, "Your role may not see or do this.")


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404(f"No dataset {name!r}; there are: {', '.join(DATASETS)}.")
    return DATASETS[name]


@router.get(
    "/{code}/records/{dataset}",
    response=RecordsOut,
    summary="Users' records",
    operation_id="list_care_records",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_care_records(
    request: HttpRequest, code: Code, dataset: Word, limit: Limit = 1000, offset: Offset = 0
) -> dict[str, Any]:
    """Records that count, under the names of the dataset's schema: users, leisure, agreements,
    visits."""
    _admitted(request, code, Deed.MANAGE)
    return page_of(tables.FILES[_dataset(dataset).name](code), limit, offset)


@router.post(
    "/{code}/records/{dataset}",
    response={200: RowsOut},
    summary="Add users' records",
    operation_id="add_care_records",
    openapi_extra=problems(400, 401, 403, 404, 422, 429),
)
def add_care_records(request: HttpRequest, code: Code, dataset: Word, body: RowsIn) -> Any:
    """All rows or none, each checked like a row of a file."""
    _admitted(request, code, Deed.MANAGE)
    return take_rows(body.rows, _dataset(dataset), organisation=code, by=person(request))


@router.get(
    "/{code}/months/{month}",
    response=MonthOut,
    summary="Numbers of a month",
    operation_id="get_month_numbers",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_month_numbers(request: HttpRequest, code: Code, month: Month) -> dict[str, Any]:
    """What the records of a month say, and what was entered by hand where they say nothing."""
    _admitted(request, code, Deed.MANAGE)
    return _month(code, month_or_404(month))


def _month(code: str, month: date) -> dict[str, Any]:
    said = {key: ("records", value) for key, value in recorded(code, month).items()}
    entered = recording.entered(code, month)
    numbers = {key: ("by_hand", value) for key, value in entered.items()} | said
    return {
        "month": month,
        "numbers": [
            {"service": key[0], "measure": key[1], "value": f"{value:f}", "source": source}
            for key, (source, value) in sorted(numbers.items())
        ],
    }


@router.put(
    "/{code}/months/{month}",
    response=MonthOut,
    summary="Enter numbers of a month by hand",
    operation_id="put_month_numbers",
    openapi_extra=problems(400, 401, 403, 404, 422, 429),
)
def put_month_numbers(request: HttpRequest, code: Code, month: Month, body: MonthIn) -> Any:
    """Only numbers that no records say; others that were entered before stay as they are."""
    _admitted(request, code, Deed.MANAGE)
    first = month_or_404(month)
    said = recorded(code, first)
    entered = recording.entered(code, first)
    given = {(one.service, one.measure): one.value for one in body.numbers}
    wrong = [_wrong(key, key in said) for key in given if key in said or not _known(key)]
    if wrong:
        return problem(422, "Nothing was entered.", errors=wrong)
    with override("en"):  # numbers as programs write them
        data = {name_of(key): f"{value:f}" for key, value in {**entered, **given}.items()}
        form = MonthForm({**data, "reason": body.reason}, recorded=said, entered=entered)
        if not form.is_valid():
            errors = [{"where": name, "message": " ".join(map(str, found))}
                      for name, found in form.errors.items()]  # fmt: skip
            return problem(422, "Nothing was entered.", errors=errors)
    try:
        recording.set_numbers(code, first, given, by=person(request), reason=body.reason)
    except TakenError:
        return problem(409, "Somebody entered the same in the meantime; read the month again.")
    return _month(code, first)


def _known(key: tuple[str, str]) -> bool:
    service, measure = key
    services = ("", *Service.values)
    return service in services and measure in {str(one.value) for one in measures(service)}


def _wrong(key: tuple[str, str], from_records: bool) -> dict[str, str]:
    where = name_of(key)
    if from_records:
        return {"where": where, "message": "The records of the month say this number; see them."}
    return {"where": where, "message": "There is no such number of this service."}
