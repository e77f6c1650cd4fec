"""Search over everything: organisations, places, and what stands in the acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mreza.rooms.calculations.days import day_query
from mreza.rooms.network.folding import words
from mreza.rooms.network.queries import coverage, registry
from mreza.rooms.network.queries.registry import Filter
from mreza.rooms.portal.index import GROUPS, Entry, find

SHOWN = 6
TITLES: dict[str, str | Promise] = {
    "organisations": _("Organisations"),
    "places": _("Region units and offices"),
    "articles": pgettext_lazy("search", "Articles"),
    "tables": _("Printed tables"),
    "parameters": _("Parameters"),
    "formulas": _("Formulas"),
}


@dataclass(frozen=True)
class Hit:
    """One result."""

    title: str
    about: str
    url: str


@dataclass(frozen=True)
class Group:
    """Results of one kind: the first of them, and how many there are."""

    name: str
    title: str | Promise
    hits: list[Hit]
    count: int
    more: str = ""


@dataclass(frozen=True)
class Found:
    """What a query found."""

    q: str
    groups: list[Group] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def search(q: str, *, day: date, language: str, only: str = "") -> Found:
    """Groups with any result; `only` one of them, whole. Two queries, and one for places."""
    wanted = words(q)
    if not wanted:
        return Found(q)
    limit = None if only else SHOWN
    groups = [_organisations(q, wanted, day, limit), _places(wanted, day, limit)]
    found = find(wanted, language)
    groups += [_of_acts(name, found[name], limit) for name in GROUPS]
    chosen = [group for group in groups if group.count and only in ("", group.name)]
    return Found(q, chosen)


def _organisations(q: str, wanted: list[str], day: date, limit: int | None) -> Group:
    begins = When(search_text__startswith=wanted[0], then=Value(0))
    ranked = registry.organisations(day, Filter(q=q)).annotate(
        rank=Case(begins, default=Value(1), output_field=IntegerField())
    )
    versions = list(ranked.order_by("rank", "kind__position", "sort_key")[:limit])
    keep = day_query(day)
    hits = [
        Hit(
            version.name,
            ", ".join(part for part in (str(version.kind), version.place) if part),
            reverse("network:organisation", args=[version.organisation_id]) + keep,
        )
        for version in versions
    ]
    count = ranked.count() if limit and len(hits) == limit else len(hits)
    return Group("organisations", TITLES["organisations"], hits, count)


def _places(wanted: list[str], day: date, limit: int | None) -> Group:
    units, keep = coverage.units(), day_query(day)
    offices = {unit.office_id: unit.office for unit in units}.values()
    named = [
        (
            f"{unit.name} {unit.short}",
            Hit(unit.name, str(unit.office), _page("unit", unit.code, keep)),
        )
        for unit in units
    ] + [
        (
            str(office),
            Hit(str(office), gettext("regional office"), _page("office", office.code, keep)),
        )
        for office in offices
    ]
    hits = [hit for name, hit in named if _begins(words(name), wanted)]
    return Group("places", TITLES["places"], hits[:limit], len(hits))


def _page(kind: str, code: str, keep: str) -> str:
    return reverse(f"network:{kind}", args=[code]) + keep


def _begins(tokens: list[str], wanted: list[str]) -> bool:
    return all(any(token.startswith(word) for token in tokens) for word in wanted)


def _of_acts(name: str, found: list[Entry], limit: int | None) -> Group:
    hits = [Hit(e.title, f"{e.where} · {e.about}", e.url) for e in found[:limit]]
    return Group(name, TITLES[name], hits, len(found))
