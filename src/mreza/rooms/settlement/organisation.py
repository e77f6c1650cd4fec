"""What an organisation's page says of its statements, to those who may see them."""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.settlement import queries, shown, words
from mreza.rooms.settlement.asking import rights

LATEST = 3


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """Its last issued statements; None for whoever may not see them. At most one query."""
    held, code = rights(request), str(version.organisation_id)
    if not held.oversees and code not in held.homes:
        return None
    found = queries.statements_of(code)[:LATEST]
    statements = [shown.statement(item, words.spoken()) for item in found]
    return (
        Panel("settlement/_organisation.html", {"statements": statements}) if statements else None
    )
