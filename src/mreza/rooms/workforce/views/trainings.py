"""Trainings of a year, and one with its tick list of people."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from mreza.rooms.network.views.answers import table_file
from mreza.rooms.network.views.asking import person
from mreza.rooms.workforce import tables, uses
from mreza.rooms.workforce.actions import staff as deeds
from mreza.rooms.workforce.importing.staff import TRAININGS
from mreza.rooms.workforce.models import Training
from mreza.rooms.workforce.queries import reading
from mreza.rooms.workforce.rules import Deed
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.views.asking import home_or_404, refusal
from mreza.site import clock

YEARS = range(2000, 2101)


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """Trainings of a year."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    year = year_of(request)
    context = {
        "home": home_or_404(request, code),
        "tabs": "workforce/_tabs.html",
        "year": year,
        "trainings": reading.trainings(code, year),
        "synthetic": reading.is_synthetic(code),
    }
    return render(request, "workforce/trainings.html", context)


def year_of(request: HttpRequest) -> int:
    """The year asked for; this year when it is none."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and int(asked) in YEARS else clock.today().year


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A training: tick who attended."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    try:
        training = reading.training(code, number)
    except (Training.DoesNotExist, OverflowError):
        raise Http404(f"No training {number}") from None
    if request.method == "POST":
        present = {int(key) for key in request.POST.getlist("present") if key.isdecimal()}
        came, gone = deeds.set_attendance(training, present, by=person(request))
        said = gettext("Saved: %(came)s added, %(gone)s taken out.")
        messages.success(request, said % {"came": came, "gone": gone})
        return HttpResponseRedirect(reverse("workforce:training", args=[code, training.pk]))
    return render(request, "workforce/training.html", _context(request, code, training))


def _context(request: HttpRequest, code: str, training: Training) -> dict[str, object]:
    attended = {a.staff_id: a for a in training.attendances.filter(withdrawn=False)}
    rows = reading.people(code, training.last_day or clock.today(), reading.Wanted(state="all"))
    listed = [row for row in rows if row.employed or row.person.pk in attended]
    return {
        "home": home_or_404(request, code),
        "tabs": "workforce/_tabs.html",
        "training": training,
        "people": [(row, attended.get(row.person.pk)) for row in listed],
        "count": len(attended),
        "uses": uses.of(training),
        "history": changes(reading.history(code, training.subject)[:50]),
        "synthetic": training.file_id is not None and reading.is_synthetic(code),
    }


@require_safe
def trainings_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Every attendance, as a file that can be imported again."""
    refused = refusal(request, code, Deed.STAFF)
    if refused:
        return refused
    records = tables.trainings(code)
    language = get_language() or "sl"
    return table_file(
        kind, f"mreza-trainings-{code}", lambda: tables.sheet(TRAININGS, records, language), records
    )
