"""Why a line of an application or of an event brings so many points, and why a content counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mreza.rooms.licensing import explained, proposing
from mreza.rooms.licensing.actions import giving
from mreza.rooms.licensing.applications import words
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.models.credits import Credit
from mreza.rooms.licensing.models.events import Event
from mreza.rooms.licensing.proposing import Line
from mreza.rooms.licensing.views.applicants import application_or_404, event_or_404, signed_in
from mreza.site import clock


@require_safe
def event(request: HttpRequest, number: int, line: int) -> HttpResponse:
    """Of an evaluated event; for everybody."""
    found = event_or_404(number)
    last = found.event.last
    return _points(request, found.event, [*found.lines, *proposing.appearance(last)], line, last)


@require_safe
@signed_in
def application(request: HttpRequest, who: Applicant, number: int, line: int) -> HttpResponse:
    """Of what an application asks for."""
    found, day = _asked(request, who, number)
    proposal = proposing.of_application(found, day)
    return _points(request, found.event, [*proposal.lines, *proposal.each], line, day)


@require_safe
@signed_in
def content(request: HttpRequest, who: Applicant, number: int, name: str) -> HttpResponse:
    """Whether the programme of an application counts as a mandatory content."""
    found, day = _asked(request, who, number)
    sessions = [one for one in found.event.sessions.all() if one.content == name]
    if not sessions:
        raise Http404(f"No content {name!r} in this programme")
    row = proposing.programme_row(found.event, name, sessions)
    told = explained.of_programme(row, "recognised", day, timezone.now())
    return _answer(request, found.event, words.content(name), told)


def _asked(request: HttpRequest, who: Applicant, number: int) -> tuple[Application, date]:
    found = application_or_404(request, who, number)
    return found, found.submitted_on or clock.today()


def _points(
    request: HttpRequest, event: Event, lines: Sequence[Line], place: int, day: date
) -> HttpResponse:
    if not 1 <= place <= len(lines):
        raise Http404(f"No line {place}")
    line = lines[place - 1]
    inputs = giving.work_of(event, line.work).inputs()
    told = explained.of_credit(Credit(inputs=inputs, last_day=day), "points", timezone.now())
    told["exact"] = words.exact(line.points)
    return _answer(request, event, words.kind(line.work.kind), told)


def _answer(request: HttpRequest, event: Event, about: str, told: dict[str, Any]) -> HttpResponse:
    context = told | {
        "person": {"name": event.title}, "about": about, "address": request.get_full_path(),
    }  # fmt: skip
    part = bool(getattr(request, "htmx", None))
    return render(request, "licensing/_why.html" if part else "licensing/why.html", context)
