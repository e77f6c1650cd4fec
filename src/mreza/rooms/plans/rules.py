"""Who may see and do what with a plan: decided here and nowhere else.

| | public, staff elsewhere | other ministries, chamber, insurer | participant | holder | coordinator, administrator |
| --- | --- | --- | --- | --- | --- |
| public page and open data of a plan | yes | yes | yes | yes | yes |
| plan, measures, progress, money, charts | no | yes | yes | yes | yes |
| tasks of the own organisation: mark done | no | no | yes | yes | yes |
| milestones, statements, tasks, funds, readings, risks, documents | no | no | no | own measures | all |
| entries of an open round | no | no | no | own | see all |
| dependencies, links of indicators, rounds, review, freeze, versions, decide proposals | no | no | no | no | yes |
| propose a correction | no | officers of a ministry | yes | yes | yes |

Holder is who has a membership in an organisation that holds the measure; coordinator is an officer
of the ministry that coordinates the plan. Staff of an organisation that takes part nowhere in the
plan have its public page, and nothing else of it exists for them.
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE = "see"
    OWN_TASKS = "own_tasks"
    FOLLOW = "follow"  # milestones, statements, tasks, funds, readings, risks, documents
    REPORT = "report"  # the own entry of an open round
    PROPOSE = "propose"
    COORDINATE = "coordinate"  # rounds, review, freeze, versions, links, dependencies, decisions


SEEING = frozenset({Deed.SEE})
MINISTRY = SEEING | {Deed.PROPOSE}
PARTICIPANT = SEEING | {Deed.OWN_TASKS, Deed.PROPOSE}
HOLDER = PARTICIPANT | {Deed.FOLLOW, Deed.REPORT}
COORDINATOR = frozenset(Deed) - {Deed.REPORT}


@dataclass(frozen=True)
class Access:
    """What somebody may do with one plan, and on one of its measures.

    `homes` are the organisations in which they work; a coordinator's own ministry holds measures
    too, and reports on them like any other holder. `ministry`: an officer of any ministry.
    """

    sees: bool = False
    coordinates: bool = False
    homes: frozenset[str] = frozenset()
    ministry: bool = False

    def may(self, deed: Deed) -> bool:
        """Whether the deed is allowed on every measure of the plan."""
        if self.coordinates:
            return deed in COORDINATOR
        return self.sees and deed in (MINISTRY if self.ministry else SEEING)

    def on_measure(
        self, deed: Deed, holders: Collection[str], participants: Collection[str] = ()
    ) -> bool:
        """Whether the deed is allowed on a measure of these holders and participants (codes)."""
        if self.may(deed):
            return True
        if not self.homes.isdisjoint(holders):
            return deed in HOLDER
        return not self.homes.isdisjoint(participants) and deed in PARTICIPANT

    def of_entry(self, organisation: str) -> bool:
        """Whether the entry of a round is theirs to write."""
        return organisation in self.homes


OFFICERS = frozenset({
    Role.MINISTRY_OFFICER, Role.CHAMBER_OFFICER, Role.INSURER_OFFICER, Role.ADMINISTRATOR,
})  # fmt: skip


def access_to(network: NetworkAccess, coordinator: str, *, party: bool) -> Access:
    """What roles in the network allow with a plan that `coordinator` (a code) coordinates.

    `party`: whether one of their organisations holds a measure of the plan or takes part in one.
    """
    coordinates = any(
        role == Role.ADMINISTRATOR or (role == Role.MINISTRY_OFFICER and home == coordinator)
        for role, home in network.roles
    )
    oversees = any(role in OFFICERS for role, _home in network.roles)
    ministry = any(role == Role.MINISTRY_OFFICER for role, _home in network.roles)
    return Access(oversees or party, coordinates, frozenset(network.homes), ministry)
