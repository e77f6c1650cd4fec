"""States of registry records as plain data: what history keeps and taking back restores."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.network.folding import alphabetical
from mreza.rooms.network.loading import search_text
from mreza.rooms.network.models import Alias, Membership, Organisation, OrganisationVersion
from mreza.site.accounts.models import User

State = dict[str, Any]
FACTS = ("name", "kind_id", "unit_id", "office_id", "place", "part_of_id", "note_sl", "note_en")
CONTACT = ("email", "phone", "website")
PRINTED = ("text", "table", "place_sl", "place_en", "lines")


def days(valid: Any) -> State:
    """A range as its first day and the first day after it."""
    return {"from": _iso(valid.lower), "to": _iso(valid.upper)}


def span(state: State) -> DateRange:
    return DateRange(_day(state["from"]), _day(state["to"]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def of_version(version: OrganisationVersion) -> State:
    facts = {name.removesuffix("_id"): getattr(version, name) for name in FACTS}
    return {**facts, **days(version.valid)}


def of_timeline(organisation: Organisation) -> State:
    """All versions, oldest first."""
    versions = sorted(organisation.versions.all(), key=lambda v: v.valid.lower or date.min)
    return {"versions": [of_version(version) for version in versions]}


def set_timeline(organisation: Organisation, state: State | None) -> None:
    """Replace all versions by those of `state`."""
    organisation.versions.all().delete()
    for entry in (state or {"versions": []})["versions"]:
        facts = {name: entry[name.removesuffix("_id")] for name in FACTS}
        OrganisationVersion.objects.create(organisation=organisation, valid=span(entry), **facts)
    refresh_search(organisation)


def refresh_search(organisation: Organisation) -> None:
    """Bring what the organisation is found by in line with its names and aliases."""
    aliases = list(organisation.aliases.values_list("text", flat=True))
    for version in organisation.versions.all():
        version.search_text = search_text(version.name, version.place, aliases)
        version.sort_key = alphabetical(version.name)
        version.save(update_fields=["search_text", "sort_key"])


def of_contact(organisation: Organisation) -> State:
    return {name: getattr(organisation, name) for name in CONTACT}


def set_contact(organisation: Organisation, state: State | None) -> None:
    for name, value in (state or dict.fromkeys(CONTACT, "")).items():
        setattr(organisation, name, value)
    organisation.save(update_fields=CONTACT)


def of_alias(alias: Alias) -> State:
    return {**{name: getattr(alias, name) for name in PRINTED}, **days(alias.valid)}


def set_alias(organisation: Organisation, now: State | None, then: State | None) -> None:
    """Turn the alias in state `now` into `then`; None is no alias."""
    if now is not None:
        find_alias(organisation, now).delete()
    if then is not None:
        printed = {name: then[name] for name in PRINTED}
        Alias.objects.create(organisation=organisation, valid=span(then), **printed)
    refresh_search(organisation)


def find_alias(organisation: Organisation, state: State) -> Alias:
    """The alias in exactly that state. Raises `Alias.DoesNotExist`."""
    printed = {name: state[name] for name in PRINTED}
    return organisation.aliases.get(valid=span(state), **printed)


def of_membership(membership: Membership) -> State:
    return {
        "user": membership.user.username,
        "role": membership.role,
        "organisation": membership.organisation_id,
        **days(membership.valid),
    }


def set_membership(now: State | None, then: State | None) -> None:
    """Turn the membership in state `now` into `then`; None is no membership."""
    if now is not None:
        find_membership(now).delete()
    if then is not None:
        Membership.objects.create(
            user=User.objects.get(username=then["user"]),
            role=then["role"],
            organisation_id=then["organisation"],
            valid=span(then),
        )


def find_membership(state: State) -> Membership:
    """The membership in exactly that state. Raises `Membership.DoesNotExist`."""
    return Membership.objects.get(
        user__username=state["user"],
        role=state["role"],
        organisation_id=state["organisation"],
        valid=span(state),
    )
