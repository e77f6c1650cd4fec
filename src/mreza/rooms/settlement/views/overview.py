"""A run as the insurer sees it: sums by activity and office, statements, money moved by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.network.views.answers import table_file
from mreza.rooms.settlement import overview, queries, shapes, shown, words
from mreza.rooms.settlement.asking import only, oversees, rights, run_or_404
from mreza.rooms.settlement.models import SettlementRun, Statement

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
    if "\x00" in office + search:
        raise Http404("No such statements")
    found = queries.statements(item)
    if office:
        found = found.filter(office=office)
    if search:
        found = queries.named(found, search)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    listed, far = list(page.object_list), overview.furthest(item, most=OUTLIERS)
    names = queries.names_of([*(one.provider_id for one in listed), *far.providers])
    far.name(names)
    return {
        "page": page,
        "statements": _listed(listed, names, spoken),
        "offices": overview.offices(item),
        "office": office,
        "search": search,
        "activities": overview.activities(item, spoken),
        "moved": shown.moved(item.totals.get("moved", []), spoken),
        "far": far,
        "illustrative": queries.illustrative(item),
        "proposals": queries.proposals(item),
    }


def _listed(
    listed: Iterable[Statement], names: Mapping[str, str], spoken: str
) -> list[dict[str, Any]]:
    """Statements with the names of their providers."""
    return [
        {**shown.statement(one, spoken), "name": names.get(one.provider_id, one.provider_id)}
        for one in listed
    ]


@require_safe
@only(oversees)
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """All statements of a run: `csv`, `xlsx` or `json`."""
    item = _visible_run(request, pk)
    found = list(queries.statements(item))
    names = queries.names_of(one.provider_id for one in found)
    records = [{**shapes.statement(one), "name": names.get(one.provider_id, "")} for one in found]
    header = [
        _("Code"), _("Provider"), _("Region unit"), _("Office"), _("Amount (EUR)"),
        _("Settled before (EUR)"), _("Now (EUR)"),
    ]  # fmt: skip
    sheet = Sheet(_("Statements"), header, _sheet_rows(found, names))
    return table_file(kind, f"settlement-{pk}", lambda: sheet, records)


def _sheet_rows(found: list[Statement], names: Mapping[str, str]) -> Iterator[list[Any]]:
    offices = words.offices()
    for one in found:
        numbers: list[Decimal] = [one.amount, one.before, one.now]
        name = names.get(one.provider_id, "")
        yield [one.provider_id, name, words.place(one.unit), offices.get(one.office), *numbers]
