"""Pages of files: the list, and the page of one with what can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mreza.lake import schema
from mreza.lake.errors import LakeError
from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.network.views.answers import part_or_page
from mreza.rooms.network.views.asking import access, person, posted
from mreza.rooms.realisation import actions, files, queries, rules
from mreza.rooms.realisation.forms import WithdrawForm
from mreza.rooms.realisation.models import State, Upload
from mreza.rooms.realisation.queries import Filter
from mreza.rooms.realisation.refusals import (
    BadRowsError,
    NotInStateError,
    SentAlreadyError,
)
from mreza.rooms.realisation.rules import Deed
from mreza.rooms.realisation.views import showing
from mreza.rooms.realisation.views.asking import (
    allowed_to_land,
    sign_in_or_refuse,
    upload_or_404,
)
from mreza.rooms.realisation.words import PROBLEMS, said

PER_PAGE = 30
form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What realisation is; for whoever may see them, the files that were sent."""
    who, wanted = access(request), _filter(request)
    found = queries.uploads(who, CONTRACT_DAY, wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "wanted": wanted,
        "datasets": _datasets(),
        "states": State.choices,
        "sees": rules.visible(who) is not None,
        "sees_all": rules.everywhere(who, Deed.SEE_COUNTS),
        "sees_names": rules.visible(who, Deed.SEE_ROWS) is not None,
        "may_send": rules.visible(who, Deed.SEND) is not None,
        "narrowed": wanted != Filter(),
        **_held(),
    }
    if context["sees_all"]:
        context["providers"] = _providers(queries.uploads(who, CONTRACT_DAY))
    return part_or_page(request, "realisation/_uploads.html", "realisation/uploads.html", context)


def _filter(request: HttpRequest) -> Filter:
    asked = {
        name: request.GET.get(name, "").replace("\x00", "").strip()[:120]
        for name in ("dataset", "state", "provider", "month")
    }
    return Filter(**asked)


def _datasets() -> list[tuple[str, str]]:
    return [(item.name, said(item.title)) for item in schema.all_schemas()]


def _held() -> dict[str, Any]:
    """What the lake holds; a lake that cannot be read is said to be so and breaks no page."""
    try:
        held = queries.held()
    except LakeError as error:
        return {"held": [], "damaged": str(error)}
    titles = dict(_datasets())
    shown = [(titles[item.dataset], item) for item in held]
    return {"held": shown, "synthetic": any(item.synthetic for item in held)}


def _providers(found: QuerySet[Any]) -> list[tuple[str, str]]:
    named = found.exclude(provider=None).order_by("provider_name")
    listed = named.values_list("provider_id", "provider_name").distinct()
    return [(code, name or code) for code, name in listed]


def _page_of(upload: Upload) -> str:
    return reverse("realisation:upload", args=[upload.pk])


@require_safe
def detail(request: HttpRequest, number: int) -> HttpResponse:
    """One file: how far it is, what is in it, what is wrong with it, what can be done with it."""
    refused = sign_in_or_refuse(request, Deed.SEE_COUNTS)
    if refused:
        return refused
    upload = upload_or_404(request, number)
    actions.resume(upload, now=timezone.now())
    return render(request, "realisation/upload.html", _context(request, upload))


def _context(request: HttpRequest, upload: Upload, **more: Any) -> dict[str, Any]:
    who = access(request)
    sees_rows = rules.may(who, Deed.SEE_ROWS, upload.provider_id)
    return {
        "upload": upload,
        "title": said(upload.schema.title),
        "counter": getattr(upload, "counter", None),
        "sees_rows": sees_rows,
        "may": rules.may(who, Deed.SEND, upload.provider_id),
        "may_land": rules.may(who, rules.landing(upload.dataset), upload.provider_id),
        "for_approval": upload.dataset in rules.APPROVED,
        "discardable": upload.state in actions.DISCARDABLE and not upload.is_counter,
        "problem": PROBLEMS.get(upload.problem, ""),
        "has_errors": sees_rows and files.errors_file(upload.pk).is_file() and bool(upload.bad),
        "reasons": showing.reasons(upload) if sees_rows else [],
        "formats": showing.formats(upload),
        "notes": showing.notes(upload),
        "sums": showing.sums(upload),
        "header": showing.header(upload),
        "sample": showing.sample(upload) if sees_rows else [],
        "events": queries.events(upload),
        **more,
    }


