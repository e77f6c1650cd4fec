"""Who may see and do what with data on health workers: decided here and nowhere else.

| | public | provider's staff | ministry, chamber, insurer, NIJZ, administrator |
| --- | --- | --- | --- |
| numbers by group, unit and age; projections | small ones hidden | small ones hidden | all |
| data-quality report | no | their own | of all |
| which rows the report names; rows; files | no | their own | nobody else's |
| send, take back | no | their own | no |
| enter inhabitants | no | no | ministry, NIJZ, administrator |

Nobody outside a provider sees single persons, though they are pseudonyms only. NIJZ keeps the
collections of the plan (A29, A31, A34) and is in the registry as a provider of its own kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess

KEEPER: Final = "nijz"
# Kinds of organisations whose workers are counted.
KINDS: Final = (
    "health_centre", "hospital", "private_practice", "care_home", "pharmacy", "spa",
    "special_care_institution", "training_institution", "public_health_institute",
    "addiction_centre", "emergency_unit", "transport",
)  # fmt: skip
OVERSEERS: Final = frozenset(
    {Role.MINISTRY_OFFICER, Role.CHAMBER_OFFICER, Role.INSURER_OFFICER, Role.ADMINISTRATOR}
)


class Deed(StrEnum):
    SEE_ALL_NUMBERS = "see_all_numbers"
    SEE_REPORTS = "see_reports"
    SEE_REPORT = "see_report"
    SEND = "send"
    ENTER_INHABITANTS = "enter_inhabitants"


@dataclass(frozen=True)
class Access:
    """What somebody may do, from their roles in the network."""

    works_in: frozenset[str] = frozenset()
    oversees: bool = False
    enters: bool = False

    @classmethod
    def of(cls, network: NetworkAccess) -> Access:
        roles = {role for role, _home in network.roles}
        staff = frozenset(home for role, home in network.roles if role == Role.PROVIDER_STAFF)
        keeper = KEEPER in staff
        return cls(
            works_in=staff - {KEEPER},
            oversees=keeper or bool(roles & OVERSEERS),
            enters=keeper or bool(roles & {Role.MINISTRY_OFFICER, Role.ADMINISTRATOR}),
        )

    def may(self, deed: Deed, organisation: str = "") -> bool:
        own = bool(organisation) and organisation in self.works_in
        return {
            Deed.SEE_ALL_NUMBERS: self.oversees,
            Deed.SEE_REPORTS: self.oversees,
            Deed.SEE_REPORT: self.oversees or own,
            Deed.SEND: own,
            Deed.ENTER_INHABITANTS: self.enters,
        }[deed]
