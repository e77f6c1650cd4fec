"""Who may see and do what with the quality model: decided here and nowhere else.

| | other homes, others | any staff of the home | quality officer | responsible person | ministry | administrator |
| --- | --- | --- | --- | --- | --- | --- |
| overview, registers that staff read, confirm reading | no | yes | yes | yes | no | yes |
| propose an improvement | no | yes | yes | yes | no | yes |
| all registers; add, change, withdraw, review | no | no | yes | yes | no | yes |
| what was said in a yearly talk | no | no | no | yes | no | no |
| self-assessment: see and work on it | no | no | yes | yes | when finished | yes |
| external assessment: see | no | no | when finished | when finished | yes | yes |
| external assessment: open, score, finish | no | no | no | no | yes | no |
| external assessment: answer | no | no | yes | yes | no | no |

Registers are the home's own: to whoever may not see them, they do not exist.
"""  # noqa: E501 - a table

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mreza.rooms.improvement.words import AssessmentKind
from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access as NetworkAccess

QUALITY_OFFICER, RESPONSIBLE = "quality_officer", "responsible_person"


class Deed(StrEnum):
    """What somebody may be allowed to do."""

    SEE = "see"
    SEE_ALL = "see_all"
    PROPOSE = "propose"
    WRITE = "write"
    SEE_TALKS = "see_talks"
    SEE_ASSESSMENTS = "see_assessments"
    ASSESS_SELF = "assess_self"
    ASSESS_OUTSIDE = "assess_outside"
    ANSWER = "answer"


STAFF = frozenset({Deed.SEE, Deed.PROPOSE})
OFFICER = STAFF | {
    Deed.SEE_ALL, Deed.WRITE, Deed.SEE_ASSESSMENTS, Deed.ASSESS_SELF, Deed.ANSWER,
}  # fmt: skip
BY_POST = {QUALITY_OFFICER: OFFICER, RESPONSIBLE: OFFICER | {Deed.SEE_TALKS}}
EVERYWHERE: dict[str, frozenset[Deed]] = {
    Role.MINISTRY_OFFICER: frozenset({Deed.SEE_ASSESSMENTS, Deed.ASSESS_OUTSIDE}),
    Role.ADMINISTRATOR: OFFICER - {Deed.ANSWER},
}


@dataclass(frozen=True)
class Access:
    """What somebody may do with the model of one home."""

    deeds: frozenset[Deed] = frozenset()

    def may(self, deed: Deed) -> bool:
        return deed in self.deeds

    def sees(self, *, staff_reads: bool) -> bool:
        """Whether a register is theirs to read."""
        return self.may(Deed.SEE_ALL) or (staff_reads and self.may(Deed.SEE))

    def sees_assessment(self, kind: str, *, finished: bool) -> bool:
        """A home's own while it works on it; the other side only what is finished."""
        if not self.may(Deed.SEE_ASSESSMENTS):
            return False
        return finished or self.may(self.assessing(kind))

    @staticmethod
    def assessing(kind: str) -> Deed:
        """What it takes to open, score and finish one of that kind."""
        return Deed.ASSESS_SELF if kind == AssessmentKind.SELF else Deed.ASSESS_OUTSIDE


def access_in(network: NetworkAccess, code: str, posts: Callable[[], frozenset[str]]) -> Access:
    """What roles in the network and posts in the home `code` allow there.

    `posts` is asked only of staff of the home; posts count for nobody else.
    """
    deeds: set[Deed] = set()
    for role, home in network.roles:
        deeds |= EVERYWHERE.get(role, frozenset())
        if role == Role.PROVIDER_STAFF and home == code:
            deeds |= STAFF
            for post in posts():
                deeds |= BY_POST.get(post, frozenset())
    return Access(frozenset(deeds))


def sees_every_home(network: NetworkAccess) -> bool:
    """Whether something of every home is theirs to see."""
    return any(role in EVERYWHERE for role, _home in network.roles)


def homes_of(network: NetworkAccess) -> list[str]:
    """Codes of the organisations whose staff they are."""
    return sorted({home for role, home in network.roles if role == Role.PROVIDER_STAFF and home})
