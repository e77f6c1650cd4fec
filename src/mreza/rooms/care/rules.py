"""Who may see and do what with records of service users: decided here and nowhere else.

Inside the organisation, by the posts people hold in it (`workforce`):

| | its staff | quality officer, responsible person | others |
| --- | --- | --- | --- |
| overview, users under their pseudonyms, leisure, visits at home: see | yes | yes | no |
| record leisure activities, who took part, visits | yes | yes | no |
| users, services, medicines, wishes, agreements: change | no | yes | no |
| numbers of a month by hand, files, exports | no | yes | no |

To whoever does not work there, an organisation's users do not exist: not for the ministry, the
insurer or the administrator of the site, who see counts in `quality`.
"""

from __future__ import annotations

from enum import StrEnum

from mreza.rooms.workforce.rules import Standing


class Deed(StrEnum):
    """What somebody may be allowed to do in an organisation."""

    SEE = "see"
    RECORD = "record"
    MANAGE = "manage"


def may(who: Standing, deed: Deed) -> bool:
    return who.works_here and (deed != Deed.MANAGE or who.leads)
