"""Who may see and do what with licences: decided here and nowhere else.

| | public | practitioner, her own | employer's leaders, their staff | chamber | ministry | admin |
| --- | --- | --- | --- | --- | --- | --- |
| search of valid licences: name, number, group, validity | yes | yes | yes | yes | yes | yes |
| points, credits, history of her data, export, request | no | yes | no | yes | no | yes |
| status of licences, valid to, at risk | no | yes | yes | yes | no | yes |
| register, files, licence deeds, decide on requests | no | no | no | yes | no | yes |
| counts and charts | no | no | no | yes | yes | yes |

An employer's leaders are its quality officer and responsible person; where an organisation has no
posts on record, whoever is its staff. Organisers are decided in the part of applications.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from mreza.rooms.licensing.queries import people
from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    REGISTER = "register"
    STATISTICS = "statistics"
    EMPLOYER = "employer"
    OWN = "own"


EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.CHAMBER_OFFICER: frozenset({Deed.REGISTER, Deed.STATISTICS, Deed.EMPLOYER}),
    Role.ADMINISTRATOR: frozenset({Deed.REGISTER, Deed.STATISTICS, Deed.EMPLOYER}),
    Role.MINISTRY_OFFICER: frozenset({Deed.STATISTICS}),
}


@dataclass
class Access:
    """Who somebody is for this room on a day; what only some pages need is asked when needed."""

    user: Any
    held: NetworkAccess
    day: date

    @cached_property
    def practitioner(self) -> int | None:
        """The register's record of this very person, if there is one."""
        return people.record_of(self.user)

    @cached_property
    def leads(self) -> frozenset[str]:
        """Homes in which somebody holds a leading post."""
        return people.homes_led_by(self.user, self.day)

    def may(self, deed: Deed, organisation: str = "", practitioner: int | None = None) -> bool:
        """Whether `deed` is allowed; of an organisation's staff, of one person's own data."""
        if any(deed in EVERYWHERE.get(role, ()) for role, _home in self.held.roles):
            return True
        if deed == Deed.OWN:
            return self.practitioner is not None and practitioner in (None, self.practitioner)
        if deed == Deed.EMPLOYER:
            return organisation in self.employers
        return False

    @property
    def employers(self) -> frozenset[str]:
        """Organisations whose staff's licences somebody looks after."""
        social = {home for home, kind in self.held.kinds if kind in SOCIAL_CARE}
        staff = {home for role, home in self.held.roles if role == Role.PROVIDER_STAFF and home}
        led = self.leads if staff & social else frozenset()
        return frozenset((staff - social) | (staff & led))
