"""The way in, what a month counts, and the numbers of a month by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.care import queries
from mreza.rooms.care.actions import recording
from mreza.rooms.care.forms.month import MonthForm
from mreza.rooms.care.models import Service
from mreza.rooms.care.queries.recorded import recorded
from mreza.rooms.care.queries.rows import Rows
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views.asking import manages, read_month, refusal
from mreza.rooms.network.views.asking import person, posted
from mreza.rooms.workforce.desk import say
from mreza.rooms.workforce.homes import own_homes
from mreza.rooms.workforce.queries import reading as kept
from mreza.rooms.workforce.refusals import RefusedError
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.spans import last_of_month, next_month
from mreza.rooms.workforce.views.asking import answer, home_or_404
from mreza.site import clock

SHOWN_MONTHS = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The own home; a choice for whoever works in several."""
    homes = own_homes(request)
    refused = answer(request, "", exists=True, allowed=bool(homes))
    if refused:
        return refused
    if len(homes) == 1:
        return HttpResponseRedirect(reverse("care:overview", args=[homes[0][0]]))
    return render(request, "workforce/choose.html", {"homes": homes, "to": "care:overview"})


@require_safe
def overview(request: HttpRequest, code: str) -> HttpResponse:
    """What the last whole month counts by service, and what can be recorded."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    month = before(clock.today().replace(day=1))
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "month": month,
        "services": _services(code, month),
        "manages": manages(request, code),
        "months": _months(clock.today()),
        "synthetic": kept.is_synthetic(code),
    }
    return render(request, "care/overview.html", context)


def before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def _months(day: date) -> list[date]:
    """This month and those before it, newest first."""
    found = [day.replace(day=1)]
    while len(found) < SHOWN_MONTHS:
        found.append(before(found[-1]))
    return found


def _services(code: str, month: date) -> list[dict[str, Any]]:
    """Counts of each service that has any."""
    period = ([code], month, last_of_month(month))
    known = Rows(*period)
    users, medicated = queries.users(*period, known), queries.users_on_medication(*period, known)
    leisure, care = queries.leisure(*period, known), queries.home_care(*period, known)
    rows = [
        {
            "title": service.label,
            "users": users.get((code, service)),
            "medicated": medicated.get((code, service)),
            "leisure": leisure.get((code, service)),
            "care": care.get((code, service)),
        }
        for service in Service
    ]
    return [row for row in rows if any(row[name] for name in list(row)[1:])]


@require_http_methods(["GET", "HEAD", "POST"])
def month(request: HttpRequest, code: str, month: str) -> HttpResponse:
    """All numbers of a month: what the records say, and fields for the rest."""
    refused = refusal(request, code, Deed.MANAGE)
    if refused:
        return refused
    first = month_or_404(month)
    entered = recording.entered(code, first)
    form = MonthForm(posted(request), recorded=recorded(code, first), entered=entered)
    if request.method == "POST" and form.is_valid() and _saved(request, code, first, form):
        return HttpResponseRedirect(reverse("care:month", args=[code, month]))
    today = clock.today().replace(day=1)
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "form": form,
        "month": first,
        "before": before(first),
        "after": next_month(first) if first < today else None,
        "history": changes(kept.history(code, f"month/{month}")[:100]),
        "synthetic": kept.is_synthetic(code),
    }
    return render(request, "care/month.html", context, status=422 if form.errors else 200)


def month_or_404(text: str) -> date:
    """A month up to this one; later ones have nothing to count yet."""
    found = read_month(text)
    if found is None or found > clock.today():
        raise Http404(f"No month {text!r}; there are months up to this one, like 2026-09")
    return found


def _saved(request: HttpRequest, code: str, first: date, form: MonthForm) -> bool:
    reason = str(form.cleaned_data.get("reason", ""))
    numbers: dict[tuple[str, str], Decimal] = form.numbers()
    try:
        count = recording.set_numbers(code, first, numbers, by=person(request), reason=reason)
    except RefusedError as error:
        form.add_error(None, say(error))
        return False
    messages.success(request, gettext("Saved: %(count)s numbers changed.") % {"count": count})
    return True
