"""The chamber's register: search as you type, and one practitioner."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mreza.rooms.licensing import history, showing
from mreza.rooms.licensing.actions.disclosing import What
from mreza.rooms.licensing.asking import looked_at, practitioner_or_404, refusal
from mreza.rooms.licensing.models import OccupationalGroup
from mreza.rooms.licensing.models.register import CHAMBER
from mreza.rooms.licensing.queries import people
from mreza.rooms.licensing.rules import Deed
from mreza.rooms.licensing.views.own import looks
from mreza.rooms.licensing.views.search import asked
from mreza.rooms.network.views.answers import part_or_page
from mreza.site import clock

PER_PAGE = 50
HISTORY = 60
LOOKS = 30


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everybody of the register, by name or number. Shows what is public and no more."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    text, group = asked(request), request.GET.get("group", "")
    found = people.matching(text)
    if group in OccupationalGroup.values:
        found = found.filter(group=group)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    listed = people.with_states(list(page), clock.today())
    context: dict[str, Any] = {
        "q": text,
        "group": group,
        "groups": OccupationalGroup.choices,
        "page": page,
        "listed": listed,
        "chamber": CHAMBER,
        "synthetic": any(one.person.synthetic for one in listed),
    }
    return part_or_page(request, "licensing/_register.html", "licensing/register.html", context)


@require_safe
def one(request: HttpRequest, number: str) -> HttpResponse:
    """Everything that is kept of a practitioner. The look is logged; she sees it."""
    refused = refusal(request, Deed.REGISTER)
    if refused:
        return refused
    found, day = practitioner_or_404(number), clock.today()
    looked_at(request, found, What.RECORD)
    context = {
        "shown": showing.shown(found, day),
        "employments": people.employments(found.pk),
        "history": history.shown(people.changes(found, HISTORY)),
        "looks": looks(people.disclosures(found.pk, LOOKS)),
        "requests": people.requests(found.pk),
        "chamber": CHAMBER,
    }
    return render(request, "licensing/practitioner.html", context)
