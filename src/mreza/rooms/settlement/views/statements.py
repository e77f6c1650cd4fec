"""A provider's statement, line by line, down to the steps of a number and the rows behind it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.rooms.calculations import explaining, links, sheets
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong
from mreza.rooms.settlement import (
    adjustments,
    compared,
    computed,
    line_rows,
    papers,
    queries,
    shapes,
    shown,
    statement_sheets,
    words,
)
from mreza.rooms.settlement.asking import (
    enters,
    line_or_404,
    only,
    rights,
    row_or_404,
    rows_of,
    statement_or_404,
)
from mreza.rooms.settlement.models import StatementLine

KINDS = ("pdf", "xlsx", "json")
FEW = 200  # rows of a line that a page lists; the rest is in the export
BEHIND = 50


@require_safe
@only(enters)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Planned, realised, recognised, price, amount of every line, beside the last statement."""
    item, spoken = statement_or_404(request, pk), words.spoken()
    earlier = queries.previous(item)
    entries = shown.lines(item, earlier, spoken, adjustments.rows_of(item))
    groups = shown.groups(entries)
    context = {
        "statement": item,
        "run": shown.run(item.run, spoken),
        "provider": queries.name_of(item.provider_id),
        "groups": groups,
        "rules": shown.rules(entries, spoken),
        "earlier": shown.statement(earlier, spoken) if earlier else None,
        "compared": compared.with_last(item, earlier, groups),
        "disputed": queries.disputed(item),
        "rights": rights(request),
        "illustrative": any(entry["item"].illustrative for entry in entries),
        "kinds": KINDS,
    }
    return render(request, "settlement/statement.html", context)


@require_safe
@only(enters)
@says_what_is_wrong
def line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """The rows that a line sums; `of` is the number whose rows the panel lists."""
    item = line_or_404(request, pk, line)
    of = request.GET.get("of", "")
    if of and is_part(request):
        return render(request, "settlement/_sum.html", _sum(request, item, of))
    return render(request, "settlement/line.html", _line(request, item))


def _line(request: HttpRequest, item: StatementLine) -> dict[str, Any]:
    spoken, held = words.spoken(), rights(request)
    last = queries.previous(item.statement)
    same = (one for one in last.lines.all() if shown.same(one, item)) if last else iter(())
    return {
        "statement": item.statement,
        "provider": queries.name_of(item.statement.provider_id),
        "line": shown.line(item, next(same, None), spoken, adjustments.rows_of(item.statement)),
        "run": shown.run(item.statement.run, spoken),
        "earlier": shown.statement(last, spoken) if last else None,
        "table": line_rows.table(item, list(rows_of(request, item)[:FEW]), spoken),
        "may_object": held.may_object(item.statement),
        "may_see_mass_rows": held.may_see_mass_rows(item.statement),
    }


def _sum(request: HttpRequest, item: StatementLine, of: str) -> dict[str, Any]:
    """One number of the line, and the rows that it adds up."""
    return {
        "provider": queries.name_of(item.statement.provider_id),
        "line": shown.line(item, None, words.spoken()),
        "sum": line_rows.added_up(item, list(rows_of(request, item)), of, words.spoken()),
    }


@require_safe
@only(enters)
@says_what_is_wrong
def why(request: HttpRequest, pk: int, line: int, row: int, formula: str) -> HttpResponse:
    """The steps of one number, for the panel or as a page of its own."""
    item, spoken = line_or_404(request, pk, line), words.spoken()
    found = computed.explained(row_or_404(request, item, row), formula)
    table = acts.table(found.run.table_path)
    viewer = explaining.viewer(found.run, found.stored, table, spoken)
    view, step = viewer.view(found.explanation.step), found.explanation.step
    context = {
        "title": step.title[spoken],
        "label": queries.name_of(item.statement.provider_id),
        "row": words.row(found.row),
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
        "line_url": reverse("settlement:line", args=[pk, line]),
        "sees_mass_rows": rights(request).may_see_mass_rows(item.statement),
    }
    template = "settlement/_why.html" if is_part(request) else "settlement/why.html"
    return render(request, template, context)


@require_safe
@only(enters)
@says_what_is_wrong
def mass_rows(request: HttpRequest, pk: int, line: int, row: int) -> HttpResponse:
    """The realisation rows behind a row of the law, from the snapshot that the run counted."""
    item = line_or_404(request, pk, line)
    if not rights(request).may_see_mass_rows(item.statement):
        raise PermissionDenied("Rows of persons are seen by the insurer and the provider.")
    of = row_or_404(request, item, row)
    found = computed.behind(of, limit=BEHIND)
    context = {
        "statement": item.statement,
        "provider": queries.name_of(item.statement.provider_id),
        "line": shown.line(item, None, words.spoken()),
        "row": words.row(of),
        "address": request.path,
        "behind": {**found, "rows": line_rows.imported(found["rows"], of, words.spoken())},
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
        return sheets.download(sheets.as_xlsx(statement_sheets.of(item, spoken)), sheets.XLSX, name)
    lines = [shapes.line(one) for one in item.lines.all()]
    return papers.as_json({**shapes.statement(item), "lines": lines}, name)
