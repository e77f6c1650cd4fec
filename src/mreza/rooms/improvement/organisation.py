"""What an organisation's page says of its quality model, to those who may see it."""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.improvement.models import Assessment
from mreza.rooms.improvement.rules import Deed, access_in
from mreza.rooms.network.audience import SOCIAL_CARE
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views import asking


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """Its newest finished self-assessment for those who see every home, the way in for its own
    staff, None for others. At most one query."""
    code = str(version.organisation_id)
    if not request.user.is_authenticated or version.kind_id not in SOCIAL_CARE:
        return None
    access = access_in(asking.access(request), code, frozenset)
    if not access.deeds:
        return None
    oversees = access.may(Deed.SEE_ASSESSMENTS)
    rounds = Assessment.objects.filter(organisation=code, kind="self", finished_at__isnull=False)
    newest = rounds.first() if oversees else None
    return Panel(
        "improvement/_organisation.html", {"code": code, "newest": newest, "oversees": oversees}
    )
