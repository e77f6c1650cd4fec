"""The calendar of an organisation: list, month, picture of a year, and the same as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mreza.kernel.months import add_months, day_before, month_end
from mreza.kernel.obligations import Obligation
from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import catalogue, queries, showing, tables, words
from mreza.rooms.obligations.catalogue import Subject
from mreza.rooms.obligations.items import Item, State, counted
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.showing import Filter
from mreza.rooms.obligations.views.asking import (
    MONTHS,
    Span,
    access,
    ahead,
    sign_in,
    span_of,
    subject_or_404,
)
from mreza.site import clock

PER_PAGE = 100
LOOK_BACK = timedelta(days=366)  # what is overdue is not out of sight before a year has gone


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To one's own calendar; to the network for supervisors; a choice for people of several."""
    refused = sign_in(request)
    if refused:
        return refused
    may = access(request)
    if may.supervises:
        return HttpResponseRedirect(reverse("obligations:network"))
    if len(may.homes) == 1:
        return HttpResponseRedirect(reverse("obligations:calendar", args=may.homes))
    mine = queries.subjects(clock.today(), may.homes) if may.homes else []
    return render(request, "obligations/home.html", {"organisations": mine})


@dataclass(frozen=True)
class Asked:
    """What the calendar is asked for."""

    subject: Subject
    span: Span
    window: Window
    wanted: Filter
    people: dict[tuple[str, str, str], str]

    def responsible(self, item: Item) -> str:
        return self.people.get((self.subject.code, *catalogue.key(item.obligation)), "")

    def kept(self, items: Sequence[Item]) -> list[Item]:
        return [item for item in items if self.wanted.keeps(item, self.responsible(item))]

    def rows(self, items: Sequence[Item]) -> list[dict[str, Any]]:
        return [showing.row(item, self.window.today, self.responsible(item)) for item in items]


def _asked(request: HttpRequest, code: str) -> Asked:
    subject, today = subject_or_404(request, code), clock.today()
    span = span_of(request, today)
    if request.GET.get("view") == "month":
        span = Span(span.first.replace(day=1), month_end(span.first))
    soon = queries.preference(person(request)).soon_days
    names = ("q", "act", "state", "person")
    wanted = Filter(**{name: request.GET.get(name, "").strip()[:120] for name in names})
    window = Window(span.first, span.last, today, soon)
    return Asked(subject, span, window, wanted, queries.responsible([code], today))


@require_safe
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """What an organisation owes by when, and where each stands."""
    refused = sign_in(request)
    if refused:
        return refused
    asked = _asked(request, code)
    before, inside = _items(asked)
    kept = asked.kept(inside)
    context = {
        "subject": asked.subject,
        "span": asked.span,
        "wanted": asked.wanted,
        "today": asked.window.today,
        "month_view": request.GET.get("view") == "month",
        "counts": _figures(counted(kept)),
        "overdue_before": asked.rows(asked.kept(before)),
        "may": {deed.value: access(request).may(deed, code) for deed in Deed},
        "found": len(kept),
        **_shown(request, asked, kept),
        **_choices(asked),
    }
    return part_or_page(request, "obligations/_found.html", "obligations/calendar.html", context)


def _items(asked: Asked) -> tuple[list[Item], list[Item]]:
    """Overdue from the year before the window, and all that is due in it."""
    window = asked.window
    looked = Window(window.first - LOOK_BACK, window.last, window.today, window.soon)
    found = queries.items([asked.subject], looked)
    before = [item for item in found if item.due < window.first and item.state == State.OVERDUE]
    return before, [item for item in found if item.due >= window.first]


def _figures(counts: dict[str, int]) -> list[dict[str, Any]]:
    css = {State.OVERDUE: "late", State.SOON: "warn"}
    return [
        {"name": state.label, "count": counts[state], "css": css.get(state, ""), "state": state}
        for state in State
        if counts[state] or state not in (State.WAIVED, State.LATE)
    ]


def _shown(request: HttpRequest, asked: Asked, kept: list[Item]) -> dict[str, Any]:
    """The list with its pages and picture, or the weeks of a month."""
    if request.GET.get("view") == "month":
        first = asked.span.first
        return {
            "weeks": showing.weeks(first, asked.rows(kept), asked.window.today),
            "month": words.month(first),
            "rows": asked.rows(kept),
            "previous": _month_query(request, add_months(first, -1)),
            "next": _month_query(request, add_months(first, 1)),
        }
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    first, last = asked.span.first, asked.span.last
    number = (last.year - first.year) * MONTHS + last.month - first.month + 1
    return {
        "page": page,
        "groups": showing.by_month(asked.rows(list(page.object_list))),
        "picture": showing.months(first, number, kept),
    }


def _month_query(request: HttpRequest, first: date) -> str:
    """The same question about another month."""
    asked = {name: request.GET[name] for name in ("q", "act", "state", "person")
             if request.GET.get(name)}  # fmt: skip
    return urlencode({**asked, "view": "month", "from": first.isoformat()})


def _choices(asked: Asked) -> dict[str, Any]:
    """What the filters offer, and windows to go to with one click."""
    owed = [item for item in catalogue.obligations() if asked.subject.owes(item)]
    acts = catalogue.acts_of(owed)
    return {
        "acts": [(act.id, act.short[showing.language()]) for act in acts],
        "states": State.choices,
        "persons": sorted(set(asked.people.values())),
        "windows": _windows(owed, asked),
        "waiting": _waiting(owed),
    }


def _windows(owed: list[Obligation], asked: Asked) -> list[dict[str, Any]]:
    """The coming year, the last one, and the years of acts that are over."""
    today = asked.window.today
    coming = ahead(today)
    last = Span(add_months(coming.first, -MONTHS), day_before(coming.first))
    found = [(gettext("from this month on"), coming), (gettext("the last twelve months"), last)]
    begun = {item.first.year for item in owed if item.event is None}
    found += [
        (str(year), Span(date(year, 1, 1), date(year, 12, 31)))
        for year in sorted({*begun, today.year}, reverse=True)
    ]
    return [
        {"name": name, "query": span.query, "current": span == asked.span} for name, span in found
    ]


def _waiting(owed: list[Obligation]) -> list[dict[str, Any]]:
    """Obligations whose time limit runs from an event."""
    spoken = showing.language()
    return [
        {
            "title": item.title[spoken],
            "event": item.event.title[spoken],
            "when": item.when[spoken],
            "cited": catalogue.cited(item, spoken),
            "law": catalogue.law_page(item),
            "act": item.act,
            "code": item.code,
        }
        for item in owed
        if item.event is not None
    ]


@require_safe
def export(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The same list, whole, as a file."""
    refused = sign_in(request)
    if refused:
        return refused
    asked = _asked(request, code)
    kept = asked.kept(_items(asked)[1])
    records = [tables.record(item, asked.responsible(item), showing.language()) for item in kept]
    return table_file(
        kind, f"obligations-{code}", lambda: tables.sheet(records, showing.language()), records
    )
