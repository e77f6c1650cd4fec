"""Who may see and do what with contracts: decided here and nowhere else.

| | public, chamber | provider's staff | insurer | ministry | administrator |
| --- | --- | --- | --- | --- | --- |
| price lists (parameters of the act) | yes | yes | yes | yes | yes |
| contracts with quantities, history, notices | no | their own | all | all | all |
| draft, sign, propose an annex, correct, close | no | no | yes | no | yes |
| offer, accept the other side's offer | no | their own | yes | no | yes |
| accept an annex, hours, substitutes | no | their own | no | no | yes |
| refuse a proposed annex, withdraw an offer | no | their own | yes | no | yes |
| record and withdraw facts that a provider claims | no | their own | no | no | yes |
| record and withdraw facts that the insurer attests | no | no | yes | no | yes |
| give notice (60), withdraw one's own | no | their own | yes | no | yes |
| give notice on the grounds of article 61 | no | no | yes | no | yes |

Contracts of others are business data: to whoever may not see one, it does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.words import Side
from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE = "see"
    DRAFT = "draft"
    OFFER = "offer"
    AGREE = "agree"
    SIGN = "sign"
    ANNEX = "annex"
    ACCEPT_ANNEX = "accept_annex"
    REFUSE_ANNEX = "refuse_annex"
    NOTICE = "notice"
    CLOSE = "close"
    CORRECT = "correct"
    ATTEND = "attend"
    CLAIM = "claim"
    ATTEST = "attest"


INSURER = frozenset(Deed) - {Deed.ACCEPT_ANNEX, Deed.ATTEND, Deed.CLAIM}
RECORDING = {Side.PROVIDER: Deed.CLAIM, Side.INSURER: Deed.ATTEST}
EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.INSURER_OFFICER: INSURER,
    Role.MINISTRY_OFFICER: frozenset({Deed.SEE}),
    Role.ADMINISTRATOR: frozenset(Deed),
}
# In the organisation of the membership only.
AT_HOME: dict[str, frozenset[Deed]] = {
    Role.PROVIDER_STAFF: frozenset(
        {
            Deed.SEE, Deed.OFFER, Deed.AGREE, Deed.ACCEPT_ANNEX, Deed.REFUSE_ANNEX, Deed.NOTICE,
            Deed.ATTEND, Deed.CLAIM,
        }
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Access:
    """What somebody may do with contracts, from the roles that they hold in the network."""

    roles: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, network: NetworkAccess) -> Access:
        return cls(network.roles)

    def may(self, deed: Deed, organisation: str = "") -> bool:
        """Whether `deed` is allowed; on contracts of that organisation, if one is given."""
        return any(
            deed in EVERYWHERE.get(role, ())
            or (home and home == organisation and deed in AT_HOME.get(role, ()))
            for role, home in self.roles
        )

    @property
    def sees_all(self) -> bool:
        return self.may(Deed.SEE)

    @property
    def homes(self) -> list[str]:
        """Codes of the organisations whose contracts are their own."""
        own = {home for role, home in self.roles if home and Deed.SEE in AT_HOME.get(role, ())}
        return sorted(own)

    @property
    def sees_some(self) -> bool:
        return self.sees_all or bool(self.homes)

    def visible(self, contracts: QuerySet[Contract]) -> QuerySet[Contract]:
        """Those of `contracts` that they may see."""
        if self.sees_all:
            return contracts
        return contracts.filter(organisation__in=self.homes)

    def side(self, organisation: str) -> Side:
        """For whom they act on a contract of that organisation."""
        at_home = any(
            home == organisation and role == Role.PROVIDER_STAFF for role, home in self.roles
        )
        return Side.PROVIDER if at_home else Side.INSURER
