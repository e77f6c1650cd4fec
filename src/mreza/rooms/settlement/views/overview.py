"""A run as the insurer sees it: sums by activity and office, statements, money moved by rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.kernel.units import Unit
from mreza.rooms.calculations import charts
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.settlement import queries, shapes, shown, words
from mreza.rooms.settlement.asking import only, oversees, rights, run_or_404
from mreza.rooms.settlement.models import SettlementRun

PER_PAGE = 50
OUTLIERS = 8


def _visible_run(request: HttpRequest, pk: int) -> SettlementRun:
    run = run_or_404(pk)
    if not rights(request).settles and run.issued_at is None:
        raise Http404(f"No settlement run {pk}")
    return run


@require_safe
@only(oversees)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """The national overview of a complete run, or how far it is."""
    item, spoken = _visible_run(request, pk), words.spoken()
    context: dict[str, Any] = {
        "run": shown.run(item, spoken),
        "item": item,
        "rights": rights(request),
        "checks": shown.checks(item.checks, spoken),
    }
    if item.state == SettlementRun.State.COMPLETE:
        context |= _results(request, item, spoken)
    return render(request, "settlement/run.html", context)


def _results(request: HttpRequest, item: SettlementRun, spoken: str) -> dict[str, Any]:
    office, search = request.GET.get("office", "")[:40], request.GET.get("q", "").strip()[:80]
    found = queries.statements(item)
    if office:
        found = found.filter(office=office)
    if search:
        found = queries.named(found, search)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    offices = [
        {**entry, "name": words.activity(entry["office"])} for entry in queries.by_office(item)
    ]
    return {
        "page": page,
        "statements": [shown.statement(one, spoken) for one in page.object_list],
        "offices": offices,
        "office": office,
        "search": search,
        "activities": _activities(item, spoken),
        "moved": shown.moved(item.totals.get("moved", []), spoken),
        "over": queries.outliers(item, highest=True, most=OUTLIERS),
        "under": queries.outliers(item, highest=False, most=OUTLIERS),
        "chart": _chart(offices, spoken),
        "illustrative": queries.illustrative(item),
        "proposals": queries.proposals(item),
    }


def _activities(item: SettlementRun, spoken: str) -> list[dict[str, Any]]:
    return [
        {
            **entry,
            "lane_title": words.lane(entry["lane"], spoken),
            "title": words.line(entry["lane"], entry["code"], spoken),
            "activity_name": words.activity(entry["activity"]),
            "unit_label": Unit.parse(entry["unit"]).label(spoken) if entry["unit"] else "",
        }
        for entry in queries.by_activity(item)
    ]


def _chart(offices: list[dict[str, Any]], spoken: str) -> Any:
    bars = [(entry["name"], entry["amount"]) for entry in offices if entry["amount"]]
    ranked = sorted(bars, key=lambda pair: -pair[1])
    return charts.bars(ranked, _("Amount by regional office (EUR)"), spoken) if ranked else ""


@require_safe
@only(oversees)
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All statements of a run: `csv`, `xlsx` or `json`."""
    item = _visible_run(request, pk)
    found = list(queries.statements(item))
    records = [{**shapes.statement(one), "name": one.provider.code} for one in found]
    header = [_("Provider"), _("Region unit"), _("Office"), _("Amount"), _("Before"), _("Now")]
    sheet = Sheet(_("Statements"), header, _sheet_rows(found))
    return table_file(kind, f"settlement-{pk}", lambda: sheet, records)


def _sheet_rows(found: list[Any]) -> Iterator[list[Any]]:
    for one in found:
        numbers: list[Decimal] = [one.amount, one.before, one.now]
        yield [one.provider_id, words.activity(one.unit), words.activity(one.office), *numbers]
