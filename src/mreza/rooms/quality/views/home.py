"""The way in, and the dashboard of a home."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from mreza.rooms.quality import dashboard, feeds, months, queries, series, words
from mreza.rooms.quality.asking import Here, access, in_home
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.rules import Deed


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Everybody to what is theirs: the home, the network, or what is public."""
    held = access(request)
    if held.oversees:
        return redirect("quality:network")
    if held.homes:
        return redirect("quality:dashboard", held.homes[0])
    return redirect("quality:public")


@require_safe
@in_home(Deed.SEE)
def dashboard_page(request: HttpRequest, here: Here) -> HttpResponse:
    """Where the home stands this morning, then every indicator with its newest value."""
    newest = months.before(here.day)
    first = months.moved(newest, 1 - dashboard.MONTHS)
    values = feeds.values([here.code], first, months.first_of(here.day))
    whole = [value for value in values if value.month <= newest]
    closes = queries.closes(here.code, first, newest)
    sent = {item.first for item in queries.submissions(code=here.code, span="month", first=first)}
    held = queries.newest(closes)
    changed = dashboard.changed_since(held, whole)
    context = {
        "here": here,
        "rights": here.rights,
        "standing": queries.standing(here.code, here.day),
        "step": dashboard.next_step(here.code, here.day, closes, sent, here.rights),
        "so_far": dashboard.so_far(here.code, [value for value in values if value.month > newest]),
        "cards": _cards(here, whole, set(changed)),
        "changed": [
            (month, words.month(month), months.written(month)) for month in sorted(changed)
        ],
        "newest": newest,
        "synthetic": any(close.synthetic for close in closes),
    }
    return render(request, "quality/dashboard.html", context)


def _cards(here: Here, values: list[Value], changed: set[Any]) -> list[dashboard.Card]:
    """Indicators in the order of the guidelines; those without any data at the end."""
    planned = queries.planned(here.code)
    notes = queries.notes(here.code)
    cards = [
        dashboard.card(
            here.code,
            mine,
            baselines=dashboard.baselines_of(notes, key),
            planned=dashboard.plans_of(planned, key),
            changed=changed,
        )
        for key, mine in series.by_indicator(values).items()
    ]
    return sorted(cards, key=lambda card: card.newest is None)
