"""Who may see and do what with incidents: decided here and nowhere else.

In the home, by its appointments (`workforce`):

| | worker | commission, quality officer, responsible person | safety officer |
| --- | --- | --- | --- |
| report, also anonymously; own reports, not the anonymous ones | yes | yes | yes |
| mark one's own measure as done | yes | yes | yes |
| register, every incident without who reported it, counts, exports | no | yes | yes |
| who reported it | no | no | yes |
| assess, appoint, analyse, set and check measures, close, correct, withdraw | no | no | yes |
| import incidents kept elsewhere | no | quality officer | yes |

Outside the home single incidents do not exist, whoever asks: not for the ministry, the insurer or
the administrator of the site. They see counts in `quality`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mreza.rooms.incidents.models import Incident, Measure
from mreza.rooms.network.models import Role
from mreza.rooms.network.rules import Access
from mreza.rooms.workforce.queries import posts_of
from mreza.site.accounts.models import User


class Deed(StrEnum):
    """What somebody may be allowed to do in a home."""

    REPORT = "report"
    SEE_REGISTER = "see_register"
    SEE_REPORTER = "see_reporter"
    HANDLE = "handle"
    IMPORT = "import"


SEES = frozenset({Deed.SEE_REGISTER})
BY_POST: dict[str, frozenset[Deed]] = {
    "commission_member": SEES,
    "quality_officer": SEES | {Deed.IMPORT},
    "responsible_person": SEES,
    "safety_officer": frozenset(Deed),
}


@dataclass(frozen=True)
class Standing:
    """What somebody is in one home on a day; nobody without `works_here`."""

    user: User
    organisation: str
    works_here: bool
    deeds: frozenset[Deed] = frozenset()

    def may(self, deed: Deed) -> bool:
        return deed in self.deeds

    def may_see(self, incident: Incident) -> bool:
        """Every incident of the home with a post, else what one reported oneself."""
        if incident.organisation_id != self.organisation or not self.works_here:
            return False
        return self.may(Deed.SEE_REGISTER) or self.reported(incident)

    def reported(self, incident: Incident) -> bool:
        return incident.reporter_id == self.user.pk

    def may_finish(self, measure: Measure) -> bool:
        """The owner says that it is done; the safety officer may say so for them."""
        return self.works_here and (self.may(Deed.HANDLE) or measure.owner_id == self.user.pk)


def standing(user: User, access: Access, organisation: str, day: date) -> Standing:
    """One query for somebody who works there, none for others."""
    works_here = (Role.PROVIDER_STAFF, organisation) in access.roles
    if not works_here:
        return Standing(user, organisation, works_here=False)
    posts = posts_of(user, organisation, day)
    deeds = frozenset({Deed.REPORT}).union(*(BY_POST.get(post, frozenset()) for post in posts))
    return Standing(user, organisation, works_here=True, deeds=deeds)


def homes(access: Access) -> list[str]:
    """Codes of the organisations whose staff somebody is."""
    return sorted(home for role, home in access.roles if role == Role.PROVIDER_STAFF and home)
