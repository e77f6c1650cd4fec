"""Reads of the registers: entries that stand, what is due, history, reviews."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Max, Q, QuerySet, Value

from mreza.rooms.improvement.declaring import Register, Rows
from mreza.rooms.improvement.models import Change, Entry, Review
from mreza.rooms.improvement.registers import REGISTERS, by_due, late
from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import OrganisationVersion, on


@dataclass(frozen=True)
class Wanted:
    """What of a register is asked for: words, values of its filters, only what is late."""

    words: str = ""
    chosen: Mapping[str, str] | None = None
    only_late: bool = False
    withdrawn: bool = False


def rows(register: Register, code: str, day: date) -> Rows:
    """Every entry of the organisation's register, with what is computed of it on `day`."""
    found = register.model._default_manager.filter(organisation=code)
    return register.rows(found.select_related(*register.related), day)


def listed(register: Register, code: str, day: date, wanted: Wanted) -> Rows:
    """The entries asked for, what is due first."""
    found = rows(register, code, day)
    found = found.filter(withdrawn_at__isnull=not wanted.withdrawn)
    if wanted.only_late:
        found = late(register, found, day)
    for name, value in (wanted.chosen or {}).items():
        if value:
            found = found.filter(**{name: _askable(value)})
    for word in _askable(wanted.words).split():
        any_of = Q()
        for name in register.search:
            any_of |= Q(**{f"{name}__icontains": word})
        found = found.filter(any_of)
    return by_due(found, register)


def _askable(text: str) -> str:
    """Without the one character that a text of the database cannot have."""
    return text.replace("\x00", "")


def entry(register: Register, code: str, number: int, day: date) -> Entry:
    """One entry by its number. Raises the model's `DoesNotExist`."""
    found: Entry = rows(register, code, day).get(number=number)
    return found


def lines(register: Register, found: Entry) -> list[Any]:
    """What was added to an entry, newest first, struck or not."""
    return list(register.lines.lines(found)) if register.lines else []


def history(register: Register, found: Entry) -> QuerySet[Change]:
    """What happened to an entry, newest first."""
    return Change.objects.filter(register=register.slug, entry=found.pk)


def reviews(register: Register, code: str) -> QuerySet[Review]:
    """When the register was gone through, newest first."""
    return Review.objects.filter(organisation=code, register=register.slug)


def values_of(register: Register, code: str, name: str) -> list[str]:
    """What `name` is in the entries that stand, each once: the choices of a filter."""
    found = register.model._default_manager.filter(organisation=code, withdrawn_at__isnull=True)
    values = found.order_by(name).values_list(name, flat=True).distinct()
    return [str(value) for value in values if value != ""]


@dataclass(frozen=True)
class Counted:
    """How many entries of a register stand, how many are late."""

    entries: int = 0
    late: int = 0


def counts(code: str, day: date, slugs: Collection[str]) -> dict[str, Counted]:
    """Entries that stand and that are late, by register; one query."""
    asked: Rows | None = None
    for slug in slugs:
        register = REGISTERS[slug]
        standing = rows(register, code, day).filter(withdrawn_at__isnull=True).order_by()
        for what, found in (("entries", standing), ("late", late(register, standing, day))):
            counted = (
                found.annotate(
                    slug_=Value(slug, CharField()), what_=Value(what, CharField()), one_=Value(1)
                )
                .values("slug_", "what_")
                .annotate(count_=Count("pk", distinct=True))
            )
            counted = counted.values_list("slug_", "what_", "count_")
            asked = counted if asked is None else asked.union(counted, all=True)
    made: dict[str, dict[str, int]] = {slug: {} for slug in slugs}
    for slug, what, count in asked or ():
        made[slug][what] = count
    return {slug: Counted(**found) for slug, found in made.items()}


def last_changes(code: str) -> dict[str, Any]:
    """When each register was last changed; one query."""
    found = Change.objects.filter(organisation=code).order_by().values_list("register")
    return dict(found.annotate(last=Max("at")))


def name_of(code: str, day: date) -> str | None:
    """The organisation's name on `day`; None when there is no such organisation then."""
    found = OrganisationVersion.objects.filter(on(day), organisation=code)
    return found.values_list("name", flat=True).first()


def homes(day: date, codes: Collection[str] | None = None) -> list[tuple[str, str]]:
    """Codes and names of homes and institutions on `day`, or of those organisations of any kind."""
    found = OrganisationVersion.objects.filter(on(day))
    chosen = (
        found.filter(kind__in=SOCIAL_CARE)
        if codes is None
        else found.filter(organisation__in=codes)
    )
    return [(str(code), name) for code, name in chosen.values_list("organisation_id", "name")]
