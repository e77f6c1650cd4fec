"""The demonstration's contracts: once, quickly, and never over what people did."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mreza.rooms.contracts import loading
from mreza.rooms.contracts.actions import annexes
from mreza.rooms.contracts.models import Contract, ContractEvent, ContractItem
from mreza.rooms.contracts.planning import plan
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.network.models import LoadedData
from tests.web.contracts.conftest import Given

pytestmark = pytest.mark.django_db


def test_every_provider_of_the_plan_has_a_contract_in_force(loaded: None) -> None:
    codes = {item.organisation for item in plan(2007)} - {""}
    assert set(Contract.objects.values_list("organisation_id", flat=True)) == codes
    assert set(Contract.objects.values_list("state", "in_force_from")) == {
        ("in_force", date(2007, 4, 1))
    }
    assert ContractItem.objects.count() == sum(1 for item in plan(2007) if item.organisation)


def test_loading_again_changes_nothing_and_asks_little(
    loaded: None, django_assert_max_num_queries: Any
) -> None:
    before = list(ContractItem.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(6):
        assert loading.load(demo=True) == f"Contracts: {Contract.objects.count()} of 2007."
    assert list(ContractItem.objects.values_list("pk", flat=True)) == before
    assert loading.load(demo=False) is None


def test_a_new_plan_is_taken_over_but_not_where_somebody_acted(
    celje: Contract, given: Given
) -> None:
    item = celje.items.get(activity="women", measure="visit_quotient")
    annexes.correct(item, teams=Decimal(1), quantity=Decimal(7), **given(celje))
    ContractItem.objects.exclude(contract=celje).update(quantity=Decimal(1))
    LoadedData.objects.filter(name=loading.NAME).update(fingerprint="older")
    loading.load(demo=True)
    item.refresh_from_db()
    assert item.quantity == 7
    other = ContractItem.objects.get(
        contract__number="2007-zd-lasko", activity="women", measure="visit_quotient"
    )
    assert other.quantity > 1
    assert ContractEvent.objects.filter(contract=celje, by__isnull=True).count() == 4


def test_contracts_run_from_their_signature_to_their_last_day(celje: Contract) -> None:
    def runs(day: date) -> bool:
        return reads.contracts_on(day).filter(pk=celje.pk).exists()

    assert not runs(date(2007, 3, 31))
    assert runs(date(2007, 4, 1))
    assert runs(date(2007, 12, 31))
    assert not runs(date(2008, 1, 1))
    Contract.objects.filter(pk=celje.pk).update(last_day=date(2007, 5, 1))
    assert (runs(date(2007, 5, 1)), runs(date(2007, 5, 2))) == (True, False)


def test_holders_are_as_many_as_teams_begun() -> None:
    assert reads.doctors("zd-x", "women", Decimal("1.10")) == ["zd-x-women-1", "zd-x-women-2"]
    assert reads.doctors("zd-x", "women", Decimal(0)) == []


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2007, 1, 1), date(2007, 12, 31), Decimal(12)),
        (date(2007, 4, 1), date(2007, 6, 30), Decimal(3)),
        (date(2007, 2, 1), date(2007, 2, 14), Decimal("0.5")),
        (date(2007, 1, 31), date(2007, 3, 1), 1 + 2 * Decimal(1) / Decimal(31)),
        (date(2007, 5, 2), date(2007, 5, 1), Decimal(0)),
    ],
)
def test_months_count_parts_by_days(first: date, last: date, months: Decimal) -> None:
    assert reads.months(first, last) == months
