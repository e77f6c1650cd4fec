"""What everybody may see of a plan, and take as open data; nobody signs in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.plans.charts.base import SIGNS, legend_of_statuses
from mreza.rooms.plans.models import PlanVersion
from mreza.rooms.plans.open_data import activities
from mreza.rooms.plans.open_data.package import data_package
from mreza.rooms.plans.open_data.shapes import Record
from mreza.rooms.plans.open_data.tables import TABLES
from mreza.rooms.plans.queries import places
from mreza.rooms.plans.queries.published import Published, public_plans, published
from mreza.rooms.plans.showing_public import areas, figures, milestones_of, money_of
from mreza.site import clock

OPEN_FORMATS = ("csv", "json")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every plan, with a way to its public page."""
    return render(request, "plans/public_list.html", {"versions": public_plans()})


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """What a plan wants, how far it is, its measures, money and milestones."""
    found = _published(code)
    day, plan = clock.today(), found.version.plan
    seat = places.seats([plan.coordinator_id], day).get(plan.coordinator_id)
    context: dict[str, Any] = {
        "plan": plan,
        "day": day,
        "found": found,
        "coordinator": seat.name if seat else plan.coordinator_id,
        "areas": areas(found),
        "figures": figures(found),
        "legend": legend_of_statuses(),
        "signs": SIGNS,
        "money": money_of(found),
        **milestones_of(found, day),
    }
    return render(request, "plans/public.html", context)


@require_safe
def data(request: HttpRequest, code: str) -> HttpResponse:
    """The open data of a plan: files with what their columns mean."""
    found = _published(code)
    language = get_language() or "sl"
    tables = [
        {
            "name": table.name,
            "title": table.title[language],
            "fields": [(field.name, field.type, field.about[language]) for field in table.fields],
            "rows": len(table.records(found)),
        }
        for table in TABLES.values()
    ]
    context = {"plan": found.version.plan, "found": found, "tables": tables}
    return render(request, "plans/public_data.html", context)


@require_safe
def package(request: HttpRequest, code: str) -> HttpResponse:
    """The description of all files, for programs."""
    return _json(data_package(_published(code), request.build_absolute_uri))


@require_safe
def file(request: HttpRequest, code: str, table: str, kind: str) -> HttpResponse:
    """One table as CSV or JSON."""
    if table not in TABLES:
        raise Http404(f"There is no {table}; there are: {', '.join(TABLES)}")
    return _answer(f"{code}-{table}", kind, TABLES[table].records(_published(code)),
                   [field.name for field in TABLES[table].fields])  # fmt: skip


@require_safe
def activities_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Measures in the fields of IATI: JSON whole, CSV one row an activity."""
    found = _published(code)
    if kind == "json":
        return _json(activities.activities(found))
    records = activities.rows(found)
    return _answer(f"{code}-activities", kind, records, list(records[0]) if records else [])


def _published(code: str) -> Published:
    try:
        return published(code, clock.today())
    except PlanVersion.DoesNotExist:
        raise Http404(_("There is no plan %(code)s") % {"code": code}) from None


def _answer(name: str, kind: str, records: Sequence[Record], header: Sequence[str]) -> HttpResponse:
    if kind not in OPEN_FORMATS:
        raise Http404(f"There is no {kind}; there are: {', '.join(OPEN_FORMATS)}")
    if kind == "json":
        return _json({"rows": list(records)})
    sheet = Sheet(name, list(header), [list(record.values()) for record in records])
    return sheets.download(sheets.as_csv(sheet), sheets.CSV, f"{name}.csv")


def _json(content: Any) -> HttpResponse:
    """Readable by other sites' scripts too: it is open."""
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
