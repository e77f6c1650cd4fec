"""Who may see and do what with obligations: decided here and nowhere else.

| | public | staff, of any organisation | insurer | ministry | administrator |
| --- | --- | --- | --- | --- | --- |
| due items, answers and files of an organisation | no | their own | all | all | all |
| answer an item, enter events, say who is responsible | no | their own | no | no | all |
| allow a later day, lock what is over | no | no | yes | yes | yes |
| answer or withdraw what is locked | no | no | no | no | yes |
| calendar by a secret address, weekly e-mail | no | their own | no | no | no |
| the network: who did what, who is late | no | no | yes | yes | yes |

An organisation's staff is who works there in any role: its obligations are its own. To whoever may
not see an organisation's obligations, they do not exist (404).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE = "see"
    ANSWER = "answer"
    SUPERVISE = "supervise"
    ANSWER_LOCKED = "answer_locked"
    SUBSCRIBE = "subscribe"


_SUPERVISOR = frozenset({Deed.SEE, Deed.SUPERVISE})
EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.INSURER_OFFICER: _SUPERVISOR,
    Role.MINISTRY_OFFICER: _SUPERVISOR,
    Role.ADMINISTRATOR: frozenset(Deed) - {Deed.SUBSCRIBE},
}
# In the organisation of the membership only.
AT_HOME = frozenset({Deed.SEE, Deed.ANSWER, Deed.SUBSCRIBE})


@dataclass(frozen=True)
class Access:
    """What somebody may do with obligations, from the roles that they hold in the network."""

    roles: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, network: NetworkAccess) -> Access:
        return cls(network.roles)

    def may(self, deed: Deed, organisation: str = "") -> bool:
        """Whether `deed` is allowed; on that organisation, if one is given."""
        return any(
            deed in EVERYWHERE.get(role, ())
            or (bool(home) and home == organisation and deed in AT_HOME)
            for role, home in self.roles
        )

    @property
    def supervises(self) -> bool:
        return self.may(Deed.SUPERVISE)

    @property
    def homes(self) -> list[str]:
        """Codes of the organisations in which somebody works."""
        return sorted({home for _role, home in self.roles if home})

    @property
    def sees_some(self) -> bool:
        return self.supervises or bool(self.homes)
