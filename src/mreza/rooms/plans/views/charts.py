"""The charts of a plan as pages, and each of them as a file: CSV, JSON, XLSX, PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.network.queries import coverage
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.plans import queries
from mreza.rooms.plans.charts import paper
from mreza.rooms.plans.charts.base import Asked, Chart
from mreza.rooms.plans.charts.deadlines import CONTENT_TYPE, calendar, deadlines, dues
from mreza.rooms.plans.charts.dependencies import dependencies
from mreza.rooms.plans.charts.goals import goals
from mreza.rooms.plans.charts.holders import holders
from mreza.rooms.plans.charts.regions import regions
from mreza.rooms.plans.charts.timeline import timeline
from mreza.rooms.plans.queries import places
from mreza.rooms.plans.views.asking import Place, of_plan

PDF = "application/pdf"
KINDS = (("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON"), ("pdf", "PDF"))


def asked_of(place: Place) -> Asked:
    states = queries.overview(place.code, place.day)
    return Asked(place.plan, states, place.day, get_language() or "sl")


def _timeline(asked: Asked) -> Chart:
    return timeline(asked, places.begins(state.wording.pk for state in asked.living))


def _holders(asked: Asked) -> Chart:
    codes = {code for state in asked.living for code in state.holder_codes}
    found = places.seats(codes, asked.day)
    return holders(asked, {code: seat.name for code, seat in found.items()})


def _regions(asked: Asked) -> Chart:
    codes = {
        code
        for state in asked.living
        for code in (state.holder_codes | state.participant_codes)
    }  # fmt: skip
    return regions(asked, coverage.units(), places.seats(codes, asked.day))


@dataclass(frozen=True)
class Shown:
    """A chart by the name of its address: how it is made, and the template of its page."""

    make: Callable[[Asked], Chart]
    template: str


CHARTS = {
    "timeline": Shown(_timeline, "plans/charts/timeline.html"),
    "goals": Shown(goals, "plans/charts/goals.html"),
    "holders": Shown(_holders, "plans/charts/holders.html"),
    "regions": Shown(_regions, "plans/charts/regions.html"),
    "deadlines": Shown(deadlines, "plans/charts/deadlines.html"),
    "dependencies": Shown(dependencies, "plans/charts/dependencies.html"),
}


def context_of(place: Place, asked: Asked, chart: Chart) -> dict[str, object]:
    """What every page of a chart needs."""
    return {
        "place": place,
        "plan": place.plan,
        "day": place.day,
        "current": chart.table.name,
        "chart": chart,
        "table": chart.table,
        "rows": chart.table.printed(asked.language),
        "numbers": chart.table.numbers(),
        "kinds": KINDS,
        "file_url": reverse(f"plans:{chart.table.name}", args=[place.code]).rstrip("/"),
        "measures": len(asked.living),
    }


@require_safe
@of_plan
def page(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """One chart with its table."""
    asked = asked_of(place)
    shown = CHARTS[name]
    return render(request, shown.template, context_of(place, asked, shown.make(asked)))


@require_safe
@of_plan
def file(request: HttpRequest, place: Place, name: str, kind: str) -> HttpResponse:
    """The same chart as a file."""
    asked = asked_of(place)
    return chart_file(asked, CHARTS[name].make(asked), kind)


def chart_file(asked: Asked, chart: Chart, kind: str, lead: str = "") -> HttpResponse:
    """CSV and JSON with names for programs, XLSX for people, PDF with the picture."""
    if kind not in dict(KINDS):
        raise Http404(_("There is no %(kind)s; there are: %(kinds)s")
                      % {"kind": kind, "kinds": ", ".join(dict(KINDS))})  # fmt: skip
    name = f"{asked.plan.code}-{chart.table.name}"
    if kind == "pdf":
        return sheets.download(paper.as_pdf(asked, chart, lead=lead), PDF, f"{name}.pdf")
    return table_file(kind, name, chart.table.sheet, chart.table.records())


@require_safe
@of_plan
def calendar_file(request: HttpRequest, place: Place) -> HttpResponse:
    """Late and coming deadlines as an iCalendar."""
    asked = asked_of(place)
    content = calendar(asked, dues(asked), timezone.now(), request.build_absolute_uri)
    return sheets.download(content, CONTENT_TYPE, f"{place.code}.ics")
