"""What everybody may see: values of homes that are published, small counts hidden."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.quality import months, publishing, queries, report, sums, words
from mreza.rooms.quality.models import ClosedValue
from mreza.rooms.quality.showing_public import numerator, shown, small
from mreza.site import clock

SPAN = 12


def _published(day: date) -> dict[str, str]:
    """Codes and names of the homes whose values are public, in alphabetical order."""
    switches = queries.publications()
    if not switches:
        return {}
    return {
        version.code: version.name
        for version in queries.homes(day)
        if publishing.is_public(version.code, switches)
    }


def _values(codes: list[str], day: date) -> list[ClosedValue]:
    last = months.before(day)
    found = queries.closed_values(months.moved(last, 1 - SPAN), last, codes=codes)
    return [row for row in found if sums.is_known(row)]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Homes that are public, each with its newest values."""
    day = clock.today()
    names = _published(day)
    last = months.before(day)
    held = queries.holding(months.moved(last, 1 - SPAN), last, list(names)) if names else []
    newest = {close.organisation_id: close.month for close in held}  # in order of months
    context = {
        "homes": [
            {"code": code, "name": name, "month": words.month(newest[code])}
            for code, name in names.items()
            if code in newest
        ],
        "small": publishing.least(),
    }
    return render(request, "quality/public.html", context)


@require_safe
def of_home(request: HttpRequest, code: str) -> HttpResponse:
    """A home's published values of its newest month, with the year before."""
    day = clock.today()
    names = _published(day)
    if code not in names:
        raise Http404(f"Nothing is published of {code}")
    rows = _values([code], day)
    months_ = sorted({row.close.month for row in rows}, reverse=True)
    context = {
        "code": code,
        "name": names[code],
        "small": publishing.least(),
        "months": [
            {
                "title": words.month(month),
                "rows": [shown(row) for row in rows if row.close.month == month],
            }
            for month in months_
        ],
        "synthetic": any(row.close.synthetic for row in rows),
    }
    return render(request, "quality/public_home.html", context)


@require_safe
def listing_file(request: HttpRequest, kind: str) -> HttpResponse:
    """All published values as CSV, XLSX or JSON, small counts as `<5`."""
    day = clock.today()
    names = _published(day)
    records = [_record(row, names) for row in _values(list(names), day)] if names else []
    header = [
        _("Code"), _("Provider"), _("Month"), _("Indicator"), _("Service"), _("Numerator"),
        _("Denominator"), _("Value"),
    ]  # fmt: skip
    sheet = Sheet(_("Values"), header, [list(record.values()) for record in records])
    return table_file(kind, "quality-public", lambda: sheet, records)


def _record(row: ClosedValue, names: dict[str, str]) -> dict[str, Any]:
    hidden, code = publishing.hidden(row), row.close.organisation_id
    return {
        "code": code,
        "name": names[code],
        "month": months.written(row.close.month),
        "indicator": row.indicator,
        "service": row.service,
        "numerator": numerator(row) if hidden else report.text(row.numerator),
        "denominator": small()
        if publishing.small(row.denominator)
        else report.text(row.denominator),
        "value": None if hidden else report.text(row.value),
    }
