"""Staff records over HTTP: an organisation's own, to whoever may see them on its pages.

Read and write with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from ninja.security import django_auth

from mreza.rooms.calculations.api import problems
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce import queries, tables
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
from mreza.rooms.workforce.importing.staff import DATASETS
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.views.asking import standing
from mreza.site import clock
from mreza.site.accounts.basic import NameAndPassword

prefix = "/workforce"
router = Router(auth=[NameAndPassword(), django_auth])
READS = {"staff": tables.employments, "absences": tables.absences, "trainings": tables.trainings}


class AppointmentOut(Schema):
    """Somebody in a post."""

    post: str
    name: str
    email: str
    phone: str
    published: bool
    first: date
    last: date | None


class PostsOut(Schema):
    """Appointments of a day; `missing` says in words of the room what the guidelines ask for."""

    day: date
    employed: int | None
    missing: list[str]
    appointments: list[AppointmentOut]


def _admitted(request: HttpRequest, code: str, deed: Deed) -> None:
    """404 to whom the organisation's staff does not exist, 403 to whom the deed is not allowed."""
    who = standing(request, code)
    if not who.exists:
        raise Http404(f"Nothing here for you of {code!r}.")
    if not who.may(deed):
        raise HttpError(403, "Your role may not see or do this.")


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404(f"No dataset {name!r}; there are: {', '.join(DATASETS)}.")
    return DATASETS[name]


@router.get(
    "/{code}/posts",
    response=PostsOut,
    summary="Appointments of today",
    operation_id="get_posts",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_posts(request: HttpRequest, code: Code) -> dict[str, Any]:
    """Who holds which post of the quality model, and what is missing."""
    _admitted(request, code, Deed.SEE_POSTS)
    day = clock.today()
    posts = queries.missing_posts(code, day)
    names = ("post", "name", "email", "phone", "published")
    return {
        "day": day,
        "employed": posts.employed,
        "missing": list(posts.missing),
        "appointments": [
            {
                **{name: getattr(one, name) for name in names},
                "first": one.first_day,
                "last": one.last_day,
            }
            for one in posts.held
        ],
    }


@router.get(
    "/{code}/records/{dataset}",
    response=RecordsOut,
    summary="Staff records",
    operation_id="list_staff_records",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def list_staff_records(
    request: HttpRequest, code: Code, dataset: Word, limit: Limit = 1000, offset: Offset = 0
) -> dict[str, Any]:
    """Records that count, under the names of the dataset's schema: staff, absences, trainings."""
    _admitted(request, code, Deed.STAFF)
    return page_of(READS[_dataset(dataset).name](code), limit, offset)


@router.post(
    "/{code}/records/{dataset}",
    response={200: RowsOut},
    summary="Add staff records",
    operation_id="add_staff_records",
    openapi_extra=problems(400, 401, 403, 404, 422, 429),
)
def add_staff_records(request: HttpRequest, code: Code, dataset: Word, body: RowsIn) -> Any:
    """All rows or none, each checked like a row of a file."""
    _admitted(request, code, Deed.STAFF)
    return take_rows(body.rows, _dataset(dataset), organisation=code, by=person(request))
