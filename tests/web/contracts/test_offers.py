"""A provider's offer is checked by the act; the insurer's own is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from mreza.rooms.contracts import offers
from mreza.rooms.contracts.models import Contract
from mreza.rooms.contracts.offers import OfferedActivity, Stated
from tests.web.contracts import bodies

pytestmark = pytest.mark.django_db
ClientAs = Callable[[str], Client]
DAY = date(2007, 4, 1)
ALL = Stated(prevention=True, material=True, programme=True, hours=True, substitutes=True)


def offered(activity: str, holder: str = "A", share: str = "100", **more: Any) -> OfferedActivity:
    fields: dict[str, Any] = {"waiting_days": 0, "hours_coordinated": True}
    return OfferedActivity(activity, holder, Decimal(share), **(fields | more))


def reasons(*lines: OfferedActivity, stated: Stated = ALL) -> list[str]:
    found = offers.objections("zd-x", lines, stated, DAY)
    return [objection.reason["en"] for objection in found]


def test_a_whole_offer_is_taken() -> None:
    assert reasons(offered("general"), offered("women", "B", waiting_days=20)) == []


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([offered("general", waiting_days=1)], "waiting time"),
        ([offered("women", waiting_days=None)], "waiting time"),
        ([offered("general", hours_coordinated=False)], "surgery hours not coordinated"),
        ([offered("general", share="49.99")], "too little working time"),
        (
            [offered("general", share="29"), offered("child", share="71")],
            "too small an extent of the activity",
        ),
    ],
)
def test_what_articles_57_and_58_refuse(lines: list[OfferedActivity], reason: str) -> None:
    assert reason in reasons(*lines)


def test_hours_and_substitutes_must_be_declared() -> None:
    missing = Stated(prevention=True, material=True, programme=True, hours=False, substitutes=True)
    assert reasons(offered("general"), stated=missing) == ["something is not stated"]


def test_activities_that_no_offer_knows_are_not_judged() -> None:
    assert reasons(offered("duty", share="1")) == []


def _body(page: Client, address: str, number: str) -> dict[str, Any]:
    form = page.get(address).context["form"]
    fields = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    plain = {name: value for name, value in fields.items() if value not in (None, False)}
    waiting = {f"waiting-{activity}": "0" for activity in form.offered}
    coordinated = {f"coordinated-{activity}": "on" for activity in form.offered}
    stated = {"programme": "P", "material": "none", "prevention": "on"}
    return plain | waiting | coordinated | stated | bodies.deed(number)


def test_a_provider_offers_its_draft_when_everything_is_stated(
    client_as: ClientAs, draft: Contract
) -> None:
    provider, number = client_as("provider"), draft.number
    address = f"/contracts/{number}/offer/"
    refused = provider.post(address, _body(provider, address, number))
    assert refused.status_code == 422
    assert "manjka podatek" in refused.content.decode()
    assert Contract.objects.get(pk=draft.pk).state == "draft"
    provider.post(f"/contracts/{number}/hours/add/", bodies.hours(**bodies.deed(number)))
    provider.post(f"/contracts/{number}/substitutes/add/", bodies.substitute(**bodies.deed(number)))
    made = provider.post(address, _body(provider, address, number))
    assert made.status_code == 302
    mine = Contract.objects.get(pk=draft.pk)
    assert (mine.state, mine.offered_by) == ("offered", "provider")
