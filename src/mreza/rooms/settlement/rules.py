"""Who may see and do what in settlements: decided here and nowhere else.

| | public, chamber | provider's staff | insurer | ministry | administrator |
| --- | --- | --- | --- | --- | --- |
| a provider's issued statements, rows and explanations | no | their own | all | all | all |
| statements and runs that are not issued | no | no | yes | no | yes |
| national overview, what-if, proposals | no | no | yes | yes | yes |
| ask for, cancel and issue runs | no | no | yes | no | yes |
| object to a line, withdraw it | no | their own | no | no | no |
| answer an objection | no | no | yes | no | yes |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import access_of
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

    def may_object(self, statement: Statement) -> bool:
        return statement.run.issued_at is not None and statement.provider_id in self.homes


def rights_of(user: Any, day: date) -> Rights:
    """The rights of `user` on `day`; one query, none for the public."""
    if not user.is_authenticated:
        return Rights()
    access = access_of(user, day)
    held = {role for role, _ in access.roles}
    staff = {home for role, home in access.roles if home and role == Role.PROVIDER_STAFF}
    return Rights(bool(held & SETTLES), bool(held & OVERSEES), frozenset(staff))
