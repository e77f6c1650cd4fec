"""Care at home: agreements of a month, one agreement with its visits, visits of a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.care.actions import recording
from mreza.rooms.care.forms.records import VisitForm
from mreza.rooms.care.models import HomeCareAgreement, Visit
from mreza.rooms.care.queries import reading
from mreza.rooms.care.queries.reading import OfDay
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views.asking import day_of, manages, month_of, refusal
from mreza.rooms.care.views.overview import before
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.desk import say
from mreza.rooms.workforce.queries import reading as kept
from mreza.rooms.workforce.refusals import RefusedError
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.spans import next_month
from mreza.rooms.workforce.views.asking import home_or_404


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """Agreements of a month with what was agreed, done and missed."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    month = month_of(request)
    context = {
        **_common(request, code, month),
        "rows": reading.agreements(code, month),
        "manages": manages(request, code),
        "synthetic": kept.is_synthetic(code),
    }
    return render(request, "care/home_care.html", context)


def _common(request: HttpRequest, code: str, month: Any) -> dict[str, Any]:
    return {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "month": month,
        "before": before(month),
        "after": next_month(month),
    }


@require_safe
def agreement(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One agreement with the visits of a month."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    try:
        found = reading.agreement(code, number)
    except (HomeCareAgreement.DoesNotExist, OverflowError):
        raise Http404(f"No agreement {number}") from None
    month = month_of(request)
    context = {
        **_common(request, code, month),
        "agreement": found,
        "visits": reading.visits(found, month),
        "manages": manages(request, code),
        "history": changes(kept.history(code, found.subject)[:50]),
        "synthetic": found.file_id is not None and kept.is_synthetic(code),
    }
    return render(request, "care/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def day(request: HttpRequest, code: str) -> HttpResponse:
    """Visits of a day: one line for each agreement, entered together."""
    refused = refusal(request, code, Deed.RECORD)
    if refused:
        return refused
    day = day_of(request)
    rows = reading.visits_of_day(code, day)
    lines = [(row, _form(request, row)) for row in rows]
    status = 200
    if request.method == "POST":
        if _saved(request, [form for row, form in lines if form and _filled(form)]):
            address = reverse("care:day", args=[code])
            return HttpResponseRedirect(f"{address}?day={day.isoformat()}")
        status = 422
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "day": day,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "lines": lines,
        "failed": status == 422,
        "synthetic": kept.is_synthetic(code),
    }
    return render(request, "care/day.html", context, status=status)


def _form(request: HttpRequest, row: OfDay) -> VisitForm | None:
    """The fields of an agreement without a visit on the day; agreed minutes as the last time."""
    if row.visits:
        return None
    prefix = str(row.agreement.pk)
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data[f"{prefix}-day"], data[f"{prefix}-number"] = day_of(request).isoformat(), "1"
    start = {"agreed_minutes": row.usual, "day": day_of(request), "number": 1}
    visit = Visit(agreement=row.agreement)
    return VisitForm(data, instance=visit, prefix=prefix, initial=start, empty_permitted=True,
                     use_required_attribute=False)  # fmt: skip


def _filled(form: VisitForm) -> bool:
    """Whether somebody wrote into the line; agreed minutes stand there before."""
    names = ("done_minutes", "missed_because", "rescheduled")
    return any(form.data.get(form.add_prefix(name), "").strip() for name in names)


def _saved(request: HttpRequest, forms: list[VisitForm]) -> bool:
    """Store the lines that were filled in, all or none."""
    valid = [form.is_valid() for form in forms]  # every line says what is wrong with it
    if not all(valid):
        return False
    try:
        count = recording.add_visits([form.instance for form in forms], by=person(request))
    except RefusedError as error:
        messages.error(request, say(error))
        return False
    messages.success(request, gettext("Saved: %(count)s visits.") % {"count": count})
    return True
