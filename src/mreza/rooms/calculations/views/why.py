"""Why a number is what it is: in the panel, as a whole page, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.kernel.explanation import Explanation
from mreza.kernel.table import Table
from mreza.rooms.calculations import explaining, feeds, links, papers, queries, sheets, showing
from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.calculations.explaining import StepView, Viewer
from mreza.rooms.calculations.feeds import Feed
from mreza.rooms.calculations.queries import StoredRow, StoredRun
from mreza.rooms.calculations.refusals import is_part, says_what_is_wrong

FORMATS = ("txt", "json", "xlsx", "pdf")
MOST_OPEN = 40  # steps that a page shows opened; a longer tree is opened by its reader


@dataclass(frozen=True)
class Asked:
    """What the address asks for, found."""

    feed: Feed
    run: StoredRun
    row: StoredRow
    table: Table
    explanation: Explanation
    viewer: Viewer
    view: StepView
    language: str

    @classmethod
    def of(cls, request: HttpRequest, feed: str, key: str, formula: str) -> Asked:
        found = feeds.get(feed)
        run = queries.current_or_error(feed, day_of(request))
        row = run.row(key)
        explanation = queries.explanation_of(run, row, formula)
        language = "en" if get_language() == "en" else "sl"
        table = acts.table(run.table_path)
        viewer = explaining.viewer(run, row, table, language)
        view = viewer.view(explanation.step)
        return cls(found, run, row, table, explanation, viewer, view, language)


@require_safe
@says_what_is_wrong
def why(request: HttpRequest, feed: str, key: str, formula: str) -> HttpResponse:
    """The explanation of one stored figure, for the panel or as a page of its own."""
    asked = Asked.of(request, feed, key, formula)
    template = "calculations/_why.html" if is_part(request) else "calculations/why.html"
    return render(request, template, _context(request, asked))


def _context(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    step, table = asked.explanation.step, asked.table
    errata = explaining.errata(asked.view, asked.row, table, asked.language)
    args = [asked.feed.name, asked.row.key, step.name]
    query = day_query(day_of(request))
    return {
        "asked": asked,
        "title": step.title[asked.language],
        "label": asked.row.label,
        "activity": showing.word(asked.row.activity),
        "feed_title": asked.feed.title[asked.language],
        "view": asked.view,
        "steps_open": not is_part(request) and len(step.all_steps()) <= MOST_OPEN,
        "in_words": asked.viewer.in_words(step),
        "summary": step.summary[asked.language],
        "article_summary": explaining.summary_of_article(table, step.article, asked.language),
        "printed": explaining.printed_figure(step, asked.row, table, asked.language),
        "errata": errata,
        "stale": asked.run.receipt.act_fingerprint != table.act_fingerprint,
        "errata_here": any(erratum.column == step.name for erratum in errata),
        "receipt": explaining.receipt(asked.run, table, asked.language),
        "address": reverse("calculations:why", args=args) + query,
        "exports": [
            (name.upper(), reverse("calculations:why_file", args=[*args, name]) + query)
            for name in FORMATS
        ],
        "what_if_case": links.worked_example(table.act, table.name, asked.feed.name, asked.row.key),
        "what_if": reverse("calculations:what_if", args=[asked.feed.name])
        + f"?formula={step.name}",
    }


@require_safe
@says_what_is_wrong
def why_file(request: HttpRequest, feed: str, key: str, formula: str, kind: str) -> HttpResponse:
    """The same as a file: `txt`, `json`, `xlsx` or `pdf`."""
    if kind not in FORMATS:
        raise Http404
    asked = Asked.of(request, feed, key, formula)
    name = f"{feed}-{key}-{formula}.{kind}"
    explanation, language = asked.explanation, asked.language
    if kind == "txt":
        text = papers.as_text(explanation, language)
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    if kind == "json":
        return HttpResponse(papers.as_json(explanation), content_type="application/json")
    if kind == "xlsx":
        return sheets.download(papers.as_xlsx(explanation, language), sheets.XLSX, name)
    page = {
        "title": f"{asked.view.title}: {asked.row.label}",
        "place": asked.feed.title[language],
        "address": request.build_absolute_uri(
            reverse("calculations:why", args=[feed, key, formula])
        ),
    }
    pdf = papers.as_pdf(explanation, asked.view, page, language)
    return sheets.download(pdf, "application/pdf", name)
