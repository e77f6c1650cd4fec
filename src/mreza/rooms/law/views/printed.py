"""Printed tables, as printed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mreza.kernel.printed import PrintedTable
from mreza.kernel.units import Unit
from mreza.rooms.calculations import explaining, linting, sheets
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law import printed_tables
from mreza.rooms.law.views.shared import about


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """All printed tables of an act."""
    found, context = about(act, "printed_tables")
    language = context["language"]
    checks = linting.lint_of(act).checks
    context["tables"] = [
        {
            "title": printed.title[language],
            "place": printed.place[language],
            "day": printed.day,
            "rows": len(printed.rows),
            "url": reverse("law:printed", args=[act, printed.name]),
            "derivable": sum(check.table == printed.name for check in checks),
            "errata": sum(c.table == printed.name and not c.is_consistent for c in checks),
            "errata_url": f"{reverse('law:errata', args=[act])}?table={printed.name}",
        }
        for printed in found.printed.values()
    ]
    return render(request, "law/printed_tables.html", context)


@require_safe
@says_what_is_wrong
def table(request: HttpRequest, act: str, table: str) -> HttpResponse:
    """One printed table with its place, its notes and its errata marked."""
    found, context = about(act, "printed_tables")
    printed = found.printed_table(table)
    language = context["language"]
    lines = printed_tables.lines(act, printed, language)
    errata_url = f"{reverse('law:errata', args=[act])}?table={printed.name}"
    context |= {
        "printed": printed,
        "title": printed.title[language],
        "place": printed.place[language],
        "notes": [note[language] for note in printed.notes],
        "cite": explaining.cite(act, printed.article, language),
        "columns": [_column(column, language) for column in printed_tables.columns(printed)],
        "lines": lines,
        "errata": sum(cell.erratum is not None for line in lines for cell in line.cells),
        "errata_url": errata_url,
        "files": _files(act, printed),
    }
    return render(request, "law/printed.html", context)


def _column(column: Any, language: str) -> dict[str, Any]:
    unit = column.unit.label(language) if isinstance(column.unit, Unit) else ""
    title = column.title[language] or column.name
    return {"title": title, "unit": unit, "is_number": column.unit is not None}


def _files(act: str, printed: PrintedTable) -> list[tuple[str, str]]:
    return [
        (kind.upper(), reverse("law:printed_file", args=[act, printed.name, kind]))
        for kind in ("csv", "xlsx")
    ]


@require_safe
@says_what_is_wrong
def file(request: HttpRequest, act: str, table: str, kind: str) -> HttpResponse:
    """The table as `csv` or `xlsx`."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    found, context = about(act, "printed_tables")
    sheet = printed_tables.sheet(found.printed_table(table), context["language"])
    if kind == "csv":
        return sheets.download(sheets.as_csv(sheet), sheets.CSV, f"{table}.csv")
    return sheets.download(sheets.as_xlsx([sheet]), sheets.XLSX, f"{table}.xlsx")
