"""Tables of formulas: inputs, formulas, the wiring drawn, and a worked example."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mreza.kernel.act import Act
from mreza.kernel.table import Table
from mreza.kernel.units import Unit
from mreza.rooms.calculations import explaining, feeds
from mreza.rooms.calculations.days import day_of
from mreza.rooms.calculations.queries import illustrative_formulas
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.law import wiring, worked_example
from mreza.rooms.law.views.shared import about


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """The tables of an act with their formulas."""
    found, context = about(act, "tables")
    language = context["language"]
    context["tables"] = [
        {
            "title": table.title[language],
            "about": table.about[language],
            "url": reverse("law:table", args=[act, table.name]),
            "formulas": [
                {
                    "title": item.title[language],
                    "url": f"{reverse('law:table', args=[act, table.name])}#f-{item.name}",
                    "cite": explaining.cite(act, item.article, language),
                }
                for item in table.formulas
            ],
        }
        for table in found.tables.values()
    ]
    return render(request, "law/tables.html", context)


@require_safe
@says_what_is_wrong
def table(request: HttpRequest, act: str, table: str) -> HttpResponse:
    """One table; with htmx only its worked example."""
    found, context = about(act, "tables")
    wanted = found.table(table)
    language = context["language"]
    given = {name: str(value) for name, value in request.GET.items()}
    day = max(day_of(request), found.in_force_from)
    example = worked_example.build(wanted, given, day=day, language=language)
    context |= {
        "table": wanted,
        "example": example,
        "address": reverse("law:table", args=[act, table]),
        "feeds": _feeds(wanted, language),
    }
    if is_part(request):
        return render(request, "law/_example.html", context)
    context |= _described(found, wanted, language)
    status = 422 if example.has_errors else 200
    return render(request, "law/table.html", context, status=status)


def _feeds(wanted: Table, language: str) -> list[dict[str, str]]:
    return [
        {
            "name": feed.name,
            "title": feed.title[language],
            "what_if": reverse("calculations:what_if", args=[feed.name]),
        }
        for feed in feeds.of_table(wanted.path)
    ]


def _described(act: Act, wanted: Table, language: str) -> dict[str, Any]:
    illustrative = illustrative_formulas(wanted)
    titles = {item.name: item.title[language] for item in wanted.inputs}
    titles |= {item.name: item.title[language] for item in wanted.formulas}
    titles |= {item.name: item.title[language] for item in wanted.used_parameters}
    anchors = {item.name: f"#i-{item.name}" for item in wanted.inputs}
    anchors |= {item.name: f"#f-{item.name}" for item in wanted.formulas}
    parameters = reverse("law:parameters", args=[act.id])
    anchors |= {item.name: f"{parameters}#{item.name}" for item in wanted.used_parameters}
    drawing = wiring.draw(wanted, language)
    return {
        "title": wanted.title[language],
        "about": wanted.about[language],
        "note": wanted.note[language],
        "inputs": [
            {
                "name": item.name,
                "title": item.title[language],
                "unit": Unit.parse(item.unit).label(language) if item.kind == "number" else "",
                "expected": worked_example.expected(item, language),
                "optional": item.optional,
                "external": item.external,
            }
            for item in wanted.inputs
        ],
        "formulas": [
            {
                "name": item.name,
                "title": item.title[language],
                "unit": Unit.parse(str(item.unit)).label(language),
                "cites": [explaining.cite(act.id, c, language) for c in item.citations],
                "summary": item.summary[language],
                "needs": [(titles[name], anchors[name]) for name in item.arguments],
                "illustrative": item.name in illustrative,
            }
            for item in wanted.order
        ],
        "drawing": drawing,
        "boxes": [(node, anchors[node.name], titles[node.name]) for node in drawing.nodes],
    }