@require_safe
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """How far the work is, asked again and again by the page while there is work."""
    refused = sign_in_or_refuse(request, Deed.SEE_COUNTS)
    if refused:
        return refused
    upload = upload_or_404(request, number)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(_page_of(upload))
    actions.resume(upload, now=timezone.now())
    response = render(request, "realisation/_progress.html", {"upload": upload})
    if not upload.working:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def errors(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    """Every bad row with what is wrong and what would be right, as CSV."""
    refused = sign_in_or_refuse(request, Deed.SEE_ROWS)
    if refused:
        return refused
    upload = upload_or_404(request, number, Deed.SEE_ROWS)
    path = files.errors_file(upload.pk)
    if not path.is_file():
        raise Http404("There is no errors file")
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"napake-errors-{upload.pk}.csv",
        content_type="text/csv; charset=utf-8",
    )  # fmt: skip


@require_POST
def commit(request: HttpRequest, number: int) -> HttpResponse:
    """Put a checked file into the lake, whole."""
    return _do(
        request, number, lambda upload: actions.commit(upload, by=person(request)), landing=True
    )


@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Let go of a file that was never committed."""
    done = gettext("The file is discarded; nothing of it was kept.")
    return _do(request, number, lambda upload: actions.discard(upload, by=person(request)), done)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try again what was interrupted."""
    return _do(request, number, lambda upload: actions.again(upload, by=person(request)))


def _do(
    request: HttpRequest, number: int, act: Any, done: str = "", *, landing: bool = False
) -> HttpResponse:
    refused = sign_in_or_refuse(request, Deed.SEND)
    if refused:
        return refused
    upload = upload_or_404(request, number, Deed.SEND)
    if landing:
        allowed_to_land(request, upload)
    try:
        act(upload)
    except NotInStateError as error:
        state = str(State(error.upload.state).label)
        said_ = gettext("The file has moved on meanwhile: it is %(state)s.") % {"state": state}
        messages.error(request, said_)
    except SentAlreadyError:
        messages.error(request, gettext("This very file was sent already; nothing was taken."))
    except BadRowsError:
        messages.error(request, PROBLEMS["rows"])
    else:
        if done:
            messages.success(request, done)
    return HttpResponseRedirect(_page_of(upload))


@form_page
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a committed file back by a counter-batch, with a reason."""
    refused = sign_in_or_refuse(request, Deed.SEND)
    if refused:
        return refused
    upload = upload_or_404(request, number, Deed.SEND)
    allowed_to_land(request, upload)
    form = WithdrawForm(posted(request))
    if upload.state != State.COMMITTED or upload.is_counter:
        messages.error(request, gettext("Only a committed file can be withdrawn."))
        return HttpResponseRedirect(_page_of(upload))
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            counter = actions.withdraw(upload, reason=reason, by=person(request))
        except NotInStateError:
            messages.error(request, gettext("Only a committed file can be withdrawn."))
        else:
            if counter.state == State.COMMITTED:
                messages.success(request, gettext("The file is withdrawn by a counter-batch."))
                return HttpResponseRedirect(_page_of(upload))
            return HttpResponseRedirect(_page_of(counter))
        return HttpResponseRedirect(_page_of(upload))
    context = {"form": form, "upload": upload, "title": said(upload.schema.title)}
    status = 422 if form.errors else 200
    return render(request, "realisation/withdraw.html", context, status=status)
