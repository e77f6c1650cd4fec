"""What an act obliges to by a day: article, who, by when, and the due dates in a window."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.kernel.obligations import Obligation
from mreza.rooms.calculations import explaining
from mreza.rooms.calculations.refusals import says_what_is_wrong
from mreza.rooms.law.views.shared import about
from mreza.site.cli import owed
from mreza.site.cli.arguments import optional_day


@require_safe
@says_what_is_wrong
def listing(request: HttpRequest, act: str) -> HttpResponse:
    """All obligations with a time limit in the order of the act; `?from=&to=` set the window."""
    found, context = about(act, "obligations")
    window = owed.window(found, _day(request, "from"), _day(request, "to"))
    language = context["language"]
    context |= {
        "first": window[0],
        "last": window[1],
        "obligations": [_entry(item, window, language) for item in found.obligations],
    }
    return render(request, "law/obligations.html", context)


def _day(request: HttpRequest, name: str) -> date | None:
    return optional_day(request.GET.get(name) or None, name)


def _entry(item: Obligation, window: owed.Window, language: str) -> dict[str, Any]:
    return {
        "code": item.code,
        "title": item.title[language],
        "cite": explaining.cite(item.act, item.article, language),
        "actor": item.actor[language],
        "when": item.when[language],
        "event": item.event.title[language] if item.event else "",
        "due": owed.due_dates(item, window, {}),
        "consequence": item.consequence[language],
        "note": item.note[language],
        "why": item.why[language],
    }
