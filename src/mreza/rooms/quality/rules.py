"""Who may see and do what with indicators and reports: decided here and nowhere else.

| | public | others | home's staff | quality officer | responsible person | ministry | admin |
| --- | --- | --- | --- | --- | --- | --- | --- |
| what is published | yes | yes | yes | yes | yes | yes | yes |
| values, charts, comparison of a home | no | no | own | own | own | no | all |
| records behind a value | no | no | no | own | own | no | all |
| plan values, note on charts, state reasons | no | no | no | own | own | no | no |
| prepare a close, a correction, send a report, answer | no | no | no | own | no | no | no |
| approve or return what was prepared | no | no | no | no | own | no | no |
| sent reports | no | no | own | own | own | all | all |
| national values, comments, reminders, publishing for all | no | no | no | no | no | yes | yes |
| publish the home's own values | no | no | no | no | own | no | no |

To whoever does not belong to a home, its dashboard does not exist. Who prepared a close never
approves it, whatever posts they hold; the database refuses it as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess
from mreza.rooms.workforce.models import Post


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE = "see"
    SEE_RECORDS = "see_records"
    SEE_REPORTS = "see_reports"
    FOLLOW = "follow"  # planned values, notes, stated reasons
    PREPARE = "prepare"
    APPROVE = "approve"
    PUBLISH = "publish"
    OVERSEE = "oversee"


EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.MINISTRY_OFFICER: frozenset({Deed.SEE_REPORTS, Deed.OVERSEE}),
    Role.ADMINISTRATOR: frozenset({Deed.SEE, Deed.SEE_RECORDS, Deed.SEE_REPORTS, Deed.OVERSEE}),
}
STAFF = frozenset({Deed.SEE, Deed.SEE_REPORTS})
OF_POST: dict[str, frozenset[Deed]] = {
    Post.QUALITY_OFFICER: frozenset({Deed.SEE_RECORDS, Deed.FOLLOW, Deed.PREPARE}),
    Post.RESPONSIBLE_PERSON: frozenset({Deed.SEE_RECORDS, Deed.FOLLOW, Deed.APPROVE, Deed.PUBLISH}),
}


@dataclass(frozen=True)
class Access:
    """What somebody may do here on a day: roles in the network, and posts by organisation."""

    roles: frozenset[tuple[str, str]] = frozenset()
    posts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, network: NetworkAccess, posts: Mapping[str, frozenset[str]]) -> Access:
        return cls(network.roles, posts)

    def may(self, deed: Deed, organisation: str = "") -> bool:
        """Whether `deed` is allowed; in that organisation, if one is given."""
        if any(deed in EVERYWHERE.get(role, ()) for role, _home in self.roles):
            return True
        if not organisation or organisation not in self.homes:
            return False
        held = self.posts.get(organisation, frozenset())
        return deed in STAFF or any(deed in OF_POST.get(post, ()) for post in held)

    @property
    def homes(self) -> list[str]:
        """Codes of the organisations in whose staff somebody is."""
        return sorted({home for role, home in self.roles if home and role == Role.PROVIDER_STAFF})

    @property
    def oversees(self) -> bool:
        return self.may(Deed.OVERSEE)
