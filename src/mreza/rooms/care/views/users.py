"""Users under their pseudonyms, and one of them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.care import tables
from mreza.rooms.care.importing.users import DATASETS
from mreza.rooms.care.models import Service, ServiceUser
from mreza.rooms.care.queries import reading
from mreza.rooms.care.rules import Deed
from mreza.rooms.care.views.asking import manages, refusal
from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.workforce.queries import reading as kept
from mreza.rooms.workforce.showing import changes
from mreza.rooms.workforce.tables import sheet
from mreza.rooms.workforce.views.asking import home_or_404
from mreza.site import clock

PER_PAGE = 100


@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """Users of today with their services."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    asked = request.GET
    service = asked.get("service", "")
    wanted: dict[str, Any] = {
        "q": asked.get("q", "")[:20].replace("\x00", ""),
        "service": service if service in Service.values else "",
        "all_of": asked.get("state") == "all",
    }
    found = reading.users(code, clock.today(), **wanted)
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "page": Paginator(found, PER_PAGE).get_page(asked.get("page")),
        "wanted": wanted,
        "services": Service.choices,
        "manages": manages(request, code),
        "synthetic": kept.is_synthetic(code),
    }
    return part_or_page(request, "care/_users.html", "care/users.html", context)


@require_safe
def one(request: HttpRequest, code: str, user_code: str) -> HttpResponse:
    """Everything that is kept of a user."""
    refused = refusal(request, code, Deed.SEE)
    if refused:
        return refused
    try:
        found = reading.user(code, user_code)
    except ServiceUser.DoesNotExist:
        raise Http404(f"No user {user_code!r}") from None
    context = {
        "home": home_or_404(request, code),
        "tabs": "care/_tabs.html",
        "one": found,
        "manages": manages(request, code),
        "history": changes(kept.history(code, found.user.subject)[:100]),
        "synthetic": found.user.file_id is not None and kept.is_synthetic(code),
    }
    return render(request, "care/user.html", context)


@require_safe
def records_file(request: HttpRequest, code: str, dataset: str, kind: str) -> HttpResponse:
    """All records of a dataset, as a file that can be imported again."""
    refused = refusal(request, code, Deed.MANAGE)
    if refused:
        return refused
    if dataset not in tables.FILES:
        raise Http404(f"No {dataset!r}; there are: {', '.join(tables.FILES)}")
    records, language = tables.FILES[dataset](code), get_language() or "sl"
    schema = DATASETS[dataset].schema
    return table_file(
        kind, f"mreza-{dataset}-{code}", lambda: sheet(schema, records, language), records
    )
