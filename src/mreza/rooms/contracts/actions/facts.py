"""Recording facts of performance and withdrawing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from mreza.rooms.contracts import facts
from mreza.rooms.contracts.actions.held import held, log
from mreza.rooms.contracts.facts import KINDS, Value
from mreza.rooms.contracts.models import Contract, ContractEvent, ContractFact
from mreza.rooms.contracts.queries import contracts as reads
from mreza.rooms.contracts.refusals import (
    NotRecordedHereError,
    NotRunningError,
    OutsideContractError,
    RecordedError,
)
from mreza.rooms.contracts.words import SIGNED, Fact, What
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class NewFact:
    """A fact of an activity, or of a doctor in it, from a first to a last day.

    Of a doctor who is new, `first` is the day of the start, which may lie before the year; the last
    day follows from it.
    """

    name: str
    activity: str
    value: Value
    first: date
    last: date
    document: str
    doctor: str = ""


def record(
    contract: Contract, fact: NewFact, *, day: date, revision: int, by: User, reason: str
) -> ContractFact:
    """Record a fact. `RecordedError` when the same is recorded for some of its days."""
    try:
        with transaction.atomic():
            mine = held(contract, revision, SIGNED)
            _check(mine, fact)
            added = ContractFact.objects.create(
                contract=mine,
                activity=fact.activity,
                doctor=fact.doctor,
                name=fact.name,
                value=facts.plain(fact.value),
                valid=_valid(mine, fact),
                document=fact.document,
                reason=reason,
                recorded_by=by,
            )
            detail = {"fact": fact.name, "after": _detail(added)}
            log(mine, What.FACT, day=day, by=by, reason=reason, detail=detail)
    except IntegrityError as error:
        raise RecordedError from error
    return added


def _check(contract: Contract, fact: NewFact) -> None:
    """`NotRecordedHereError`: the activity, doctor or value is none that the fact has here."""
    kind = KINDS[Fact(fact.name)]
    doctors = reads.holders_of(contract, kind.activities).get(fact.activity)
    known = doctors is not None and fact.doctor in (doctors if kind.by_doctor else [""])
    if not known or not facts.fits(fact.name, fact.value):
        raise NotRecordedHereError


def _valid(contract: Contract, fact: NewFact) -> DateRange:
    """Its days within the year of the contract. `OutsideContractError` when there are none."""
    first, last = fact.first, fact.last
    if fact.name == Fact.STARTER:
        first, last = facts.start_span(fact.first)
        first, last = max(first, contract.first_day), min(last, contract.year_end)
    if not contract.first_day <= first <= last <= contract.year_end:
        raise OutsideContractError
    return DateRange(first, last + timedelta(days=1))


def _detail(fact: ContractFact) -> dict[str, Any]:
    return {
        "activity": fact.activity,
        "doctor": fact.doctor,
        "value": fact.value,
        "from": fact.valid.lower.isoformat(),
        "document": fact.document,
    }


@transaction.atomic
def withdraw(
    fact: ContractFact, *, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Withdraw a fact: from now on it counts nowhere, and stays to be read. `NotRunningError` when
    it is withdrawn already."""
    mine = held(fact.contract, revision, SIGNED)
    found = mine.facts.get(pk=fact.pk)
    if found.withdrawn_at is not None:
        raise NotRunningError
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = timezone.now(), by, reason
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    detail = {"fact": found.name, "before": _detail(found)}
    return log(mine, What.FACT_WITHDRAWN, day=day, by=by, reason=reason, detail=detail)
