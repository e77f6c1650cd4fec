"""What the database itself refuses of contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange

from mreza.rooms.contracts.models import (
    Annex,
    Contract,
    ContractEvent,
    ContractItem,
    Notice,
    OpeningHours,
    Substitute,
)

pytestmark = pytest.mark.django_db
DAY = date(2007, 4, 1)
WHOLE = DateRange(date(2007, 1, 1), date(2008, 1, 1))


def refused(make: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def item(contract: Contract, **more: Any) -> ContractItem:
    fields = {
        "contract": contract, "activity": "general", "measure": "visit", "quantity": Decimal(1),
        "valid": WHOLE,
    }  # fmt: skip
    return ContractItem.objects.create(**(fields | more))


def test_one_living_contract_of_a_provider_in_a_year(celje: Contract) -> None:
    refused(lambda: Contract.objects.create(number="x", organisation_id="zd-celje", year=2007))
    Contract.objects.create(number="y", organisation_id="zd-celje", year=2008)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "offered"},
        {"state": "draft", "offered_by": "insurer"},
        {"state": "in_force", "offered_by": "insurer"},
        {"state": "terminated", "offered_by": "insurer", "in_force_from": DAY},
        {"state": "signed", "offered_by": "insurer"},
        {
            "state": "in_force", "offered_by": "insurer", "in_force_from": DAY,
            "last_day": date(2007, 3, 31),
        },
    ],
)  # fmt: skip
def test_a_state_has_what_belongs_to_it(celje: Contract, fields: dict[str, Any]) -> None:
    refused(
        lambda: Contract.objects.create(number="x", organisation_id="zd-celje", year=2009, **fields)
    )


def test_one_quantity_of_a_measure_on_a_day(celje: Contract) -> None:
    item(celje, valid=DateRange(date(2007, 1, 1), date(2007, 7, 1)))
    item(celje, valid=DateRange(date(2007, 7, 1), date(2008, 1, 1)))
    item(celje, kind="lifestyle")
    refused(lambda: item(celje, valid=DateRange(date(2007, 6, 30), date(2007, 7, 1))))


@pytest.mark.parametrize(
    "fields",
    [
        {"quantity": Decimal(-1)},
        {"teams": Decimal(-1)},
        {"teams": Decimal(1), "preventive_teams": Decimal(2)},
        {"valid": DateRange(DAY, DAY)},
        {"valid": DateRange(DAY, None)},
    ],
)
def test_a_quantity_is_possible(celje: Contract, fields: dict[str, Any]) -> None:
    refused(lambda: item(celje, **fields))


def test_one_annex_waits_at_a_time(celje: Contract) -> None:
    first = Annex.objects.create(contract=celje, number=1, valid_from=DAY, reason="R")
    refused(lambda: Annex.objects.create(contract=celje, number=2, valid_from=DAY, reason="R"))
    first.state = "in_force"
    first.save()
    Annex.objects.create(contract=celje, number=2, valid_from=DAY, reason="R")
    refused(
        lambda: Annex.objects.create(
            contract=celje, number=2, valid_from=DAY, reason="R", state="withdrawn"
        )
    )


def test_a_holder_is_in_one_place_at_a_time(celje: Contract) -> None:
    def hours(**more: Any) -> OpeningHours:
        fields = {
            "contract": celje, "activity": "general", "holder": "A", "weekday": 1,
            "span": NumericRange(480, 840),
        }  # fmt: skip
        return OpeningHours.objects.create(**(fields | more))

    assert (hours().starts, hours(span=NumericRange(840, 1440)).ends) == ("08:00", "24:00")
    hours(holder="B")
    hours(weekday=2)
    refused(lambda: hours(activity="child", span=NumericRange(839, 841)))
    refused(lambda: hours(weekday=8))
    refused(lambda: hours(weekday=3, span=NumericRange(0, 1441)))
    refused(lambda: hours(weekday=3, span=NumericRange(5, 5)))


def test_one_substitute_at_a_time_who_is_somebody(celje: Contract) -> None:
    def stand_in(first: int, last: int, **more: Any) -> Substitute:
        fields = {
            "contract": celje, "holder": "A", "name": "B", "absence": "leave",
            "valid": DateRange(date(2007, 8, first), date(2007, 8, last), "[]"),
        }  # fmt: skip
        return Substitute.objects.create(**(fields | more))

    stand_in(1, 10)
    assert stand_in(11, 12).valid.lower == date(2007, 8, 11)
    refused(lambda: stand_in(10, 11))
    refused(lambda: stand_in(20, 21, name=""))
    refused(lambda: stand_in(20, 21, absence="weariness"))


def test_a_notice_once_and_of_a_provider_only_for_inability(celje: Contract) -> None:
    def notice(**more: Any) -> Notice:
        fields = {
            "contract": celje, "given_by": "insurer", "day": DAY, "ground": "60",
            "last_day": date(2007, 5, 1), "prices_of": DAY,
        }  # fmt: skip
        return Notice.objects.create(**(fields | more))

    refused(lambda: notice(given_by="provider", ground="61(1)-1"))
    refused(lambda: notice(last_day=date(2007, 3, 31)))
    first = notice()
    refused(notice)
    first.withdrawn = True
    first.save()
    assert notice(ground="61(1)-1").citation == "61(1.a)"


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_history_can_only_be_added_to(celje: Contract, deed: str) -> None:
    found = ContractEvent.objects.filter(contract=celje)
    assert found.count() == 4
    with pytest.raises(DatabaseError), transaction.atomic():
        found.update(reason="Else") if deed == "update" else found.delete()


def test_a_person_says_why(celje: Contract, insurer: Any) -> None:
    refused(
        lambda: ContractEvent.objects.create(
            contract=celje, day=DAY, by=insurer, by_name="Z", what="closed", reason=""
        )
    )
