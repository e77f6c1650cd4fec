"""Leisure activities of a month, and one with its tick list, made for a phone."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.care.actions import recording
from mreza.rooms.care.models import LeisureActivity
from mreza.rooms.care.queries import reading
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views.asking import manages, month_of, refusal
from mreza.rooms.care.views.overview import before
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce.queries import reading as kept
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.spans import next_month
from mreza.rooms.workforce.views.asking import home_or_404


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """Activities of a month by date and content."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    month = month_of(request)
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "month": month,
        "before": before(month),
        "after": next_month(month),
        "activities": reading.activities(code, month),
        "manages": manages(request, code),
        "synthetic": kept.is_synthetic(code),
    }
    return render(request, "care/leisure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """An activity: tick who took part."""
    refused = refusal(request, code, Deed.RECORD)
    if refused:
        return refused
    try:
        activity = reading.activity(code, number)
    except (LeisureActivity.DoesNotExist, OverflowError):
        raise Http404(f"No activity {number}") from None
    if request.method == "POST":
        present = {int(key) for key in request.POST.getlist("present") if key.isdecimal()}
        came, gone = recording.set_attendance(activity, present, by=person(request))
        said = gettext("Saved: %(came)s added, %(gone)s taken out.")
        messages.success(request, said % {"came": came, "gone": gone})
        return HttpResponseRedirect(reverse("care:activity", args=[code, activity.pk]))
    ticks = reading.ticks(activity)
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "activity": activity,
        "ticks": ticks,
        "count": sum(tick.present for tick in ticks),
        "history": changes(kept.history(code, activity.subject)[:50]),
        "synthetic": activity.file_id is not None and kept.is_synthetic(code),
    }
    return render(request, "care/activity.html", context)
