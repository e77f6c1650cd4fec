"""Who may see and do what in the network: decided here and nowhere else.

| | public | provider's staff | insurer | ministry, chamber | administrator |
| --- | --- | --- | --- | --- | --- |
| published figures, registry, what was changed and why | yes | yes | yes | yes | yes |
| who made a change | no | their own organisation | yes | yes | yes |
| contact data of an organisation | no | their own organisation | yes | no | yes |
| correct registered facts and aliases, take a correction back | no | no | yes | no | yes |
| people's roles | no | no | no | no | yes |

All figures of the 2007 acts are published, so every figure is for everybody.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Subquery

from mreza.rooms.network.models import Membership, OrganisationVersion, Role, on
from mreza.site.accounts.models import User


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE_AUTHORS = "see_authors"
    EDIT_CONTACT = "edit_contact"
    CORRECT_REGISTRY = "correct_registry"
    MANAGE_MEMBERSHIPS = "manage_memberships"


EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.INSURER_OFFICER: frozenset({Deed.SEE_AUTHORS, Deed.EDIT_CONTACT, Deed.CORRECT_REGISTRY}),
    Role.MINISTRY_OFFICER: frozenset({Deed.SEE_AUTHORS}),
    Role.CHAMBER_OFFICER: frozenset({Deed.SEE_AUTHORS}),
    Role.ADMINISTRATOR: frozenset(Deed),
}
# In the organisation of the membership only.
AT_HOME: dict[str, frozenset[Deed]] = {
    Role.PROVIDER_STAFF: frozenset({Deed.SEE_AUTHORS, Deed.EDIT_CONTACT}),
}


@dataclass(frozen=True)
class Access:
    """The roles that somebody holds on a day, as (role, organisation's code or empty).

    `kinds` are the kinds of the organisations in which they hold them, as (code, kind).
    """

    roles: frozenset[tuple[str, str]] = frozenset()
    kinds: frozenset[tuple[str, str]] = frozenset()

    def may(self, deed: Deed, organisation: str = "") -> bool:
        """Whether `deed` is allowed; on the organisation with that code, if one is given."""
        return any(
            deed in EVERYWHERE.get(role, ())
            or (home and home == organisation and deed in AT_HOME.get(role, ()))
            for role, home in self.roles
        )

    @property
    def homes(self) -> list[str]:
        """Codes of the organisations in which somebody works."""
        return sorted({home for _role, home in self.roles if home})

    def works_in(self, kinds: Collection[str]) -> bool:
        """Whether somebody is staff of a provider of one of those kinds."""
        staff = {home for role, home in self.roles if role == Role.PROVIDER_STAFF}
        return any(home in staff and kind in kinds for home, kind in self.kinds)


def access_of(user: User | AnonymousUser | Any, day: date) -> Access:
    """What `user` may do on `day`; one query, none for the public."""
    if not user.is_authenticated:
        return Access()
    versions = OrganisationVersion.objects.filter(
        on(day), organisation=OuterRef("organisation_id")
    ).values("kind_id")[:1]
    held = (
        Membership.objects.filter(on(day), user=user.pk)
        .annotate(home_kind=Subquery(versions))
        .values_list("role", "organisation_id", "home_kind")
    )
    roles, kinds = set(), set()
    for role, home, kind in held:
        roles.add((role, home or ""))
        if home:
            kinds.add((home, kind or ""))
    if user.is_superuser:
        roles.add((Role.ADMINISTRATOR, ""))
    return Access(frozenset(roles), frozenset(kinds))
