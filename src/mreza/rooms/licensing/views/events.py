"""The calendar of events for everybody: what is coming, points, contents, where; iCalendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from mreza.rooms.licensing import proposing
from mreza.rooms.licensing.applications import words
from mreza.rooms.licensing.applications.rules import applicant
from mreza.rooms.licensing.models.credits import Content
from mreza.rooms.licensing.queries import events
from mreza.rooms.licensing.queries.events import Listed
from mreza.rooms.licensing.views.applicants import event_or_404, now
from mreza.rooms.obligations.ical import CONTENT_TYPE, REFRESH, ZONE
from mreza.site import clock

PER_PAGE = 30
BACK = timedelta(days=366)  # how far back the calendar goes when past events are asked for


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Evaluated events that are coming, or with `past` those of the last year."""
    found = _asked(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "rows": [shown(one) for one in page.object_list],
        "contents": Content.choices, "content": request.GET.get("content", ""),
        "q": request.GET.get("q", "")[:80], "past": "past" in request.GET,
    }  # fmt: skip
    return render(request, "licensing/events.html", context)


def _asked(request: HttpRequest) -> list[Listed]:
    given, day = request.GET, clock.today()
    content, text = given.get("content", ""), given.get("q", "").strip()[:80]
    if "past" in given:
        last = day - timedelta(days=1)
        return events.calendar(day - BACK, last, content=content, text=text)[::-1]
    return events.calendar(day, content=content, text=text)


def shown(one: Listed) -> dict[str, Any]:
    """An event as pages show it."""
    return {
        "event": one.event, "points": words.points(one.points),
        "counted": words.counted(one.points), "exact": words.exact(one.points),
        "contents": [(words.content(name), minutes) for name, minutes in one.contents],
        "cancelled": one.cancelled, "changes": one.changes,
    }  # fmt: skip


@require_safe
def event(request: HttpRequest, number: int) -> HttpResponse:
    """One evaluated event: its programme, what it brings and why."""
    found = event_or_404(number)
    who = applicant(request) if request.user.is_authenticated else None
    context = {
        **shown(found), "lines": [words.shown(line) for line in found.lines],
        "each": [words.shown(line) for line in proposing.appearance(found.event.last)],
        "programme": [
            {"session": one, "content": words.content(one.content),
             "lecturers": ", ".join(lecturer.name for lecturer in one.lecturers.all())}
            for one in found.event.sessions.prefetch_related("lecturers")
        ],
        "sees_list": who is not None and who.sees_list(found.event),
        "changeable": who is not None and who.changes_event(found.event)
        and found.event.last >= clock.today() and not found.cancelled,
    }  # fmt: skip
    return render(request, "licensing/event.html", context)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """What is coming, and the last month, as an iCalendar that calendars can follow."""
    first = clock.today() - timedelta(days=31)
    content, text = request.GET.get("content", ""), request.GET.get("q", "")[:80]
    found = events.calendar(first, content=content, text=text)
    made = now()
    address = request.build_absolute_uri
    written = as_ical(found, made, lambda one: address(_page_of(one)))
    response = HttpResponse(written, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="mreza-events.ics"'
    return response


def _page_of(one: Listed) -> str:
    return reverse("licensing:event", args=[one.event.pk])


def as_ical(found: list[Listed], at: datetime, url: Any) -> bytes:
    """All-day events that keep their identity from call to call."""
    made = Calendar()
    made.add("prodid", f"-//Mreza//Licences//{(get_language() or 'sl').upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    name = gettext("Trainings with licence points")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", ZONE)
    made.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for one in found:
        made.add_component(_component(one, at, url(one)))
    return bytes(made.to_ical())


def _component(one: Listed, at: datetime, url: str) -> Event:
    told = shown(one)
    made = Event()
    made.add("uid", f"licensing.event.{one.event.pk}@mreza")
    made.add("dtstamp", at)
    made.add("dtstart", one.event.first)
    made.add("dtend", _after(one.event.last))
    made.add("summary", _summary(one, told["counted"]))
    lines = [one.event.organiser_name, *(name for name, _minutes in told["contents"])]
    if one.changes:
        last = one.changes[-1]
        lines.insert(0, f"{last.get_what_display()}: {last.reason}")
        made.add("last-modified", last.at)
    made.add("sequence", len(one.changes))
    made.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    made.add("description", "\n".join(lines))
    if one.event.place:
        made.add("location", one.event.place)
    made.add("url", url)
    made.add("transp", "TRANSPARENT")
    return made


def _summary(one: Listed, counted: str) -> str:
    """What a calendar shows: a cancelled event says so before its title."""
    if one.cancelled:
        return gettext("Cancelled: %(title)s") % {"title": one.event.title}
    return f"{one.event.title} ({counted})"


def _after(day: date) -> date:
    return day + timedelta(days=1)
