"""Realisation over HTTP: schemas and catalogue for everybody, files for whoever may see them.

Files are sent and read with a session or with name and password (HTTP Basic, over HTTPS).
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Router, Status
from ninja.errors import HttpError
from ninja.files import UploadedFile
from ninja.security import django_auth

from mreza.lake import schema, templates
from mreza.lake.errors import NoRoomError
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network.models import Organisation
from mreza.rooms.network.rules import Access
from mreza.rooms.network.views.asking import access, person
from mreza.rooms.realisation import actions, files, queries, rules
from mreza.rooms.realisation.models import Upload
from mreza.rooms.realisation.queries import Filter
from mreza.rooms.realisation.refusals import SentAlreadyError, TooLargeError, UploadError
from mreza.rooms.realisation.rules import Deed
from mreza.rooms.realisation.shapes import (
    Limit,
    Number,
    Offset,
    SendIn,
    UploadOut,
    UploadPage,
    UploadWhole,
    WithdrawIn,
    Word,
    problems,
)
from mreza.rooms.realisation.views.published import service_record
from mreza.site.accounts.basic import NameAndPassword
from mreza.site.api import problem

prefix = "/realisation"
router = Router()
# The password first: a session is asked for its CSRF token, which programs do not have.
SIGNED_IN = [NameAndPassword(), django_auth]


@router.get("/schemas", summary="Schemas of files", operation_id="list_schemas")
def list_schemas(request: HttpRequest) -> list[dict[str, Any]]:
    """The kinds of files that can be sent, each with one row as JSON Schema."""
    return [
        {
            "name": item.name,
            "title": item.title.as_dict(),
            "note": item.note.as_dict(),
            "schema": templates.json_schema(item),
        }
        for item in schema.all_schemas()
    ]


@router.get(
    "/schemas/{dataset}",
    summary="One row of a file as JSON Schema",
    operation_id="get_schema",
    openapi_extra=problems(404, 422),
)
def get_schema(request: HttpRequest, dataset: Word) -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    return templates.json_schema(schema.get(dataset))


@router.get(
    "/services",
    summary="Catalogue of services",
    operation_id="list_services",
    openapi_extra=problems(422),
)
def list_services(request: HttpRequest, activity: Word = "") -> list[dict[str, Any]]:
    """Every service with what it counts for; `illustrative` where no document prints it."""
    found = [service_record(item) for item in queries.services(activity)]
    return [{**record, "value": f"{record['value']:f}"} for record in found]


@router.get(
    "/uploads",
    response=UploadPage,
    auth=SIGNED_IN,
    summary="Files that were sent",
    operation_id="list_uploads",
    openapi_extra=problems(401, 403, 422, 429),
)
def list_uploads(
    request: HttpRequest,
    dataset: Word = "",
    state: Word = "",
    provider: Word = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Newest first. A provider's staff see their own, the insurer and the ministry all."""
    who = _who(request, Deed.SEE_COUNTS)
    found = queries.uploads(who, CONTRACT_DAY, Filter(dataset, state, provider))
    items = [_out(one, who) for one in found[offset : offset + limit]]
    return {"total": found.count(), "limit": limit, "offset": offset, "items": items}


@router.post(
    "/uploads",
    response={202: UploadOut},
    auth=SIGNED_IN,
    summary="Send a file",
    operation_id="send_upload",
    openapi_extra=problems(401, 403, 409, 413, 422, 429, 507),
)
def send_upload(
    request: HttpRequest, sent: Annotated[SendIn, Form()], file: Annotated[UploadedFile, File()]
) -> Any:
    """Takes the file and has it checked; ask for it until its state is `checked` or `refused`.

    Without `provider`: rows of several providers, which only the insurer sends; for a provider's
    staff, their own.
    """
    who = _who(request, Deed.SEND)
    schema.get(sent.dataset)
    whose = _whose(who, sent.provider)
    try:
        upload = actions.receive(
            file.chunks(files.CHUNK), name=file.name or "", dataset=sent.dataset, provider=whose,
            by=person(request),
        )  # fmt: skip
    except SentAlreadyError as error:
        return _already(error, who)
    except TooLargeError as error:
        return problem(413, str(error))
    except NoRoomError as error:
        return problem(507, str(error))
    return Status(202, _out(upload, who))


def _whose(who: Access, provider: str) -> str | None:
    """For which provider a file is sent; None: for several."""
    homes = rules.homes(who, Deed.SEND)
    if not provider and not rules.everywhere(who, Deed.SEND_FOR_MANY):
        if len(homes) != 1:
            raise HttpError(422, f"Say for which provider: {', '.join(homes)}.")
        return homes[0]
    if provider and not rules.may(who, Deed.SEND, provider):
        raise HttpError(403, "You may not send rows of this provider.")
    if provider and not Organisation.objects.filter(code=provider).exists():
        raise HttpError(422, f"No organisation {provider!r}.")
    return provider or None


