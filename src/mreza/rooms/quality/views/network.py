"""The ministry's view: who reported, the nation's values, homes beside each other, the switch."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.quality import months, overview, peers, publishing, queries, words
from mreza.rooms.quality.asking import indicator_or_404, month_or_404, overseeing, service_of
from mreza.rooms.quality.forms import PublishForm
from mreza.rooms.quality.queries import Figure
from mreza.rooms.quality.views.reports import turn
from mreza.site import clock
from mreza.site.collation import slovene_key


@require_safe
@overseeing
def reported(request: HttpRequest) -> HttpResponse:
    """Homes by months: reported on time, late, missing."""
    day = clock.today()
    last = months.before(day)
    first = months.moved(last, 1 - overview.MONTHS)
    rows = overview.matrix(day, first, last)
    shown = request.GET.get("show", "")
    context = {
        "rows": [row for row in rows if row.missing] if shown == "missing" else rows,
        "show": shown,
        "months": [(month, months.written(month)) for month in months.between(first, last)],
        "newest": last,
        "newest_title": words.month(last),
        "summary": overview.summary(rows, last),
        "before": overview.summary(rows, months.moved(last, -1)),
        "before_title": words.month(months.moved(last, -1)),
        "missing": sum(row.missing for row in rows),
        "switch": queries.publications().get(""),
        "publish_form": PublishForm(),
        "initial": publishing.INITIAL_MONTHS,
        "due_day": overview.due_day(),
    }
    return render(request, "quality/network.html", context)


def _month(request: HttpRequest) -> date:
    """The month that is asked for; otherwise the newest that homes have closed."""
    asked = request.GET.get("month", "")
    if asked:
        return month_or_404(asked)
    last = months.before(clock.today())
    held = queries.holding(months.moved(last, -overview.MONTHS), last)
    counts: dict[date, int] = {}
    for close in held:
        counts[close.month] = counts.get(close.month, 0) + 1
    most = max(counts.values(), default=0)
    return max((m for m, n in counts.items() if 2 * n >= most), default=last)


def _rows(last: date) -> list[Figure]:
    return queries.figures(months.moved(last, 1 - overview.MONTHS), last)


@require_safe
@overseeing
def values(request: HttpRequest) -> HttpResponse:
    """Values of the nation, added up from closed months."""
    last = _month(request)
    context = {
        "rows": overview.national(last, _rows(last)),
        "month": last,
        "title": words.month(last),
        "written": months.written(last),
        "earlier": months.written(months.moved(last, -1)),
        "later": months.written(months.moved(last, 1)),
    }
    return render(request, "quality/national.html", context)


@require_safe
@overseeing
def values_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The nation's values as CSV, XLSX or JSON."""
    last = _month(request)
    records = overview.records(overview.national(last, _rows(last)))
    header = [
        _("Indicator"), _("Service"), _("Month"), _("Homes"), _("Numerator"), _("Denominator"),
        _("Value"),
    ]  # fmt: skip
    sheet = Sheet(_("Values"), header, [list(record.values()) for record in records])
    return table_file(kind, f"quality-{months.written(last)}", lambda: sheet, records)


@require_safe
@overseeing
def indicator(request: HttpRequest, name: str) -> HttpResponse:
    """Homes beside each other by name: where to look closer, not who is best."""
    found = indicator_or_404(name)
    service = service_of(request, found) or (found.services[0] if found.services else "")
    last, day = _month(request), clock.today()
    names = {version.code: version.name for version in queries.homes(day)}
    comparison = peers.compare(found, service, last, names=names)
    context: dict[str, Any] = {
        "indicator": found,
        "title": found.title[words.language()],
        "service": service,
        "service_title": words.service(service),
        "services": [(one, words.service(one)) for one in found.services],
        "comparison": comparison,
        "homes": _homes(comparison, names),
        "month": words.month(last),
    }
    return render(request, "quality/national_indicator.html", context)


def _homes(comparison: peers.Comparison | None, names: dict[str, str]) -> list[dict[str, Any]]:
    """Those outside the limits first, furthest first; inside nobody is ranked."""
    if comparison is None:
        return []
    order = {"far": 0, "near": 1, "inside": 2}
    rows = [
        {
            "code": home.code,
            "name": names.get(home.code, home.code),
            "numerator": words.part(comparison.indicator, home.numerator),
            "denominator": words.part(comparison.indicator, home.denominator),
            "shown": words.figure(comparison.indicator, home.value),
            "place": home.place,
            "place_title": peers.OUTSIDE[home.place](),
            "url": reverse(
                "quality:talk", args=[home.code, "month", months.written(comparison.last)]
            ),
        }
        for home in comparison.homes
    ]
    return sorted(rows, key=lambda row: (order[row["place"]], slovene_key(row["name"])))


@require_POST
@overseeing
def publish(request: HttpRequest) -> HttpResponse:
    """The ministry turns the public page of all homes on or off."""
    return turn(request, "", reverse("quality:network"))
