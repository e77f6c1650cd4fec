"""What rooms below find among their records: rows that were sent, offers that were made."""

from __future__ import annotations

from datetime import date

import pytest

from mreza.rooms.contracts.models import Contract, ContractEvent
from mreza.rooms.obligations import evidence
from mreza.rooms.obligations.items import State
from mreza.rooms.realisation.models import Upload
from tests.web.obligations.conftest import CODE, items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_answered")]


def sent(state: str, months: list[str], **more: object) -> None:
    Upload.objects.create(
        dataset="services", provider_id=CODE, file_name=f"{state}.csv", state=state, rows=2, good=2,
        bad=0, months=months, sha256=state * 3, **more,
    )  # fmt: skip


def test_committed_rows_show_each_of_their_months_and_others_none() -> None:
    sent("committed", ["2007-04", "2007-05"])
    sent("checked", ["2007-06"])
    sent("withdrawn", ["2007-07"])
    found = evidence.found(["rows_sent"], [CODE], date(2026, 1, 1), date(2100, 1, 1))
    assert [(one.first, one.last) for one in found] == [
        (date(2007, 4, 1), date(2007, 4, 30)),
        (date(2007, 5, 1), date(2007, 5, 31)),
    ]
    assert {one.title for one in found} == {"committed.csv"}
    assert evidence.found(["rows_sent"], ["zd-koper"], date(2026, 1, 1), date(2100, 1, 1)) == []


def test_rows_of_a_month_meet_the_claim_of_that_month() -> None:
    from mreza.rooms.network.models import OrganisationVersion

    pharmacy = OrganisationVersion.objects.filter(kind="pharmacy")[0].code
    Upload.objects.create(
        dataset="services", provider_id=pharmacy, file_name="a.csv", state="committed", rows=2,
        good=2, bad=0, months=["2007-05"], sha256="a",
    )  # fmt: skip
    claims = items(("pharmacies_2007", "claim"), date(2026, 11, 22), code=pharmacy)
    shown = [one for one in claims if one.evidence is not None]
    assert [(one.slot.about.first, one.state) for one in shown] == [(date(2007, 5, 1), State.LATE)]


def test_an_offer_of_the_provider_is_found_and_one_of_the_insurer_is_not() -> None:
    contract = Contract.objects.get(number=f"2007-{CODE}")
    ContractEvent.objects.create(
        contract=contract, day=date(2007, 3, 1), by_name="S", what="offered"
    )
    span = (date(2007, 3, 1), date(2007, 3, 1))
    assert evidence.found(["offer_made"], [CODE], *span) == []
    Contract.objects.filter(pk=contract.pk).update(offered_by="provider")
    (found,) = evidence.found(["offer_made"], [CODE], *span)
    assert found.url == f"/contracts/2007-{CODE}/"