def _already(error: SentAlreadyError, who: Access) -> HttpResponse:
    first = error.first
    seen = first is not None and rules.may(who, Deed.SEE_COUNTS, first.provider_id)
    more = {"first": first.pk} if first is not None and seen else {}
    return problem(409, str(SentAlreadyError(first if seen else None)), **more)


@router.get(
    "/uploads/{number}",
    response=UploadWhole,
    auth=SIGNED_IN,
    summary="One file",
    operation_id="get_upload",
    openapi_extra=problems(401, 403, 404, 422, 429),
)
def get_upload(request: HttpRequest, number: Number) -> dict[str, Any]:
    """How far it is, why rows were refused, and sums by activity and month beside the plan."""
    who, upload = _one(request, number, Deed.SEE_COUNTS)
    actions.resume(upload, now=timezone.now())
    sees = rules.may(who, Deed.SEE_ROWS, upload.provider_id)
    reasons = upload.reasons if sees else []
    return {**_out(upload, who), "reasons": reasons, "totals": upload.totals}


ERRORS = {
    "responses": {
        **problems(401, 403, 404, 422, 429)["responses"],
        200: {"description": "OK", "content": {"text/csv": {"schema": {"type": "string"}}}},
    }
}


@router.get(
    "/uploads/{number}/errors",
    auth=SIGNED_IN,
    summary="Bad rows of a file (CSV)",
    operation_id="get_upload_errors",
    openapi_extra=ERRORS,
)
def get_upload_errors(request: HttpRequest, number: Number) -> FileResponse:
    """Every bad row with what is wrong and what would be right, in both languages."""
    _, upload = _one(request, number, Deed.SEE_ROWS)
    path = files.errors_file(upload.pk)
    if not path.is_file():
        raise Http404("There is no errors file.")
    return FileResponse(path.open("rb"), content_type="text/csv; charset=utf-8")


@router.post(
    "/uploads/{number}/commit",
    response={202: UploadOut},
    auth=SIGNED_IN,
    summary="Commit a checked file",
    operation_id="commit_upload",
    openapi_extra=problems(401, 403, 404, 409, 422, 429),
)
def commit_upload(request: HttpRequest, number: Number) -> Any:
    """Whole or not at all: a file with bad rows cannot be committed (409).

    Lists of dialysis patients are committed by the insurer, whose approval that is.
    """
    who, upload = _landing(request, number)
    return _changed(lambda: actions.commit(upload, by=person(request)), who)


@router.post(
    "/uploads/{number}/withdraw",
    response={202: UploadOut},
    auth=SIGNED_IN,
    summary="Withdraw a committed file",
    operation_id="withdraw_upload",
    openapi_extra=problems(400, 401, 403, 404, 409, 422, 429),
)
def withdraw_upload(request: HttpRequest, number: Number, body: WithdrawIn) -> Any:
    """Answers the counter-batch that takes it back."""
    who, upload = _landing(request, number)
    return _changed(lambda: actions.withdraw(upload, reason=body.reason, by=person(request)), who)


def _changed(act: Any, who: Access) -> Any:
    try:
        return Status(202, _out(act(), who))
    except UploadError as error:
        return problem(409, str(error))


def _who(request: HttpRequest, deed: Deed) -> Access:
    """What whoever asks may do. 403 when the deed is never among it."""
    who = access(request)
    if rules.visible(who, deed) is None:
        raise HttpError(403, "Your role may not see or do this.")
    return who


def _one(request: HttpRequest, number: int, deed: Deed) -> tuple[Access, Upload]:
    """The file. 404 when it may not be seen, 403 when it may be seen and `deed` is not allowed."""
    who = _who(request, deed)
    try:
        upload = queries.upload(who, number, CONTRACT_DAY)
    except Upload.DoesNotExist:
        raise Http404(f"No file {number}.") from None
    if not rules.may(who, deed, upload.provider_id):
        raise HttpError(403, "Your role may not see or do this.")
    return who, upload


def _landing(request: HttpRequest, number: int) -> tuple[Access, Upload]:
    """The file, if whoever asks may bring it into the lake and take it back."""
    who, upload = _one(request, number, Deed.SEND)
    if not rules.may(who, rules.landing(upload.dataset), upload.provider_id):
        raise HttpError(403, "A list of dialysis patients is committed by the insurer.")
    return who, upload


def _out(upload: Upload, who: Access) -> dict[str, Any]:
    sees = rules.may(who, Deed.SEE_ROWS, upload.provider_id)
    same = (
        "dataset", "sha256", "bytes", "at", "state", "progress", "rows", "good", "bad", "problem",
        "months", "batch", "version", "synthetic",
    )  # fmt: skip
    return {
        "id": upload.pk,
        "provider": upload.provider_id,
        "file_name": upload.file_name if sees else None,
        "message": upload.message if sees else "",
        "counter_of": upload.counter_of_id,
        **{name: getattr(upload, name) for name in same},
    }
