"""The plans, and one plan with its measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from mreza.rooms.network.views.answers import table_file
from mreza.rooms.network.views.asking import access as network_access
from mreza.rooms.plans import listing, queries
from mreza.rooms.plans.listing import Asked
from mreza.rooms.plans.models import Area, Plan
from mreza.rooms.plans.queries import MeasureState, PlanCard
from mreza.rooms.plans.rules import Deed, access_to
from mreza.rooms.plans.views.asking import Place, of_plan
from mreza.rooms.plans.words import URGENCY, Status
from mreza.site import clock

PUBLIC = "plans:public"


@dataclass(frozen=True)
class Share:
    """How many measures have a status, and where its part of a bar of 100 begins and ends."""

    status: Status
    number: int
    begins: float
    width: float


def shares(counts: dict[str, int]) -> list[Share]:
    """Statuses that some measure has, what is late first."""
    whole, begins, found = sum(counts.values()), 0.0, []
    for status in URGENCY:
        number = counts.get(status.value, 0)
        if number:
            width = round(100 * number / whole, 3)
            found.append(Share(status, number, round(begins, 3), width))
            begins += width
    return found


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan as a card: how it stands for those who see it; for others what it prints, and
    the way to its public page, which says only what a frozen round says."""
    network = network_access(request)
    cards = queries.plan_list(clock.today())
    party = {plan.code: yes for plan, yes in queries.plans_with_party(network.homes)}
    shown = []
    for card in cards:
        mine = access_to(network, card.plan.coordinator_id, party=party.get(card.plan.code, False))
        shown.append(
            {
                "card": card,
                "sees": mine.may(Deed.SEE), "shares": shares(card.counts),
                "url": _address(card.plan, sees=mine.may(Deed.SEE)),
                "late": card.counts.get(Status.LATE, 0), "done": card.counts.get(Status.DONE, 0),
                "at_risk": card.counts.get(Status.AT_RISK, 0),
                "stated": sum(card.stated.values()), "next": _next(card, sees=mine.may(Deed.SEE)),
            }
        )  # fmt: skip
    context = {"cards": shown, "day": clock.today()}
    return render(request, "plans/plans.html", context)


def _address(plan: Plan, *, sees: bool) -> str:
    try:
        return reverse("plans:plan" if sees else PUBLIC, args=[plan.code])
    except NoReverseMatch:
        return ""


def _next(card: PlanCard, *, sees: bool) -> str:
    if not (sees and card.next_code):
        return ""
    return reverse("plans:measure", args=[card.plan.code, card.next_code])


@require_safe
@of_plan
def plan(request: HttpRequest, place: Place) -> HttpResponse:
    """The measures of a plan, by area and goal or in the order asked for."""
    version = queries.latest(place.code)
    found = queries.overview(place.code, place.day, version)
    asked = Asked.of(request.GET)
    kept = listing.listed(found, asked)
    card = queries.card(version, found)
    context = {
        "place": place, "card": card, "shares": shares(card.counts), "asked": asked,
        "filters": _filters(found, asked), "orders": _options(listing.ORDERS.items(), asked.order),
        "groups": _groups(kept, by_area=not asked.order), "number": len(kept),
        "gone": [one for one in found if one.disappeared],
        "mine": [home for home in sorted(place.access.homes) if home in _holders(found)],
        "stated": sum(card.stated.values()), "status": card.counts,
    }  # fmt: skip
    return render(request, "plans/plan.html", context)


def _holders(found: list[MeasureState]) -> set[str]:
    return {code for one in found for code in one.holder_codes}


def _filters(found: list[MeasureState], asked: Asked) -> list[dict[str, Any]]:
    offered = listing.options(found)
    return [
        {"name": name, "options": _options(offered[name], getattr(asked, name))}
        for name in ("status", "holder", "year", "goal")
    ]


def _options(pairs: Any, chosen: str) -> list[tuple[str, str, bool]]:
    return [(value, str(label), value == chosen) for value, label in pairs]


def _groups(kept: list[MeasureState], *, by_area: bool) -> list[tuple[Area | None, list[Any]]]:
    """Measures by area, in the plan's order; or all of them together in the order asked for."""
    groups: dict[str, tuple[Area | None, list[Any]]] = {}
    for one in kept:
        # Of a measure that disappeared the area is one of an older version: the code is the same.
        key = one.area.code if by_area else ""
        groups.setdefault(key, (one.area if by_area else None, []))[1].append(
            (one, listing.progress(one), listing.printed_sum(one))
        )
    return [groups[key] for key in sorted(groups)]


@require_safe
@of_plan
def export(request: HttpRequest, place: Place, kind: str) -> HttpResponse:
    """The measures as asked for, as a file: CSV, XLSX or JSON."""
    found = queries.overview(place.code, place.day)
    kept = listing.listed(found, Asked.of(request.GET))
    records = [listing.flat(listing.record(one, place.plan)) for one in kept]
    name = f"{place.code}-{place.day.isoformat()}"
    return table_file(kind, name, lambda: listing.sheet(kept, place.plan), records)
