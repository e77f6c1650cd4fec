"""From a draft to its end: each step in its state, by the right side, on a fresh revision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mreza.rooms.contracts.actions import life_cycle, notices
from mreza.rooms.contracts.models import Contract, ContractItem, Notice
from mreza.rooms.contracts.planning import plan
from mreza.rooms.contracts.refusals import (
    GroundError,
    LivingContractError,
    NoPlanError,
    NoticeGivenError,
    NotOverError,
    NotRunningError,
    OutsideContractError,
    OwnOfferError,
    StaleError,
    WrongStateError,
)
from mreza.rooms.contracts.words import Side
from mreza.site.accounts.models import User
from tests.web.contracts.conftest import DAY, Given

pytestmark = pytest.mark.django_db


def now(contract: Contract) -> Contract:
    return Contract.objects.get(pk=contract.pk)


def happened(contract: Contract) -> list[str]:
    return list(contract.events.order_by("pk").values_list("what", flat=True))


def test_a_draft_has_the_plan_and_the_next_number(draft: Contract) -> None:
    assert (draft.number, draft.state, draft.revision) == ("2007-zd-celje-2", "draft", 1)
    planned = [item for item in plan(2007) if item.organisation == "zd-celje"]
    items = ContractItem.objects.filter(contract=draft)
    assert items.count() == len(planned)
    assert {(i.activity, i.measure, i.kind, i.quantity, i.article) for i in items} == {
        (i.activity, i.measure, i.kind, i.quantity, i.article) for i in planned
    }
    assert happened(draft) == ["drafted"]


def test_no_draft_without_a_plan_or_beside_a_living_contract(
    celje: Contract, insurer: User
) -> None:
    with pytest.raises(NoPlanError):
        life_cycle.draft("zzzs", 2007, day=DAY, by=insurer, reason="R")
    with pytest.raises(LivingContractError):
        life_cycle.draft("zd-celje", 2007, day=DAY, by=insurer, reason="R")


def test_from_draft_to_force(offered: Contract, given: Given, provider: User) -> None:
    life_cycle.agree(offered, side=Side.PROVIDER, **given(offered, by=provider))
    life_cycle.sign(offered, **given(offered, day=date(2007, 6, 1)))
    mine = now(offered)
    assert (mine.state, mine.in_force_from, mine.revision) == ("in_force", date(2007, 6, 1), 4)
    assert happened(offered) == ["drafted", "offered", "agreed", "signed"]
    event = offered.events.get(what="agreed")
    assert (event.by, event.reason, event.detail) == (provider, "Why not", {"by": "provider"})


def test_who_offers_does_not_accept(offered: Contract, given: Given) -> None:
    with pytest.raises(OwnOfferError):
        life_cycle.agree(offered, side=Side.INSURER, **given(offered))
    life_cycle.withdraw_offer(offered, side=Side.PROVIDER, **given(offered))
    assert (now(offered).state, now(offered).offered_by) == ("draft", "")
    life_cycle.offer(offered, side=Side.PROVIDER, **given(offered))
    life_cycle.agree(offered, side=Side.INSURER, **given(offered))


@pytest.mark.parametrize("step", ["offer", "withdraw_offer", "agree", "sign", "close"])
def test_each_step_only_in_its_state(
    celje: Contract, draft: Contract, given: Given, step: str
) -> None:
    wrong = celje if step != "offer" else now(celje)
    more: dict[str, Any] = {"side": Side.INSURER} if step not in ("sign", "close") else {}
    before = now(wrong)
    with pytest.raises(WrongStateError):
        getattr(life_cycle, step)(wrong, **more, **given(wrong))
    assert (now(wrong).state, now(wrong).revision) == (before.state, before.revision)


def test_an_older_revision_is_refused_and_names_the_other(
    offered: Contract, given: Given, provider: User
) -> None:
    old = given(offered)
    life_cycle.agree(offered, side=Side.PROVIDER, **given(offered, by=provider))
    with pytest.raises(StaleError) as refused:
        life_cycle.withdraw_offer(offered, side=Side.INSURER, **old)
    assert refused.value.latest is not None
    assert refused.value.latest.by == provider


def test_signed_within_its_year(offered: Contract, given: Given) -> None:
    life_cycle.agree(offered, side=Side.PROVIDER, **given(offered))
    for day in (date(2006, 12, 31), date(2008, 1, 1)):
        with pytest.raises(OutsideContractError):
            life_cycle.sign(offered, **given(offered, day=day))


def test_it_expires_after_the_year_and_not_before(celje: Contract, given: Given) -> None:
    with pytest.raises(NotOverError):
        life_cycle.close(celje, **given(celje, day=date(2007, 12, 31)))
    life_cycle.close(celje, **given(celje, day=date(2008, 1, 1)))
    assert (now(celje).state, now(celje).last_day) == ("expired", date(2007, 12, 31))


# Notice


def give(contract: Contract, given: Given, **more: Any) -> Notice:
    fields = {"side": Side.INSURER, "ground": "60", "kind": "health_centre"}
    return notices.give(contract, **{**fields, **given(contract), **more})


def test_notice_runs_thirty_days_at_the_prices_of_its_day(celje: Contract, given: Given) -> None:
    notice = give(celje, given, day=date(2007, 5, 15))
    assert (notice.last_day, notice.prices_of) == (date(2007, 6, 14), date(2007, 5, 15))
    assert (now(celje).state, now(celje).last_day) == ("in_force", date(2007, 6, 14))
    with pytest.raises(NoticeGivenError):
        give(celje, given)
    with pytest.raises(NotOverError):
        life_cycle.close(celje, **given(celje, day=date(2007, 6, 14)))
    life_cycle.close(celje, **given(celje, day=date(2007, 6, 15)))
    assert now(celje).state == "terminated"


def test_a_withdrawn_licence_ends_the_contract_that_day(loaded: None, given: Given) -> None:
    private = Contract.objects.get(number="2007-uros-mezeg")
    notice = give(private, given, ground="61(4)", kind="private_practice", day=date(2007, 9, 3))
    assert notice.last_day == date(2007, 9, 3)


@pytest.mark.parametrize(
    ("side", "ground", "kind"),
    [
        (Side.PROVIDER, "61(1)-1", "health_centre"),
        (Side.PROVIDER, "61(4)", "private_practice"),
        (Side.INSURER, "61(4)", "health_centre"),
    ],
)
def test_grounds_are_open_to_those_whom_the_articles_name(
    celje: Contract, given: Given, side: Side, ground: str, kind: str
) -> None:
    with pytest.raises(GroundError):
        give(celje, given, side=side, ground=ground, kind=kind)
    assert now(celje).last_day is None


def test_notice_falls_into_the_contract(celje: Contract, given: Given) -> None:
    for day in (date(2007, 3, 31), date(2008, 1, 1)):
        with pytest.raises(OutsideContractError):
            give(celje, given, day=day)


def test_a_notice_is_withdrawn_by_its_giver_until_its_last_day(
    celje: Contract, given: Given
) -> None:
    notice = give(celje, given)
    with pytest.raises(GroundError):
        notices.withdraw(notice, side=Side.PROVIDER, **given(celje))
    with pytest.raises(NotRunningError):
        notices.withdraw(notice, side=Side.INSURER, **given(celje, day=date(2007, 5, 2)))
    notices.withdraw(notice, side=Side.INSURER, **given(celje, day=date(2007, 5, 1)))
    assert now(celje).last_day is None
    with pytest.raises(NotRunningError):
        notices.withdraw(notice, side=Side.INSURER, **given(celje))
    give(celje, given)
