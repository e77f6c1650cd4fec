"""The documents: how much of each is modelled, and what each one is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza import acts
from mreza.kernel.act import Act
from mreza.kernel.text import Text
from mreza.rooms.calculations import explaining, linting
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law import ledger
from mreza.rooms.law.views.shared import about, language_of_page


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All acts with the coverage of their clause ledgers; apart, those with deadlines only."""
    language = language_of_page()
    entries = [_entry(act, language) for act in acts.all_acts()]
    kept = {
        name: [entry for entry in entries if entry["act"].extent == extent]
        for name, extent in (("entries", "whole"), ("deadlines", "deadlines"))
    }
    return render(request, "law/acts.html", kept)


def _entry(act: Act, language: str) -> dict[str, Any]:
    lint = linting.lint_of(act.id)
    return {
        "act": act,
        "title": act.title[language],
        "short": act.short[language],
        "counts": ledger.coverage(act.clauses),
        "paragraphs": len(act.clauses),
        "formulas": sum(len(table.formulas) for table in act.tables.values()),
        "lint": lint,
        "errata": len(lint.errata),
    }


@require_safe
@says_what_is_wrong
def overview(request: HttpRequest, act: str) -> HttpResponse:
    """One act: dates, source, parties, what is odd about it."""
    found, context = about(act, "act")
    language = context["language"]
    context |= _entry(found, language)
    context |= {
        "facts": _facts(found, language),
        "parties": [_words(party["name"], language) for party in found.about.get("parties", [])],
        "notes": _notes(found, language),
    }
    return render(request, "law/act.html", context)


def _facts(act: Act, language: str) -> dict[str, Any]:
    source = act.about.get("source", {})
    return {
        "kind": _words(act.about.get("kind"), language),
        "number": act.about.get("number", ""),
        "decided": act.about.get("decided"),
        "decided_by": _words(act.about.get("decided_by"), language),
        "publication": _words(source.get("publication"), language),
        "published": source.get("published"),
    }


def _words(entry: Any, language: str) -> str:
    return Text.read(entry)[language] if isinstance(entry, dict) else ""


def _notes(act: Act, language: str) -> list[dict[str, Any]]:
    return [
        {
            "text": _words(note, language),
            "cite": explaining.cite(act.id, note["article"], language)
            if note.get("article")
            else None,
        }
        for note in act.about.get("notes", [])
    ]
