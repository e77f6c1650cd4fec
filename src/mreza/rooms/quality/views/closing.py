"""The close of a month: what is missing, preparing, approving, returning; a snapshot as it is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.network.views.asking import person
from mreza.rooms.quality import (
    actions,
    explained,
    extras,
    feeds,
    indicators,
    month_page,
    months,
    queries,
    snapshots,
    words,
)
from mreza.rooms.quality.asking import (
    Here,
    in_home,
    indicator_or_404,
    month_or_404,
    service_of,
)
from mreza.rooms.quality.forms import AnswerForm, CorrectionForm, ReasonForm
from mreza.rooms.quality.models import MonthClose
from mreza.rooms.quality.rules import Deed
from mreza.rooms.quality.views.indicator import why_context


@require_safe
@in_home(Deed.SEE)
def month(request: HttpRequest, here: Here, month: str) -> HttpResponse:
    """Checks with links to mend, the values as they are, and every close of the month."""
    return render(request, "quality/month.html", _context(request, here, month))


def _context(request: HttpRequest, here: Here, text: str, **forms: Any) -> dict[str, Any]:
    first = month_or_404(text)
    values = feeds.of_month(here.code, first)
    stated = queries.reasons(here.code, first)
    closes = queries.closes_of_month(here.code, first)
    holds = queries.newest(closes).get(first)
    waiting = next((one for one in closes if one.state == MonthClose.State.PREPARED), None)
    kept = waiting or holds
    found = month_page.checks(here.code, first, values, stated, here.day)
    changed = snapshots.differences(holds.values.all(), values) if holds else []
    return {
        "here": here,
        "rights": here.rights,
        "month": text,
        "first": first,
        "title": words.month(first),
        "earlier": months.written(months.moved(first, -1)),
        "later": months.written(months.moved(first, 1)) if first < months.before(here.day) else "",
        "checks": found,
        "complete": not any(check.state == "late" for check in found),
        "rows": month_page.closed_rows(here.code, kept)
        if kept
        else month_page.rows(here.code, values),
        "closes": closes,
        "holds": holds,
        "waiting": waiting,
        "mine": waiting is not None and waiting.prepared_by_id == request.user.pk,
        "stale": waiting is not None and snapshots.records(values) != waiting.records,
        "changed": month_page.differences(here.code, changed),
        "correction_form": CorrectionForm(),
        "answer_form": AnswerForm(),
        "reason_form": ReasonForm(),
        **forms,
    }


@require_POST
@in_home(Deed.PREPARE)
def prepare(request: HttpRequest, here: Here, month: str) -> HttpResponse:
    """Take the snapshot; somebody else approves it."""
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        context = _context(request, here, month, correction_form=form)
        return render(request, "quality/month.html", context, status=422)
    first = month_or_404(month)
    reason = form.cleaned_data["reason"]
    actions.prepare(here.code, first, by=person(request), day=here.day, reason=reason)
    messages.success(request, _("The month is prepared; somebody else approves it."))
    return redirect("quality:month", here.code, month)


@require_POST
@in_home(Deed.FOLLOW)
def reason(request: HttpRequest, here: Here, month: str, name: str) -> HttpResponse:
    """State why there is no figure."""
    indicator, first = indicator_or_404(name), month_or_404(month)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = _context(request, here, month, reason_form=form)
        return render(request, "quality/month.html", context, status=422)
    actions.state_reason(
        here.code, first, indicator.name, service_of(request, indicator),
        text=form.cleaned_data["text"], by=person(request),
    )  # fmt: skip
    messages.success(request, _("The reason is kept."))
    return redirect("quality:month", here.code, month)


def _close_or_404(here: Here, pk: int) -> MonthClose:
    found = queries.close(pk)
    if found is None or found.organisation_id != here.code:
        raise Http404(f"No close {pk}")
    return found


@require_POST
@in_home(Deed.APPROVE)
def approve(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Approve what somebody else has prepared."""
    found = actions.approve(_close_or_404(here, pk), by=person(request))
    messages.success(request, _("The month is closed."))
    return redirect("quality:month", here.code, months.written(found.month))


@require_POST
@in_home(Deed.APPROVE)
def send_back(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """Return what somebody else has prepared, with the reason."""
    close = _close_or_404(here, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        context = _context(request, here, months.written(close.month), answer_form=form)
        return render(request, "quality/month.html", context, status=422)
    actions.send_back(close, by=person(request), answer=form.cleaned_data["answer"])
    messages.success(request, _("It is returned."))
    return redirect("quality:month", here.code, months.written(close.month))


@require_safe
@in_home(Deed.SEE)
def close(request: HttpRequest, here: Here, pk: int) -> HttpResponse:
    """One snapshot as it was kept."""
    found = _close_or_404(here, pk)
    context = {
        "here": here,
        "close": found,
        "title": words.month(found.month),
        "month": months.written(found.month),
        "rows": month_page.closed_rows(here.code, found),
    }
    return render(request, "quality/close.html", context)


@require_safe
@in_home(Deed.SEE)
@says_what_is_wrong
def why(request: HttpRequest, here: Here, pk: int, row: int, formula: str) -> HttpResponse:
    """The steps of a closed value, from what is kept."""
    held = _close_or_404(here, pk)
    item = next((one for one in held.values.all() if one.pk == row), None)
    if item is None:
        raise Http404(f"No value {row} in close {pk}")
    item.close = held
    run, stored = explained.closed(item)
    indicator = indicators.get(item.indicator)
    context = why_context(run, stored, formula, indicator, held.month, item.service) | {
        "here": here,
        "close": held,
        "extras": extras.shown(item.extras),
        "source": words.SOURCES.get(item.source, ""),
        "events": explained.events(item.extras),
        "few": item.few,
        "records": explained.behind(item, here.code) if here.may(Deed.SEE_RECORDS) else [],
        "address": request.get_full_path(),
        "page": "",
    }
    template = "quality/_why.html" if is_part(request) else "quality/why.html"
    return render(request, template, context)
