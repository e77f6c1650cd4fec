"""The network at a glance: the map, its table and files, offices, units, activities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.network import panels, tables
from mreza.rooms.network.coverage import ACTIVITIES, NEAR, Activity, activity
from mreza.rooms.network.feeds.join import printed
from mreza.rooms.network.queries import coverage as reads
from mreza.rooms.network.queries import registry
from mreza.rooms.network.queries.coverage import Coverage, UnitCoverage
from mreza.rooms.network.queries.owed import unit_facts
from mreza.rooms.network.queries.registry import Filter
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.network.views.asking import access
from mreza.site import clock

SHOWN_EXTREMES = 6


def _chosen(request: HttpRequest) -> Activity:
    return activity(request.GET.get("activity", "") or ACTIVITIES[0].code)


def _context(chosen: Activity, day: date, coverage: Coverage | None) -> dict[str, Any]:
    return {
        "activities": ACTIVITIES,
        "activity": chosen,
        "coverage": coverage,
        "near": NEAR,
        "source": printed(chosen.source),
        "day": day,
        "keep": day_query(day),
    }


@require_safe
@says_what_is_wrong
def home(request: HttpRequest) -> HttpResponse:
    """The map of units in one activity, the extremes beside it, the regional offices below."""
    chosen, day = _chosen(request), day_of(request)
    coverage = reads.coverage(chosen, day)
    more = {
        "most_loaded": coverage.units[:SHOWN_EXTREMES] if coverage else [],
        "best_provided": coverage.units[: -SHOWN_EXTREMES - 1 : -1] if coverage else [],
        "homes": registry.names(set(access(request).homes), day),
        "panels": panels.front.panels(request, clock.today()),
    }
    return render(request, "network/home.html", {**_context(chosen, day, coverage), **more})


@require_safe
@says_what_is_wrong
def table(request: HttpRequest) -> HttpResponse:
    """The same as a table of all units, perhaps of one office."""
    chosen, day = _chosen(request), day_of(request)
    coverage = reads.coverage(chosen, day)
    office = request.GET.get("office", "")
    shown = (
        [unit for unit in coverage.units if office in ("", unit.unit.office_id)] if coverage else []
    )
    context = _context(chosen, day, coverage)
    offices = [entry.office for entry in coverage.offices] if coverage else []
    more = {"shown": shown, "office": office, "offices": offices}
    return render(request, "network/table.html", {**context, **more})


@require_safe
@says_what_is_wrong
def table_export(request: HttpRequest, kind: str) -> HttpResponse:
    """The table as a file: all activities, unless one is asked for."""
    day = day_of(request)
    wanted = request.GET.get("activity", "")
    found = reads.all_activities(day)
    if wanted:
        code = activity(wanted).code
        found = [coverage for coverage in found if coverage.activity.code == code]
    units = [unit for coverage in found for unit in coverage.units]
    records = [tables.coverage_record(unit) for unit in units]
    language = get_language() or "sl"
    return table_file(kind, "coverage", lambda: tables.coverage_sheet(units, language), records)


@require_safe
@says_what_is_wrong
def offices(request: HttpRequest) -> HttpResponse:
    """All regional offices in one activity."""
    chosen, day = _chosen(request), day_of(request)
    return render(
        request, "network/offices.html", _context(chosen, day, reads.coverage(chosen, day))
    )


@require_safe
@says_what_is_wrong
def office(request: HttpRequest, code: str) -> HttpResponse:
    """A regional office: its figures in every activity, its units, its organisations."""
    chosen, day = _chosen(request), day_of(request)
    everything = reads.all_activities(day)
    mine = [_of_office(coverage, code) for coverage in everything]
    if not everything:
        mine = []
    found = next((entry for entry in mine if entry is not None), None)
    place = found.office if found else _office_or_404(code)
    coverage = next((c for c in everything if c.activity.code == chosen.code), None)
    context = _context(chosen, day, coverage)
    return render(
        request,
        "network/office.html",
        {
            **context,
            "office": place,
            "figures": list(zip(everything, mine, strict=True)),
            "mine": next((m for c, m in zip(everything, mine, strict=True) if c is coverage), None),
            "kinds": _by_kind(list(registry.organisations(day, Filter(office=code)))),
        },
    )


def _of_office(coverage: Coverage, code: str) -> reads.OfficeCoverage | None:
    return next((entry for entry in coverage.offices if entry.office.code == code), None)


def _office_or_404(code: str) -> Any:
    for place in reads.offices():
        if place.code == code:
            return place
    raise Http404(f"No regional office {code!r}")


def _by_kind(versions: list[Any]) -> list[tuple[Any, list[Any]]]:
    """Organisations grouped by kind, in the order of kinds."""
    grouped: dict[str, list[Any]] = {}
    for version in versions:
        grouped.setdefault(version.kind_id, []).append(version)
    return sorted(
        ((found[0].kind, found) for found in grouped.values()), key=lambda pair: pair[0].position
    )


@require_safe
@says_what_is_wrong
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """A region unit: every activity, its teams and workshops, its organisations."""
    day = day_of(request)
    places = reads.units()
    place = next((place for place in places if place.code == code), None)
    if place is None:
        raise Http404(f"No region unit {code!r}")
    everything = reads.all_activities(day, places)
    rows = calculations.rows_for(day=day, unit=code)
    return render(
        request,
        "network/unit.html",
        {
            "unit": place,
            "figures": [(coverage, _of_unit(coverage, code)) for coverage in everything],
            "facts": unit_facts(code) if everything else [],
            "emergency": rows.get("emergency", []),
            "duty": rows.get("duty_statement", []),
            "kinds": _by_kind(list(registry.organisations(day, Filter(unit=code)))),
            "siblings": [p for p in places if p.office_id == place.office_id and p is not place],
            "day": day,
            "keep": day_query(day),
        },
    )


def _of_unit(coverage: Coverage, code: str) -> UnitCoverage:
    found = coverage.of(code)
    if found is None:
        raise Http404(f"No coverage of {code!r}")
    return found


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """Activities with a code in the acts, and those in which coverage is shown."""
    day = day_of(request)
    context = {"coded": registry.activities(), "shown": ACTIVITIES, "keep": day_query(day)}
    return render(request, "network/activities.html", context)
