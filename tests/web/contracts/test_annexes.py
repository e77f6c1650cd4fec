"""Annexes split ranges, corrections do not; hours and substitutes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mreza.rooms.contracts.actions import annexes, attendance
from mreza.rooms.contracts.actions.annexes import NewQuantity
from mreza.rooms.contracts.actions.attendance import Hours, StandIn
from mreza.rooms.contracts.models import Annex, Contract, ContractItem
from mreza.rooms.contracts.queries.contracts import plan_rows
from mreza.rooms.contracts.refusals import (
    NoSuchItemError,
    NothingChangedError,
    NotRunningError,
    OutsideContractError,
    PendingAnnexError,
    TakenError,
)
from tests.web.contracts.conftest import Given

pytestmark = pytest.mark.django_db
JULY = date(2007, 7, 1)
VISITS = ("child", "visit_quotient")


def new(quantity: str, teams: str = "4.00", of: tuple[str, str] = VISITS) -> NewQuantity:
    return NewQuantity(of[0], of[1], Decimal(teams), Decimal(quantity))


def propose(contract: Contract, given: Given, *changes: NewQuantity, day: date = JULY) -> Annex:
    more = given(contract)
    del more["day"]
    return annexes.propose(contract, list(changes), valid_from=day, **more)


def held(contract: Contract, of: tuple[str, str] = VISITS) -> list[tuple[date, date, Decimal]]:
    found = contract.items.filter(activity=of[0], measure=of[1]).order_by("valid")
    return [(item.valid.lower, item.last_day, item.quantity) for item in found]


def test_an_annex_holds_from_its_day_once_it_is_accepted(celje: Contract, given: Given) -> None:
    ((first, last, old),) = held(celje)
    annex = propose(celje, given, new("120000"))
    assert held(celje) == [(first, last, old)]
    annexes.agree(annex, **given(celje))
    assert held(celje) == [(first, date(2007, 6, 30), old), (JULY, last, Decimal("120000.00"))]
    item = celje.items.get(annex=annex)
    assert (item.teams, item.preventive_teams, item.article) == (4, Decimal("1.45"), "67(1)")
    detail = celje.events.get(what="annex_agreed").detail
    assert detail["before"][0]["quantity"] == str(old)


def test_an_annex_on_the_first_day_takes_the_place_of_the_old(
    celje: Contract, given: Given
) -> None:
    annexes.agree(propose(celje, given, new("1"), day=date(2007, 1, 1)), **given(celje))
    assert held(celje) == [(date(2007, 1, 1), date(2007, 12, 31), Decimal(1))]


def test_an_earlier_annex_leaves_a_later_one_alone(celje: Contract, given: Given) -> None:
    annexes.agree(propose(celje, given, new("2"), day=date(2007, 10, 1)), **given(celje))
    annexes.agree(propose(celje, given, new("1"), day=date(2007, 6, 15)), **given(celje))
    assert [(first, quantity) for first, _last, quantity in held(celje)][1:] == [
        (date(2007, 6, 15), Decimal(1)),
        (date(2007, 10, 1), Decimal(2)),
    ]


def test_an_annex_may_add_what_was_not_there(celje: Contract, given: Given) -> None:
    of = ("mental_health", "point")
    annexes.agree(propose(celje, given, new("500", of=of)), **given(celje))
    assert held(celje, of) == [(JULY, date(2007, 12, 31), Decimal(500))]


def test_prevention_is_never_more_than_all_teams(celje: Contract, given: Given) -> None:
    annexes.agree(propose(celje, given, new("10", teams="1.00")), **given(celje))
    assert celje.items.get(annex__number=1).preventive_teams == 1


def test_what_an_annex_cannot_be(celje: Contract, given: Given) -> None:
    ((_first, _last, old),) = held(celje)
    with pytest.raises(NothingChangedError):
        propose(celje, given, new(str(old), teams="4.77"))
    for day in (date(2006, 12, 31), date(2008, 1, 1)):
        with pytest.raises(OutsideContractError):
            propose(celje, given, new("1"), day=day)
    annex = propose(celje, given, new("1"))
    with pytest.raises(PendingAnnexError):
        propose(celje, given, new("2"))
    annexes.withdraw(annex, **given(celje))
    for answer in (annexes.agree, annexes.withdraw):
        with pytest.raises(NotRunningError):
            answer(annex, **given(celje))
    assert held(celje) == [(_first, _last, old)]
    assert propose(celje, given, new("2")).number == 2


def test_a_correction_puts_right_without_an_annex(celje: Contract, given: Given) -> None:
    item = celje.items.get(activity="child", measure="visit_quotient")
    right = {"teams": Decimal("0.50"), "quantity": Decimal("7.00")}
    annexes.correct(item, **right, **given(celje))
    mine = ContractItem.objects.get(pk=item.pk)
    assert (mine.teams, mine.preventive_teams, mine.quantity) == (Decimal("0.5"), Decimal("0.5"), 7)
    detail = celje.events.get(what="corrected").detail
    assert (detail["before"]["teams"], detail["after"]["quantity"]) == ("4.770", "7.00")
    with pytest.raises(NothingChangedError):
        annexes.correct(item, **right, **given(celje))
    other = Contract.objects.get(number="2007-zd-lasko")
    item.contract = other
    with pytest.raises(NoSuchItemError):
        annexes.correct(item, **right, **given(other))


def test_hours_come_and_go_with_their_history(celje: Contract, given: Given) -> None:
    hours = Hours("general", "Dr. A", 1, 480, 840)
    added = attendance.add_hours(celje, hours, **given(celje))
    with pytest.raises(TakenError):
        attendance.add_hours(celje, Hours("child", "Dr. A", 1, 800, 900), **given(celje))
    attendance.remove_hours(added, **given(celje))
    with pytest.raises(NothingChangedError):
        attendance.remove_hours(added, **given(celje))
    details = [event.detail for event in celje.events.filter(what="hours").order_by("pk")]
    assert details[0]["after"] == details[1]["before"]
    assert details[0]["after"]["span"] == [480, 840]


def test_substitutes_come_and_go_within_the_year(celje: Contract, given: Given) -> None:
    days = (date(2007, 8, 1), date(2007, 8, 15))
    wanted = StandIn("Dr. A", "zd-lasko", "", "leave", *days)
    added = attendance.add_substitute(celje, wanted, **given(celje))
    assert (added.valid.lower, celje.substitutes.get().last_day) == days
    with pytest.raises(TakenError):
        attendance.add_substitute(celje, wanted, **given(celje))
    late = StandIn("Dr. A", "", "Dr. B", "leave", date(2007, 12, 31), date(2008, 1, 1))
    with pytest.raises(OutsideContractError):
        attendance.add_substitute(celje, late, **given(celje))
    attendance.remove_substitute(added, **given(celje))
    with pytest.raises(NothingChangedError):
        attendance.remove_substitute(added, **given(celje))


def test_rows_for_rooms_above_say_months_and_end_with_the_contract(
    celje: Contract, given: Given
) -> None:
    annexes.agree(propose(celje, given, new("120000")), **given(celje))
    rows = [r for r in plan_rows(2007, "zd-celje") if (r.activity, r.measure) == VISITS]
    assert [(row.months, row.quantity) for row in rows] == [(6, 131175), (6, 120000)]
    Contract.objects.filter(pk=celje.pk).update(last_day=date(2007, 7, 15))
    rows = [r for r in plan_rows(2007, "zd-celje") if (r.activity, r.measure) == VISITS]
    assert rows[1].last == date(2007, 7, 15)
    assert rows[1].months == Decimal(15) / Decimal(31)
    Contract.objects.filter(pk=celje.pk).update(last_day=date(2007, 6, 30))
    assert len([r for r in plan_rows(2007, "zd-celje") if (r.activity, r.measure) == VISITS]) == 1
