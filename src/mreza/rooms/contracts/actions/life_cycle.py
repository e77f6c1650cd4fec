"""From the plan to a contract in force, and to its end.

Who may do it is decided in `rules` and asked by the views. Every verb is given the revision on
which its form was opened (`StaleError`), and the day from which it counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mreza.rooms.contracts.actions.held import SYSTEM, held, log
from mreza.rooms.contracts.models import Contract, ContractEvent, ContractItem
from mreza.rooms.contracts.planning import PlanItem, plan
from mreza.rooms.contracts.refusals import (
    LivingContractError,
    NoPlanError,
    NotOverError,
    OutsideContractError,
    OwnOfferError,
)
from mreza.rooms.contracts.words import Side, State, What
from mreza.site.accounts.models import User


def draft(organisation: str, year: int, *, day: date, by: User, reason: str) -> Contract:
    """A draft with the quantities that the act plans for the organisation.

    `NoPlanError` without any; `LivingContractError` when it has a contract of that year.
    """
    planned = [item for item in plan(year) if item.organisation == organisation]
    if not planned:
        raise NoPlanError
    earlier = Contract.objects.filter(organisation_id=organisation, year=year).count()
    try:
        with transaction.atomic():
            contract = Contract.objects.create(
                number=number_of(organisation, year, earlier),
                organisation_id=organisation,
                year=year,
            )
            ContractItem.objects.bulk_create(items_of(contract, planned))
            ContractEvent.objects.create(
                contract=contract, day=day, by=by, by_name=by.get_full_name() or SYSTEM,
                what=What.DRAFTED, reason=reason,
            )  # fmt: skip
    except IntegrityError as error:
        raise LivingContractError from error
    return contract


def number_of(organisation: str, year: int, earlier: int) -> str:
    """`2007-zd-celje`, and with a counter after the first of the year."""
    return f"{year}-{organisation}" + (f"-{earlier + 1}" if earlier else "")


def items_of(contract: Contract, planned: Iterable[PlanItem]) -> list[ContractItem]:
    """The plan of an organisation as items of its contract, not yet saved."""
    return [
        ContractItem(
            contract=contract,
            unit=item.unit,
            activity=item.activity,
            measure=item.measure,
            kind=item.kind,
            teams=item.teams,
            preventive_teams=item.preventive_teams,
            quantity=item.quantity,
            valid=DateRange(item.valid_from, item.valid_to),
            article=item.article,
            source_sl=item.source.sl,
            source_en=item.source.en,
            illustrative=item.illustrative,
        )
        for item in planned
    ]


@transaction.atomic
def offer(
    contract: Contract, *, side: Side, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Offer the draft to the other side (articles 55, 57)."""
    mine = held(contract, revision, {State.DRAFT})
    mine.state, mine.offered_by = State.OFFERED, side
    return log(mine, What.OFFERED, day=day, by=by, reason=reason, detail={"by": side.value})


@transaction.atomic
def withdraw_offer(
    contract: Contract, *, side: Side, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Take an offer back, or refuse it: the contract is a draft again."""
    mine = held(contract, revision, {State.OFFERED})
    mine.state, mine.offered_by = State.DRAFT, ""
    return log(mine, What.WITHDRAWN, day=day, by=by, reason=reason, detail={"by": side.value})


@transaction.atomic
def agree(
    contract: Contract, *, side: Side, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Accept the other side's offer. `OwnOfferError` for one's own."""
    mine = held(contract, revision, {State.OFFERED})
    if mine.offered_by == side:
        raise OwnOfferError
    mine.state = State.AGREED
    return log(mine, What.AGREED, day=day, by=by, reason=reason, detail={"by": side.value})


@transaction.atomic
def sign(contract: Contract, *, day: date, revision: int, by: User, reason: str) -> ContractEvent:
    """Both have signed: the contract is in force from `day`, a day of its year."""
    mine = held(contract, revision, {State.AGREED})
    if not mine.first_day <= day <= mine.year_end:
        raise OutsideContractError
    mine.state, mine.in_force_from = State.IN_FORCE, day
    return log(mine, What.SIGNED, day=day, by=by, reason=reason)


@transaction.atomic
def close(contract: Contract, *, day: date, revision: int, by: User, reason: str) -> ContractEvent:
    """Close a contract whose programme has run out by `day`: terminated after notice, else expired.

    `NotOverError` while it still runs.
    """
    mine = held(contract, revision, {State.IN_FORCE})
    if not mine.ended_by(day):
        raise NotOverError
    mine.state = State.TERMINATED if mine.last_day else State.EXPIRED
    mine.last_day = mine.last_day or mine.year_end
    return log(mine, What.CLOSED, day=day, by=by, reason=reason, detail={"state": mine.state})
