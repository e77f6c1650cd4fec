"""What an organisation's page says of its contract, to those who may see it."""

from __future__ import annotations

from django.http import HttpRequest

from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.rules import Access, Deed
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.panels import Panel
from mreza.rooms.network.views.asking import access

# Of the sector agreement of homes only the time limits are kept: they have no contract here.
OTHERS = frozenset({"care_home", "special_care_institution", "training_institution"})


def panel(request: HttpRequest, version: OrganisationVersion) -> Panel | None:
    """Its newest contract with its state; None for whoever may not see it. At most one query."""
    code = str(version.organisation_id)
    if version.kind_id in OTHERS or not Access.of(access(request)).may(Deed.SEE, code):
        return None
    contract = Contract.objects.filter(organisation=code).order_by("-year", "-pk").first()
    return (
        None if contract is None else Panel("contracts/_organisation.html", {"contract": contract})
    )
