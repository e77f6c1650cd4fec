"""The list of organisations, the page of one, and what was changed in the registry."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mreza.rooms.calculations import queries as calculations
from mreza.rooms.calculations.days import day_of, day_query
from mreza.rooms.network import tables
from mreza.rooms.network.differences import Difference, differences
from mreza.rooms.network.feeds.emergency import PARTNERS
from mreza.rooms.network.models import Change, OrganisationVersion
from mreza.rooms.network.panels import panels
from mreza.rooms.network.queries import coverage as reads
from mreza.rooms.network.queries import owed, registry
from mreza.rooms.network.queries.registry import Family, Filter, PrintedName
from mreza.rooms.network.rules import Access, Deed
from mreza.rooms.network.views.answers import part_or_page, table_file
from mreza.rooms.network.views.asking import access
from mreza.site.collation import slovene_key

PER_PAGE = 50
RECENT_CHANGES = 5


def _filter(request: HttpRequest) -> Filter:
    asked = {
        name: request.GET.get(name, "").strip()[:200] for name in ("q", "kind", "office", "unit")
    }
    return Filter(**asked)


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Organisations by name, searched and narrowed."""
    day, wanted = day_of(request), _filter(request)
    page = Paginator(registry.organisations(day, wanted), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "versions": list(page.object_list),
        "wanted": wanted,
        "kinds": sorted(registry.kinds(day), key=lambda kind: slovene_key(kind.plural)),
        "places": reads.units(),
        "day": day,
        "keep": day_query(day),
    }
    context["offices"] = _offices(context["places"])
    return part_or_page(
        request, "network/_organisations.html", "network/organisations.html", context
    )


def _offices(places: Any) -> list[Any]:
    found = {place.office_id: place.office for place in places}.values()
    return sorted(found, key=lambda office: slovene_key(office.name))


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list, whole, as a file."""
    versions = list(registry.organisations(day_of(request), _filter(request)))
    records = [tables.organisation_record(version) for version in versions]
    language = get_language() or "sl"
    return table_file(
        kind, "organisations", lambda: tables.organisation_sheet(versions, language), records
    )


def version_or_404(code: str, day: date) -> OrganisationVersion:
    """The organisation as registered on the day."""
    try:
        return registry.version(code, day)
    except OrganisationVersion.DoesNotExist:
        raise Http404(f"No organisation {code!r} on {day.isoformat()}") from None


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """Who it is, what it must do, what it is owed and why, how it is doing."""
    day = day_of(request)
    family = _family_or_404(code, day)
    version, may = family.version, access(request)
    names = registry.printed_names(code, day)
    context = {
        "version": version,
        "day": day,
        "keep": day_query(day),
        "names": names,
        "parts": family.parts,
        "whole": family.names.get(version.part_of_id or "", version.part_of_id),
        **_owed(family, names, day),
        "figures": reads.around(version.unit_id, day) if version.unit_id else [],
        **_history(code, may),
        "panels": panels(request, version),
        "may_correct": may.may(Deed.CORRECT_REGISTRY, code),
        "may_contact": may.may(Deed.EDIT_CONTACT, code),
    }
    return render(request, "network/organisation.html", context)


def _family_or_404(code: str, day: date) -> Family:
    try:
        return registry.family(code, day, PARTNERS.values())
    except OrganisationVersion.DoesNotExist:
        raise Http404(f"No organisation {code!r} on {day.isoformat()}") from None


def _aliases(names: list[PrintedName]) -> list[Any]:
    return [alias for name in names for alias in name.aliases]


def _owed(family: Family, names: list[PrintedName], day: date) -> dict[str, Any]:
    version, aliases = family.version, _aliases(names)
    rows = calculations.rows_for(day=day, organisation=version.code)
    codes = {part.code for part in family.parts}
    emergency = owed.others_emergency(version.code, codes, day)
    amounts = owed.amounts(rows, emergency.passed_on)
    workshops = version.unit_id if any(alias.table == "annex_2" for alias in aliases) else ""
    return {
        "amounts": amounts,
        "headline": owed.largest(amounts, 3),
        "partners": family.names,
        "duty_parts": owed.duty_parts(rows),
        "by_rule": rows.get("duty_service", []),
        "of_parts": emergency.of_parts,
        "facts": owed.printed_facts(aliases),
        "workshops": owed.unit_facts(workshops, ["annex_2a"]) if workshops else [],
    }


def _history(code: str, may: Access) -> dict[str, Any]:
    newest = list(registry.changes(with_people=False, code=code)[: RECENT_CHANGES + 1])
    return {
        "changes": [shown(change) for change in newest[:RECENT_CHANGES]],
        "more_changes": len(newest) > RECENT_CHANGES,
        "sees_authors": may.may(Deed.SEE_AUTHORS, code),
    }


def shown(change: Change) -> dict[str, Any]:
    """A change with its differences in words."""
    found: list[Difference] = differences(change)
    return {"change": change, "differences": found, "undone": hasattr(change, "undone_by")}


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    """All changes, newest first; of one organisation with `?organisation=`."""
    may, day = access(request), day_of(request)
    code = request.GET.get("organisation", "")[:80]
    if not registry.CODE.fullmatch(code):
        raise Http404("No such organisation")
    people = may.may(Deed.MANAGE_MEMBERSHIPS)
    found = registry.changes(with_people=people, code=code)
    page: Page[Change] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "changes": [shown(change) for change in page.object_list],
        "organisation": registry.names({code}, day).get(code, code) if code else "",
        "code": code,
        "sees_authors": may.may(Deed.SEE_AUTHORS, code),
        "may_correct": may.may(Deed.CORRECT_REGISTRY),
        "may_people": people,
    }
    return render(request, "network/changes.html", context)
