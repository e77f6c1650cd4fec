"""A provider's statement, line by line, down to the steps of a number and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.rooms.calculations import explaining, links, sheets, showing
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.calculations.sheets import Sheet
from mreza.rooms.settlement import lanes, papers, queries, shapes, shown, words
from mreza.rooms.settlement.asking import (
    enters,
    line_or_404,
    only,
    rights,
    statement_or_404,
)
from mreza.rooms.settlement.forms import ObjectionForm
from mreza.rooms.settlement.models import LaneRow, Statement, StatementLine
from mreza.rooms.settlement.statements import line_of

KINDS = ("pdf", "xlsx", "json")
FEW = 200  # rows of a line that a page lists; the rest is in the export
BEHIND = 50


@require_safe
@only(enters)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Planned, realised, recognised, price, amount of every line, beside the last statement."""
    item, spoken = statement_or_404(request, pk), words.spoken()
    earlier = queries.previous(item)
    entries = shown.lines(item, earlier, spoken)
    context = {
        "statement": item,
        "run": shown.run(item.run, spoken),
        "provider": queries.name_of(item.provider_id),
        "groups": shown.groups(entries),
        "earlier": shown.statement(earlier, spoken) if earlier else None,
        "disputed": queries.disputed(item),
        "rights": rights(request),
        "illustrative": any(entry["item"].illustrative for entry in entries),
        "kinds": KINDS,
    }
    return render(request, "settlement/statement.html", context)


@require_safe
@only(enters)
def line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """The rows that a line sums; a line of one row opens into its steps."""
    item, spoken = line_or_404(request, pk, line), words.spoken()
    rows = list(queries.rows_of(item)[:FEW])
    context = {
        "statement": item.statement,
        "provider": queries.name_of(item.statement.provider_id),
        "line": shown.line(item, None, spoken),
        "run": shown.run(item.statement.run, spoken),
        "rows": [_row(item, row, spoken) for row in rows],
        "columns": _columns(item, rows, spoken),
        "may_object": rights(request).may_object(item.statement),
        "form": ObjectionForm(),
    }
    return render(request, "settlement/line.html", context)


def _columns(item: StatementLine, rows: list[LaneRow], spoken: str) -> list[str]:
    table = acts.table(lanes.get(item.lane).table)
    titles = {i.name: i.title[spoken] for i in table.inputs}
    titles |= {f.name: f.title[spoken] for f in table.order}
    return [titles.get(name, name) for name in _names(item)] if rows else []


def _names(item: StatementLine) -> list[str]:
    spec = line_of(lanes.get(item.lane), item.code)
    found = (spec.planned, spec.realised, spec.recognised, spec.amount)
    return [name for name in found if name]


def _row(item: StatementLine, row: LaneRow, spoken: str) -> dict[str, Any]:
    table = acts.table(lanes.get(item.lane).table)
    formulas = {formula.name: formula for formula in table.order}
    cells = []
    for name in _names(item):
        formula = formulas.get(name)
        value = queries.value_of(row, name)
        cells.append(
            {
                "text": showing.value(
                    value, language=spoken, decimals=formula.decimals if formula else None
                ),
                "url": reverse(
                    "settlement:why", args=[item.statement_id, item.pk, row.pk, name]
                ) if formula else "",
            }
        )  # fmt: skip
    return {
        "key": row.key.removeprefix(f"{row.provider}/"),
        "cells": cells,
        "mass": reverse("settlement:mass_rows", args=[item.statement_id, item.pk, row.pk]),
    }


def _row_or_404(item: StatementLine, pk: int) -> LaneRow:
    row = queries.rows_of(item).filter(pk=pk).first()
    if row is None:
        raise Http404(f"No row {pk}")
    return row


@require_safe
@only(enters)
@says_what_is_wrong
def why(request: HttpRequest, pk: int, line: int, row: int, formula: str) -> HttpResponse:
    """The steps of one number, for the panel or as a page of its own."""
    item, spoken = line_or_404(request, pk, line), words.spoken()
    found = queries.explained(_row_or_404(item, row), formula)
    table = acts.table(found.run.table_path)
    viewer = explaining.viewer(found.run, found.stored, table, spoken)
    view, step = viewer.view(found.explanation.step), found.explanation.step
    context = {
        "title": step.title[spoken],
        "label": queries.name_of(item.statement.provider_id),
        "activity": words.activity(item.activity),
        "feed_title": f"{found.lane.title[spoken]}, {words.period(item.statement.run, spoken)}",
        "view": view,
        "in_words": viewer.in_words(step),
        "summary": step.summary[spoken],
        "article_summary": explaining.summary_of_article(table, step.article, spoken),
        "stale": found.run.receipt.act_fingerprint != table.act_fingerprint,
        "receipt": explaining.receipt(found.run, table, spoken),
        "address": request.path,
        "what_if": reverse("settlement:what_if", args=[item.statement.run_id])
        if rights(request).oversees
        else links.act(table.act),
        "mass": reverse("settlement:mass_rows", args=[pk, line, row]),
    }
    template = "settlement/_why.html" if is_part(request) else "settlement/why.html"
    return render(request, template, context)


@require_safe
@only(enters)
@says_what_is_wrong
def mass_rows(request: HttpRequest, pk: int, line: int, row: int) -> HttpResponse:
    """The realisation rows behind a row of the law, from the snapshot that the run counted."""
    item = line_or_404(request, pk, line)
    found = queries.behind(_row_or_404(item, row), limit=BEHIND)
    context = {
        "statement": item.statement,
        "provider": queries.name_of(item.statement.provider_id),
        "line": shown.line(item, None, words.spoken()),
        "behind": found,
    }
    template = "settlement/_mass_rows.html" if is_part(request) else "settlement/mass_rows.html"
    return render(request, template, context)


@require_safe
@only(enters)
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The statement as PDF, XLSX or JSON."""
    item, spoken = statement_or_404(request, pk), words.spoken()
    if kind not in KINDS:
        raise Http404(f"There is no {kind}")
    name = f"statement-{item.provider_id}-{item.run.year}-{item.run.number}.{kind}"
    if kind == "pdf":
        return sheets.download(papers.as_pdf(item, spoken), "application/pdf", name)
    if kind == "xlsx":
        return sheets.download(sheets.as_xlsx([_sheet(item, spoken)]), sheets.XLSX, name)
    lines = [shapes.line(one) for one in item.lines.all()]
    return papers.as_json({**shapes.statement(item), "lines": lines}, name)


def _sheet(item: Statement, spoken: str) -> Sheet:
    header = [
        _("Activity"), _("Line"), _("Unit"), _("Planned"), _("Realised"), _("Recognised"),
        _("Price"), _("Amount"), _("Before"), _("Now"), _("Illustrative"),
    ]  # fmt: skip
    return Sheet(_("Statement"), header, _sheet_rows(item, spoken))


def _sheet_rows(item: Statement, spoken: str) -> Iterator[list[Any]]:
    for entry in shown.lines(item, None, spoken):
        one = entry["item"]
        yield [
            entry["activity"], entry["title"], entry["unit"], entry["planned"], entry["realised"],
            entry["recognised"], entry["price"], one.amount, one.before, one.now,
            _("yes") if one.illustrative else "",
        ]  # fmt: skip
    yield [_("Total"), "", "", None, None, None, None, item.amount, item.before, item.now, ""]
