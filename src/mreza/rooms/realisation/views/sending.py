"""Sending a file: it is checked at once, and nothing is kept before somebody commits it."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mreza.lake import schema
from mreza.lake.errors import NoRoomError
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network.queries import registry
from mreza.rooms.network.rules import Access
from mreza.rooms.network.views.asking import access, person, posted
from mreza.rooms.realisation import actions, files, queries, rules
from mreza.rooms.realisation.forms import SendForm
from mreza.rooms.realisation.models import Upload
from mreza.rooms.realisation.refusals import (
    EmptyUploadError,
    SentAlreadyError,
    TooLargeError,
    UploadError,
)
from mreza.rooms.realisation.rules import Deed
from mreza.rooms.realisation.views.asking import sign_in_or_refuse
from mreza.rooms.realisation.words import said
from mreza.site import uploads as site_uploads


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send a file: it is checked at once, and nothing is kept before somebody commits it."""
    refused = sign_in_or_refuse(request, Deed.SEND)
    if refused:
        return refused
    who = access(request)
    many = rules.everywhere(who, Deed.SEND_FOR_MANY)
    form = SendForm(
        posted(request), request.FILES or None, providers=_mine(who, many), many=many,
        initial={"dataset": request.GET.get("dataset", "")[:20]},
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 422
        dropped = site_uploads.refused(request)
        if dropped:
            _say_dropped(form, dropped)
            status = 413 if dropped == site_uploads.TOO_LARGE else 507
        elif form.is_valid():
            try:
                upload = _receive(request, form)
            except (UploadError, NoRoomError) as error:
                _say(request, form, error)
            else:
                return HttpResponseRedirect(reverse("realisation:upload", args=[upload.pk]))
    return _send_page(request, form, status)


def _mine(who: Access, many: bool) -> list[tuple[str, str]]:
    """(code, name) of providers for whom somebody may send."""
    if many:
        return queries.providers_with_contracts(CONTRACT_DAY)
    homes = rules.homes(who, Deed.SEND)
    names = registry.names(set(homes), CONTRACT_DAY)
    return [(code, names.get(code, code)) for code in homes]


def _receive(request: HttpRequest, form: SendForm) -> Upload:
    given = form.cleaned_data
    file: UploadedFile[bytes] = given["file"]
    return actions.receive(
        file.chunks(files.CHUNK),
        name=file.name or "",
        dataset=given["dataset"],
        provider=given["provider"] or None,
        by=person(request),
    )


def _say_dropped(form: SendForm, why: str) -> None:
    """The file was dropped while it came, so the form has none; say why instead of that."""
    form.errors.pop("file", None)
    if why == site_uploads.TOO_LARGE:
        form.add_error("file", too_large_text())
    else:
        form.add_error("file", gettext("The disk of the server is full; nothing was kept."))


def too_large_text() -> str:
    return gettext(
        "The file is larger than %(most)s MB. Split it, or send it as Parquet, which is several "
        "times smaller."
    ) % {"most": files.most_megabytes()}


def _say(request: HttpRequest, form: SendForm, error: Exception) -> None:
    if isinstance(error, SentAlreadyError):
        first = error.first
        who = access(request)
        if first is not None and rules.may(who, Deed.SEE_COUNTS, first.provider_id):
            form.first = first  # type: ignore[attr-defined]
        form.add_error("file", gettext("This very file was sent already; nothing was taken."))
    elif isinstance(error, TooLargeError):
        form.add_error("file", too_large_text())
    elif isinstance(error, EmptyUploadError):
        form.add_error("file", gettext("The file is empty. Send a file with rows."))
    elif isinstance(error, NoRoomError):
        form.add_error("file", gettext("The disk of the server is full; nothing was kept."))
    else:
        form.add_error("file", str(error))


def _send_page(request: HttpRequest, form: SendForm, status: int) -> HttpResponse:
    context = {
        "form": form,
        "first": getattr(form, "first", None),
        "datasets": [(item.name, said(item.title)) for item in schema.all_schemas()],
        "most": files.most_megabytes(),
    }
    return render(request, "realisation/send.html", context, status=status)
