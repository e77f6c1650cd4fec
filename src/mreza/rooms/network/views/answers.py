"""Answers of several shapes: a part or the whole page; a table as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from mreza.rooms.calculations import sheets
from mreza.rooms.calculations.sheets import Sheet

FORMATS = ("csv", "xlsx", "json")


def part_or_page(
    request: HttpRequest, part: str, page: str, context: dict[str, Any]
) -> HttpResponse:
    """The part of the page that htmx asks for, or the page. Going back always gets the page."""
    htmx = getattr(request, "htmx", None)
    asked = bool(htmx) and not getattr(htmx, "history_restore_request", False)
    response = render(request, part if asked else page, context)
    # One address has two answers; the browser must not show the one in place of the other.
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def table_file(
    kind: str, name: str, sheet: Callable[[], Sheet], records: Sequence[dict[str, Any]]
) -> HttpResponse:
    """`records` as CSV or JSON with names that programs use, or `sheet()` as XLSX for people."""
    if kind not in FORMATS:
        raise Http404(f"There is no {kind}; there are: {', '.join(FORMATS)}")
    filename = f"{name}.{kind}"
    if kind == "xlsx":
        return sheets.download(sheets.as_xlsx([sheet()]), sheets.XLSX, filename)
    if kind == "csv":
        header = list(records[0]) if records else []
        plain = Sheet(name, header, [list(record.values()) for record in records])
        return sheets.download(sheets.as_csv(plain), sheets.CSV, filename)
    response = JsonResponse({"rows": [_texts(record) for record in records]})
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _texts(record: dict[str, Any]) -> dict[str, Any]:
    """Numbers as texts that keep their decimals."""
    return {
        name: f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in record.items()
    }
