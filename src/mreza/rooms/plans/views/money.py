"""Money of a plan: what it prints under a treatment that can be switched, and what was recorded."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import explaining
from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.plans.charts.money import money
from mreza.rooms.plans.charts.printed import MEANINGS, lines, printed, treatment_of
from mreza.rooms.plans.counting import FORMULA, has_table, stored, table
from mreza.rooms.plans.money import years_of
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.views.charts import asked_of, chart_file, context_of


@require_safe
@of_plan
def page(request: HttpRequest, place: Place) -> HttpResponse:
    """Printed sums by year, then planned, committed and spent by year and source."""
    asked = asked_of(place)
    treatment = treatment_of(request.GET.get("treatment", ""))
    stated = printed(asked, treatment)
    context = context_of(place, asked, money(asked)) | {
        "stated": stated,
        "explained": has_table(place.code),
        "query": f"?treatment={treatment}",
        "printed_url": reverse("plans:printed_file", args=[place.code, "csv"])[: -len(".csv")],
    }
    return render(request, "plans/charts/money.html", context)


@require_safe
@of_plan
def file(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """What was recorded by year and source."""
    asked = asked_of(place)
    return chart_file(asked, money(asked), kind)


@require_safe
@of_plan
def printed_file(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """Printed sums as counted under a treatment, which the file names."""
    asked = asked_of(place)
    treatment = treatment_of(request.GET.get("treatment", ""))
    return chart_file(asked, printed(asked, treatment), kind, lead=str(MEANINGS[treatment]))


@require_safe
@of_plan
def why(request: HttpRequest, place: Place, measure: str, number: int, year: int) -> HttpResponse:
    """How one printed sum counts in a year, by the act's table."""
    asked = asked_of(place)
    treatment = treatment_of(request.GET.get("treatment", ""))
    found = [
        line
        for line in lines(asked, treatment)
        if (line.state.code, line.number) == (measure, number)
    ]
    if not found or year not in years_of(place.plan) or not has_table(place.code):
        raise Http404(f"There is nothing to explain of {measure}, {number}, {year}")
    run, row = stored(found[0], year, treatment, timezone.now())
    context = _explained(run, row, asked.language) | {
        "place": place, "plan": place.plan, "line": found[0], "year": year,
        "address": request.get_full_path(),
        "page": reverse("plans:money", args=[place.code]) + f"?treatment={treatment}",
    }  # fmt: skip
    template = "plans/charts/_why.html" if is_part(request) else "plans/charts/why.html"
    return render(request, template, context)


def is_part(request: HttpRequest) -> bool:
    """Whether the panel beside the page asks."""
    return bool(getattr(request, "htmx", False))


def _explained(run: StoredRun, row: StoredRow, language: str) -> dict[str, Any]:
    step = calculations.explanation_of(run, row, FORMULA).step
    viewer = explaining.viewer(run, row, table(), language)
    return {
        "title": step.title[language],
        "view": viewer.view(step),
        "in_words": viewer.in_words(step),
        "summary": step.summary[language],
        "receipt": explaining.receipt(run, table(), language),
    }
