"""The supervisors' view of all organisations, and what they lock."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mreza.rooms.network.models import OrganisationKind
from mreza.rooms.network.queries import coverage as places
from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.network.views.asking import person
from mreza.rooms.obligations import actions, catalogue, queries, showing, tables
from mreza.rooms.obligations.forms import CloseForm
from mreza.rooms.obligations.items import State
from mreza.rooms.obligations.matching import Window
from mreza.rooms.obligations.overview import Overview, overview
from mreza.rooms.obligations.queries import Narrowed
from mreza.rooms.obligations.rules import Deed
from mreza.rooms.obligations.views.asking import (
    Span,
    allow,
    sign_in,
    span_of,
    year_until,
)
from mreza.rooms.obligations.views.deeds import Page, form_page, show
from mreza.site import clock

PER_PAGE = 50
DUTIES = 8


def _asked(request: HttpRequest) -> tuple[Window, Narrowed, str]:
    today = clock.today()
    span = span_of(request, today, year_until(today))
    narrowed = Narrowed(request.GET.get("kind", "")[:80], request.GET.get("office", "")[:80])
    return Window(span.first, span.last, today), narrowed, request.GET.get("act", "")[:80]


@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """Organisations with their counts, the latest first; obligations that are late most often."""
    refused = sign_in(request)
    if refused:
        return refused
    allow(request, Deed.SUPERVISE)
    window, narrowed, act = _asked(request)
    found = overview(window, narrowed, act)
    context = {
        "page": Paginator(found.standings, PER_PAGE).get_page(request.GET.get("page")),
        "states": list(State),
        "total": len(found.standings),
        "late": sum(1 for one in found.standings if one.overdue),
        "figures": [(state, found.counts[state]) for state in State],
        "duties": _duties(found),
        "span": Span(window.first, window.last),
        "narrowed": narrowed,
        "act": act,
        **_choices(window),
    }
    return part_or_page(request, "obligations/_network.html", "obligations/network.html", context)


def _duties(found: Overview) -> list[dict[str, Any]]:
    """The obligations that are overdue most often."""
    spoken = showing.language()
    return [
        {
            "title": obligation.title[spoken],
            "cited": catalogue.cited(obligation, spoken),
            "law": catalogue.law_page(obligation),
            "overdue": counts[State.OVERDUE],
            "total": counts.total(),
        }
        for obligation, counts in found.duties[:DUTIES]
        if counts[State.OVERDUE]
    ]


def _choices(window: Window) -> dict[str, Any]:
    spoken = showing.language()
    acts = catalogue.acts_of(catalogue.obligations())
    begun = {item.first.year for item in catalogue.obligations() if item.event is None}
    years = sorted({*begun, window.today.year})
    return {
        "acts": [(act.id, act.short[spoken]) for act in acts],
        "kinds": list(OrganisationKind.objects.all()),
        "offices": places.offices(),
        "closings": list(queries.closings()[:5]),
        "years": [(year, Span(date(year, 1, 1), date(year, 12, 31)).query) for year in years],
    }


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The same, whole, as a file."""
    refused = sign_in(request)
    if refused:
        return refused
    allow(request, Deed.SUPERVISE)
    records = [one.record() for one in overview(*_asked(request)).standings]
    spoken = showing.language()
    return table_file(kind, "obligations", lambda: tables.network_sheet(records, spoken), records)


@form_page
def close(request: HttpRequest) -> HttpResponse:
    """Lock what of an act is over."""
    refused = sign_in(request)
    if refused:
        return refused
    allow(request, Deed.SUPERVISE)
    acts = catalogue.acts_of(catalogue.obligations())
    choices = [(act.id, act.short[showing.language()]) for act in acts]
    page = Page(
        heading=_("Lock what is over"),
        button=_("Lock"),
        form=lambda given: CloseForm(acts=choices, **given),
        act=lambda given: actions.close(
            given["act"], until=given["until"], reason=given["reason"], by=person(request)
        ),
        back=reverse("obligations:network"),
        lead=_("Answers entered until now stay; an earlier day opens the time after it again."),
    )
    return show(request, None, page)
