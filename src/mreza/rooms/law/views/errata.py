"""The lint of an act: which printed figures follow from its own rules, and which do not."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from mreza.kernel.act import Act
from mreza.kernel.lint import Check
from mreza.rooms.calculations import linting, printed_rows, sheets, showing
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.law import printed_tables
from mreza.rooms.law.views.shared import about

PAGE = 60
SHOWS = ("errata", "consistent", "all")


def _asked(request: HttpRequest, act: Act) -> tuple[str, str]:
    """Table and kind of checks; raises `UnknownNameError` for a table that is not there."""
    table = request.GET.get("table", "")
    if table:
        act.printed_table(table)
    show = request.GET.get("show", "errata")
    return table, show if show in SHOWS else "errata"


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """Checks of an act: `?show=errata|consistent|all`, `?table=`, `?page=`."""
    found, context = about(act, "errata")
    language = context["language"]
    table, show = _asked(request, found)
    checks = printed_tables.checks_of(act, table, show)
    page = Paginator(checks, PAGE).get_page(request.GET.get("page"))
    lint = linting.lint_of(act)
    context |= {
        "lint": lint,
        "errata_count": len(lint.errata),
        "page": page,
        "lines": [_line(found, check, language) for check in page.object_list],
        "found": len(checks),
        "table": table,
        "show": show,
        "shows": [
            ("errata", gettext("Errata")),
            ("consistent", gettext("Consistent")),
            ("all", gettext("All that is derivable")),
        ],
        "tables": _tables(found, language),
        "files": [
            (
                kind.upper(),
                f"{reverse('law:errata_file', args=[act, kind])}?table={table}&show={show}",
            )
            for kind in ("csv", "xlsx")
        ],
    }
    return render(request, "law/errata.html", context)


def _tables(act: Act, language: str) -> list[tuple[str, str, int, int]]:
    """Printed tables with derivable figures: name, title, derivable, errata."""
    counts: dict[str, list[int]] = {}
    for check in linting.lint_of(act.id).checks:
        pair = counts.setdefault(check.table, [0, 0])
        pair[0] += 1
        pair[1] += not check.is_consistent
    return [
        (name, printed.title[language], counts[name][0], counts[name][1])
        for name, printed in act.printed.items()
        if name in counts
    ]


def _line(act: Act, check: Check, language: str) -> dict[str, Any]:
    printed = act.printed[check.table]
    position = printed_rows.position_of(printed, check.row)
    address = reverse("law:printed", args=[act.id, check.table])
    titles = {column.name: column.title[language] for column in printed.columns}
    return {
        "place": printed.place[language],
        "row": check.row,
        "column": titles.get(check.column, check.column),
        "url": f"{address}#row-{position}" if position else address,
        "printed": showing.printed(check.printed, language),
        "low": showing.bound(check.derived.low, language),
        "high": showing.bound(check.derived.high, language),
        "exact": check.derived.low == check.derived.high,
        "distance": showing.bound(check.distance, language, digits=3),
        "consistent": check.is_consistent,
        "how": check.how[language],
    }


@require_safe
@says_what_is_wrong
def file(request: HttpRequest, act: str, kind: str) -> HttpResponse:
    """The same checks as `csv` or `xlsx`."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    found, context = about(act, "errata")
    table, show = _asked(request, found)
    language = context["language"]
    header = [
        gettext("Table"), gettext("Row"), gettext("Column"), gettext("Printed"),
        gettext("Derived, from"), gettext("Derived, to"), gettext("Consistent"), gettext("How"),
    ]  # fmt: skip
    rows = (
        [
            check.table, check.row, check.column, check.printed, check.derived.low,
            check.derived.high, gettext("yes") if check.is_consistent else gettext("no"),
            check.how[language],
        ]
        for check in printed_tables.checks_of(act, table, show)
    )  # fmt: skip
    sheet = Sheet(gettext("Checks"), header, rows)
    if kind == "csv":
        return sheets.download(sheets.as_csv(sheet), sheets.CSV, f"{act}-{show}.csv")
    return sheets.download(sheets.as_xlsx([sheet]), sheets.XLSX, f"{act}-{show}.xlsx")
