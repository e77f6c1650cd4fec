"""What of contracts shows that an obligation was met: an offer that the provider made."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from mreza.rooms.contracts.models import ContractEvent
from mreza.rooms.contracts.words import Side, What
from mreza.rooms.obligations import evidence
from mreza.rooms.obligations.evidence import Evidence

OFFER = "offer_made"


def register() -> None:
    """Say to the room of obligations what can be found here."""
    evidence.register(OFFER, offers)


def offers(codes: Collection[str], first: date, last: date) -> Iterator[Evidence]:
    """Offers of providers, by the day they were made."""
    found = ContractEvent.objects.filter(
        what=What.OFFERED, day__range=(first, last), contract__organisation_id__in=codes,
        contract__offered_by=Side.PROVIDER,
    )  # fmt: skip
    for day, number, code in found.values_list(
        "day", "contract__number", "contract__organisation_id"
    ):
        title = gettext("Offer of contract %(number)s") % {"number": number}
        yield Evidence(code, OFFER, day, title, reverse("contracts:contract", args=[number]))
