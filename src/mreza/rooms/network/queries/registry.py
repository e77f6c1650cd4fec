"""Organisations, their names, parts and changes on a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from mreza.rooms.network.folding import words
from mreza.rooms.network.models import (
    Activity,
    Alias,
    Change,
    Membership,
    OrganisationKind,
    OrganisationVersion,
    on,
)

CODE = re.compile(r"[-a-z0-9_]*")


@dataclass(frozen=True)
class Filter:
    """What a list of organisations is narrowed by; empty is everything."""

    q: str = ""
    kind: str = ""
    office: str = ""
    unit: str = ""


def organisations(day: date, wanted: Filter = Filter()) -> QuerySet[OrganisationVersion]:
    """Versions of `day` in alphabetical order, with kind, unit and office.

    `q`: each of its words must stand in the name, the place or an alias, whatever the accents.
    """
    found = OrganisationVersion.objects.filter(on(day)).select_related(
        "organisation", "kind", "unit", "office"
    )
    for word in words(wanted.q):
        found = found.filter(search_text__contains=word)
    same = {"kind_id": wanted.kind, "office_id": wanted.office, "unit_id": wanted.unit}
    if (wanted.q and not words(wanted.q)) or not all(CODE.fullmatch(v) for v in same.values()):
        return found.none()
    return found.filter(**{name: value for name, value in same.items() if value})


def version(code: str, day: date) -> OrganisationVersion:
    """The version of `day`. Raises `OrganisationVersion.DoesNotExist`."""
    return organisations(day).get(organisation_id=code)


def names(codes: set[str], day: date) -> dict[str, str]:
    """Names of organisations by code."""
    if not codes:
        return {}
    found = OrganisationVersion.objects.filter(on(day), organisation_id__in=codes)
    return dict(found.values_list("organisation_id", "name"))


@dataclass(frozen=True)
class Family:
    """An organisation with its whole, its parts, and the names of a few others, read at once.

    Each version carries `printed_in`, the printed tables in which its organisation stands.
    """

    version: OrganisationVersion
    parts: Sequence[OrganisationVersion]
    names: dict[str, str]


def family(code: str, day: date, others: Iterable[str] = ()) -> Family:
    """One query. Raises `OrganisationVersion.DoesNotExist` for an unknown code."""
    near = Q(organisation_id=code) | Q(part_of_id=code) | Q(organisation_id__in=set(others))
    wide = near | Q(organisation__part_versions__in=_of(code, day))
    found = list(organisations(day).filter(wide).annotate(printed_in=printed_in(day)))
    mine = next((version for version in found if version.code == code), None)
    if mine is None:
        raise OrganisationVersion.DoesNotExist(code)
    parts = [version for version in found if version.part_of_id == code]
    return Family(mine, parts, {version.code: version.name for version in found})


def printed_in(day: date) -> ArraySubquery:
    """For versions: names of the printed tables in which their organisation stands."""
    named = Alias.objects.filter(on(day), organisation_id=OuterRef("organisation_id"))
    return ArraySubquery(named.exclude(table="").values("table").distinct())


def _of(code: str, day: date) -> QuerySet[OrganisationVersion]:
    return OrganisationVersion.objects.filter(on(day), organisation_id=code)


def parts(code: str, day: date) -> QuerySet[OrganisationVersion]:
    """Organisations that are parts of it."""
    return organisations(day).filter(part_of_id=code)


@dataclass(frozen=True)
class PrintedName:
    """A name as documents print it, with every place where it stands so."""

    text: str
    aliases: list[Alias] = field(default_factory=list)


def printed_names(code: str, day: date) -> list[PrintedName]:
    """Names of an organisation as printed, each once, in the order of the documents."""
    names: dict[str, PrintedName] = {}
    for alias in Alias.objects.filter(on(day), organisation_id=code).order_by("pk"):
        names.setdefault(alias.text, PrintedName(alias.text)).aliases.append(alias)
    return list(names.values())


def kinds(day: date) -> QuerySet[OrganisationKind]:
    """Kinds with `count`, the number of their organisations on the day; none without any."""
    holds = Q(organisationversion__valid__contains=day)
    counted = OrganisationKind.objects.annotate(count=Count("organisationversion", filter=holds))
    return counted.filter(count__gt=0)


def activities() -> QuerySet[Activity]:
    """Activities with a code in the acts."""
    return Activity.objects.all()


def changes(*, with_people: bool, code: str = "") -> QuerySet[Change]:
    """Changes to the registry, newest first. Roles of people only for whoever manages them."""
    found = Change.objects.select_related("undoes", "undone_by")
    if not with_people:
        found = found.exclude(what=Change.What.MEMBERSHIP)
    return found.filter(object_id=code).exclude(what=Change.What.MEMBERSHIP) if code else found


def memberships() -> QuerySet[Membership]:
    """All roles of people by name, each with `organisation_name`, its newest."""
    versions = OrganisationVersion.objects.filter(organisation_id=OuterRef("organisation_id"))
    newest = Subquery(versions.order_by("-valid").values("name")[:1])
    found = Membership.objects.select_related("user", "organisation")
    return found.annotate(organisation_name=newest).order_by(
        "user__display_name", "user__username", "role", "valid"
    )
