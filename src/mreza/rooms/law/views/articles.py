"""The clause ledger, and each article with what covers it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_safe

from mreza.kernel.act import Act
from mreza.kernel.ledger import KINDS, Article, Clause
from mreza.rooms.calculations.links import slug
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law import ledger
from mreza.rooms.law.views.shared import about

MOST_LETTERS = 200
DETAILS = {
    "actor": gettext_noop("Who"),
    "when": gettext_noop("By when"),
    "what": gettext_noop("What is kept"),
    "reason": gettext_noop("Why it is not computed"),
    "instead": gettext_noop("What a person does instead"),
}


@require_safe
@says_what_is_wrong
def ledger_of_act(request: HttpRequest, act: str) -> HttpResponse:
    """All articles by chapter; `?kind=` and `?q=` narrow them."""
    found, context = about(act, "articles")
    language = context["language"]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    query = request.GET.get("q", "")[:MOST_LETTERS]
    chapters = ledger.chapters(found, language, kind=kind, query=query)
    context |= {
        "chapters": chapters,
        "counts": ledger.coverage(found.clauses),
        "paragraphs": len(found.clauses),
        "shown": sum(len(entry.clauses) for chapter in chapters for entry in chapter.entries),
        "kind": kind,
        "query": query,
    }
    return render(request, "law/articles.html", context)


@require_safe
@says_what_is_wrong
def article(request: HttpRequest, act: str, number: str) -> HttpResponse:
    """One article: our summary of each paragraph, its kind, what covers it."""
    found, context = about(act, "articles")
    language = context["language"]
    wanted = ledger.article_by_slug(found, number)
    before, after = ledger.neighbours(found, wanted)
    clauses = [clause for clause in found.clauses if clause.article is wanted]
    context |= {
        "article": wanted,
        "label": ledger.label(wanted.number, language),
        "title": wanted.title[language],
        "chapter": wanted.chapter[language],
        "paragraphs": [_paragraph(found, clause, language) for clause in clauses],
        "printed": [
            {
                "title": printed.title[language],
                "url": reverse("law:printed", args=[act, printed.name]),
            }
            for printed in found.printed.values()
            if printed.article.split("(")[0] == wanted.number
        ],
        "before": _neighbour(act, before, language),
        "after": _neighbour(act, after, language),
    }
    return render(request, "law/article.html", context)


def _paragraph(act: Act, clause: Clause, language: str) -> dict[str, Any]:
    paragraph = clause.paragraph
    return {
        "number": paragraph.number,
        "kind": paragraph.kind,
        "kind_title": ledger.kind_title(paragraph.kind),
        "summary": paragraph.summary[language],
        "note": paragraph.note[language],
        "details": [
            (gettext(title), paragraph.details[name][language])
            for name, title in DETAILS.items()
            if name in paragraph.details
        ],
        "covered_by": [_cover(act, name, language) for name in clause.covered_by],
        "owed": [
            {
                "title": item.title[language],
                "url": f"{reverse('law:obligations', args=[act.id])}#o-{item.code}",
            }
            for item in act.obligations
            if item.clause is clause
        ],
    }


def _cover(act: Act, name: str, language: str) -> dict[str, str]:
    """A formula (`table.formula`) or parameter by its title and address."""
    table, dot, formula = name.partition(".")
    if dot:
        address = reverse("law:table", args=[act.id, table])
        title = act.tables[table].formula(formula).title[language]
        return {"kind": gettext("formula"), "title": title, "url": f"{address}#f-{formula}"}
    address = reverse("law:parameters", args=[act.id])
    title = act.parameters[name].title[language]
    return {"kind": gettext("parameter"), "title": title, "url": f"{address}#{name}"}


def _neighbour(act: str, article: Article | None, language: str) -> dict[str, str] | None:
    if article is None:
        return None
    return {
        "label": ledger.label(article.number, language),
        "title": article.title[language],
        "url": reverse("law:article", args=[act, slug(article.number)]),
    }
