"""Who may see and do what in settlements: decided here and nowhere else.

| | public, chamber | provider's staff | insurer | ministry | administrator |
| --- | --- | --- | --- | --- | --- |
| a provider's issued statements, rows and explanations | no | their own | all | all | all |
| the realisation rows behind a number | no | their own | all | no | all |
| statements and runs that are not issued | no | no | yes | no | yes |
| national overview, what-if, proposals | no | no | yes | yes | yes |
| ask for, cancel and issue runs | no | no | yes | no | yes |
| object to a line, withdraw it | no | their own | no | no | no |
| answer an objection | no | no | yes | no | yes |
"""

from __future__ import annotations

from dataclasses import dataclass

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access
from mreza.rooms.settlement.models import Statement

SETTLES = {Role.INSURER_OFFICER, Role.ADMINISTRATOR}
OVERSEES = SETTLES | {Role.MINISTRY_OFFICER}


@dataclass(frozen=True)
class Rights:
    """What somebody may do here on a day. `homes` are the organisations they work in."""

    settles: bool = False
    oversees: bool = False
    homes: frozenset[str] = frozenset()

    @property
    def may_enter(self) -> bool:
        """Whether there is anything here for them."""
        return self.oversees or bool(self.homes)

    def may_see(self, statement: Statement) -> bool:
        if self.settles:
            return True
        issued = statement.run.issued_at is not None
        return issued and (self.oversees or statement.provider_id in self.homes)

    def may_see_mass_rows(self, statement: Statement) -> bool:
        """Rows of persons, pseudonymous: for whoever may see them where they were imported."""
        mine = statement.provider_id in self.homes
        return self.settles or (mine and self.may_see(statement))

    def may_object(self, statement: Statement) -> bool:
        return statement.run.issued_at is not None and statement.provider_id in self.homes


def rights_of(access: Access) -> Rights:
    """The rights that follow from somebody's roles in the network."""
    held = {role for role, _ in access.roles}
    staff = {home for role, home in access.roles if home and role == Role.PROVIDER_STAFF}
    return Rights(bool(held & SETTLES), bool(held & OVERSEES), frozenset(staff))
