"""Figures of the chamber and the ministry: chart and table, CSV and XLSX."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import charts, sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.licensing import time_limits
from mreza.rooms.licensing.applications import words
from mreza.rooms.licensing.applications.rules import Applicant
from mreza.rooms.licensing.models.applications import Application
from mreza.rooms.licensing.queries import statistics
from mreza.rooms.licensing.views.applicants import signed_in
from mreza.site import clock

CENT = Decimal("0.01")


def _may(who: Applicant) -> None:
    if not (who.oversees or who.ministry):
        raise PermissionDenied("For the chamber and the ministry")


def _year(request: HttpRequest) -> int:
    asked, this = request.GET.get("year", ""), clock.today().year
    known = asked.isdecimal() and len(asked) == 4 and this - statistics.YEARS < int(asked) <= this
    return int(asked) if known else this


@require_safe
@signed_in
def page(request: HttpRequest, who: Applicant) -> HttpResponse:
    """Points by kind and year, mandatory contents, organisers, how long decisions take."""
    _may(who)
    year, day = _year(request), clock.today()
    found = statistics.points(day)
    context = {
        "year": year, "years": range(day.year - statistics.YEARS + 1, day.year + 1),
        "points": _points(found, day), "chart": _chart(found, year), "day": day,
        "totals": _totals(found, day), "has_points": bool(found),
        "coverage": [_covered(one) for one in statistics.coverage(day)],
        "organisers": statistics.organisers(year),
        "processing": [_processed(one) for one in statistics.processing(year)],
        "within": time_limits.DECIDE_WITHIN,
    }  # fmt: skip
    return render(request, "licensing/statistics.html", context)


def _shown_years(day: date) -> list[int]:
    """The last five on the page; files have ten."""
    return [*range(day.year - 4, day.year + 1)]


def _points(found: dict[str, dict[int, Fraction]], day: date) -> dict[str, Any]:
    years = _shown_years(day)
    rows = [
        (words.kind(kind), [words.points(by_year.get(year, Fraction(0))) for year in years])
        for kind, by_year in sorted(found.items(), key=lambda pair: -sum(pair[1].values()))
    ]
    return {"years": years, "rows": rows}


def _totals(found: dict[str, dict[int, Fraction]], day: date) -> list[str]:
    return [
        words.points(sum((by.get(year, Fraction(0)) for by in found.values()), Fraction(0)))
        for year in _shown_years(day)
    ]


def _chart(found: dict[str, dict[int, Fraction]], year: int) -> Any:
    values = [
        (words.kind(kind), _decimal(by_year[year]))
        for kind, by_year in found.items()
        if by_year.get(year)
    ]
    values.sort(key=lambda pair: -pair[1])
    title = gettext("Licence points by kind, %(year)s") % {"year": year}
    return charts.bars(values, title, words.language()) if values else ""


def _decimal(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(CENT)


def _covered(one: statistics.Coverage) -> dict[str, Any]:
    share = Decimal(100 * one.covered) / one.practitioners if one.practitioners else None
    return {
        "name": words.content(one.content), "covered": one.covered, "of": one.practitioners,
        "share": share.quantize(Decimal("0.1")) if share is not None else None,
    }  # fmt: skip


def _processed(one: statistics.Processing) -> dict[str, Any]:
    share = Decimal(100 * one.in_time) / one.decided
    return {
        "kind": Application.Kind(one.kind).label, "one": one,
        "median": words.points(one.median_days) if one.median_days is not None else "–",
        "share": share.quantize(Decimal("0.1")),
    }  # fmt: skip


@require_safe
@signed_in
def export(request: HttpRequest, who: Applicant, kind: str) -> HttpResponse:
    """The same figures: one row a kind and year as CSV, every table on its sheet as XLSX."""
    _may(who)
    book = _sheets(_year(request), clock.today())
    if kind == "csv":
        return sheets.download(sheets.as_csv(book[0]), sheets.CSV, "mreza-licence-points.csv")
    if kind == "xlsx":
        return sheets.download(sheets.as_xlsx(book), sheets.XLSX, "mreza-licence-points.xlsx")
    raise Http404("There are csv and xlsx")


def _sheets(year: int, day: date) -> list[Sheet]:
    points = [
        [words.kind(kind), of, _decimal(value)]
        for kind, by_year in statistics.points(day).items()
        for of, value in sorted(by_year.items())
    ]
    contents = [[words.content(one.content), one.covered, one.practitioners]
                for one in statistics.coverage(day)]  # fmt: skip
    held = [[one.name, one.events, one.attended] for one in statistics.organisers(year)]
    times = [
        [str(Application.Kind(one.kind).label), one.decided,
         _decimal(one.median_days) if one.median_days is not None else None, one.longest,
         one.in_time]
        for one in statistics.processing(year)
    ]  # fmt: skip
    return [
        Sheet(gettext("Points"), [gettext("Kind"), gettext("Year"), gettext("Points")], points),
        Sheet(gettext("Mandatory contents"),
              [gettext("Content"), gettext("Have it"), gettext("Valid licences")], contents),
        Sheet(gettext("Organisers"),
              [gettext("Organiser"), gettext("Events"), gettext("Attendees")], held),
        Sheet(gettext("Decisions"),
              [gettext("Kind"), gettext("Decided"), gettext("Median of days"),
               gettext("Longest"), gettext("In time")], times),
    ]  # fmt: skip
