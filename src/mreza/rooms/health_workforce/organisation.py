"""What an organisation's page says of its health workers, to who may see its report."""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.health_workforce import asking, words
from mreza.rooms.health_workforce.queries import quality
from mreza.rooms.health_workforce.rules import KINDS, Deed
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.workforce.demo import SYNTHETIC
from mreza.site import clock


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """How many work there, in full-time equivalents too, and the score of their data; one query.

    None for who may not see the report, and for organisations whose workers are not counted.
    """
    code, mine = str(version.organisation_id), asking.access(request)
    if version.kind_id not in KINDS or not mine.may(Deed.SEE_REPORT, code):
        return None
    found = quality.headline(code, clock.today())
    context = {
        "code": code,
        "found": found,
        "grade": words.grade(found.report.score) if found else "",
        "may_send": mine.may(Deed.SEND, code),
        "synthetic": found is not None and found.dataset == SYNTHETIC,
    }
    return Panel("health_workforce/_organisation.html", context)
