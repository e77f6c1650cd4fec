"""The list of contracts, the page of one, its plan as a file, and the price list."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.kernel.rendering import citation
from mreza.rooms.calculations import links
from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.contracts import tables
from mreza.rooms.contracts.advances import advance
from mreza.rooms.contracts.models import AnnexLine, Contract, ContractItem
from mreza.rooms.contracts.next_steps import Situation, steps
from mreza.rooms.contracts.obligations import obligations
from mreza.rooms.contracts.panels import panels
from mreza.rooms.contracts.planning import ACT, YEAR, law
from mreza.rooms.contracts.prices import prices
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.queries import facts as recorded
from mreza.rooms.contracts.queries.contracts import Filter
from mreza.rooms.contracts.rules import Deed
from mreza.rooms.contracts.showing import grouped, life, recordable, shown_event, shown_facts
from mreza.rooms.contracts.views.asking import access, contract_or_404, refusal
from mreza.rooms.contracts.words import SIGNED, ActivityName, State
from mreza.rooms.network.queries import coverage as places
from mreza.rooms.network.views.answers import part_or_page, table_file

PER_PAGE = 50


def _filter(request: HttpRequest) -> Filter:
    names = ("q", "year", "office", "activity", "state")
    return Filter(**{name: request.GET.get(name, "").strip()[:200] for name in names})


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Contracts that whoever asks may see, searched and narrowed."""
    refused = refusal(request)
    if refused:
        return refused
    day, wanted, may = day_of(request), _filter(request), access(request)
    found = reads.contracts(may, day, wanted)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "contracts": list(page.object_list),
        "wanted": wanted,
        "offices": places.offices(),
        "activities": ActivityName.choices,
        "states": State.choices,
        "sees_all": may.sees_all,
        "may_draft": may.may(Deed.DRAFT),
        "year": YEAR,
        "day": day,
        "keep": day_query(day),
    }
    return part_or_page(request, "contracts/_contracts.html", "contracts/contracts.html", context)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list, whole, as a file."""
    refused = refusal(request)
    if refused:
        return refused
    found = list(reads.contracts(access(request), day_of(request), _filter(request)))
    records = [tables.contract_record(contract) for contract in found]
    language = get_language() or "sl"
    return table_file(kind, "contracts", lambda: tables.contracts_sheet(found, language), records)


@require_safe
def contract(request: HttpRequest, number: str) -> HttpResponse:
    """Who with whom, in which state, what is planned, what it obliges to, what happened."""
    refused = refusal(request)
    if refused:
        return refused
    mine, day = contract_or_404(request, number), day_of(request)
    items = reads.items(mine)
    context = {
        "contract": mine,
        "day": day,
        "keep": day_query(day),
        "life": life(mine),
        "groups": grouped(items, day),
        "some_illustrative": any(item.illustrative for item in items),
        "advance": advance(mine, items, day),
        "obligations": [_shown(found) for found in obligations(mine.year)],
        "panels": panels(request, mine),
        **_dealings(request, mine, day),
        **_facts(request, mine, items),
    }
    return render(request, "contracts/contract.html", context)


def _dealings(request: HttpRequest, mine: Contract, day: date) -> dict[str, Any]:
    """Annexes, hours, substitutes, notices, history, and what can be done next."""
    may, code = access(request), str(mine.organisation_id)
    lines = reads.annex_lines(mine)
    notices = reads.notices(mine) if mine.last_day else []  # none runs without a last day
    annexes: dict[int, list[AnnexLine]] = {}
    for line in lines:
        annexes.setdefault(line.annex.number, []).append(line)
    found = [of_it[0].annex for of_it in annexes.values()]
    situation = Situation(mine, may, tuple(found), tuple(notices), day)
    return {
        "annexes": [{"annex": of_it[0].annex, "lines": of_it} for of_it in annexes.values()],
        "hours": reads.hours(mine),
        "substitutes": reads.substitutes(mine, day),
        "notices": notices,
        "events": [shown_event(event) for event in reads.events(mine)],
        "steps": steps(situation),
        "may_attend": may.may(Deed.ATTEND, code) and mine.state not in _OVER,
        "may_correct": may.may(Deed.CORRECT, code) and mine.state in _CORRECTABLE,
    }


def _facts(request: HttpRequest, mine: Contract, items: list[ContractItem]) -> dict[str, Any]:
    """What is recorded of the contract, and what whoever asks may record."""
    may, code = access(request), str(mine.organisation_id)
    names = [item.activity for item in items] if mine.state in SIGNED else []
    return {
        "facts": shown_facts(recorded.recorded(mine), may, code),
        "recordable": recordable(may, code, names),
    }


_OVER = (State.TERMINATED, State.EXPIRED)
_CORRECTABLE = (State.DRAFT, State.IN_FORCE)


def _shown(obligation: Any) -> dict[str, Any]:
    language, clause = get_language() or "sl", obligation.clause
    return {
        "summary": clause.paragraph.summary[language],
        "when": clause.paragraph.details["when"][language],
        "due": obligation.due,
        "label": f"{law().short[language]}, {citation(clause.citation, language)}",
        "url": links.article(ACT, clause.citation),
    }


@require_safe
def plan_export(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """What is agreed, as a file."""
    refused = refusal(request)
    if refused:
        return refused
    mine = contract_or_404(request, number)
    items: list[ContractItem] = reads.items(mine)
    records = [tables.item_record(mine, item) for item in items]
    language = get_language() or "sl"
    return table_file(kind, mine.number, lambda: tables.plan_sheet(mine, items, language), records)


@require_safe
def price_list(request: HttpRequest) -> HttpResponse:
    """Prices of a day: figures of the act, so everybody may read them."""
    day = day_of(request)
    found = prices(day)
    context = {"prices": found, "day": day, "keep": day_query(day), "act": ACT}
    return render(request, "contracts/prices.html", context)
