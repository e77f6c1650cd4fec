"""Changing quantities: annexes from a day on, and corrections of what was entered wrongly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max

from mreza.rooms.contracts.actions.held import held, log
from mreza.rooms.contracts.models import Annex, AnnexLine, Contract, ContractEvent, ContractItem
from mreza.rooms.contracts.refusals import (
    NoSuchItemError,
    NothingChangedError,
    NotRunningError,
    OutsideContractError,
    PendingAnnexError,
)
from mreza.rooms.contracts.words import State, What
from mreza.site.accounts.models import User


@dataclass(frozen=True)
class NewQuantity:
    """What a measure of an activity is set to."""

    activity: str
    measure: str
    teams: Decimal
    quantity: Decimal
    kind: str = ""


def propose(
    contract: Contract,
    changes: list[NewQuantity],
    *,
    valid_from: date,
    revision: int,
    by: User,
    reason: str,
) -> Annex:
    """Propose other quantities from a day on; they hold once the provider agrees.

    A measure the contract does not have on that day is added by it. `PendingAnnexError` while
    another annex waits, `NothingChangedError` when all is as agreed.
    """
    with transaction.atomic():
        mine = held(contract, revision, {State.IN_FORCE})
        _check_day(mine, valid_from)
        if mine.annexes.filter(state=Annex.State.PROPOSED).exists():
            raise PendingAnnexError
        changed = [new for new in changes if _differs(mine, new, valid_from)]
        if not changed:
            raise NothingChangedError
        last = mine.annexes.aggregate(last=Max("number"))["last"] or 0
        annex = Annex.objects.create(
            contract=mine, number=last + 1, valid_from=valid_from, reason=reason
        )
        AnnexLine.objects.bulk_create(AnnexLine(annex=annex, **vars(new)) for new in changed)
        detail = {"annex": annex.number, "lines": len(changed)}
        log(mine, What.ANNEX_PROPOSED, day=valid_from, by=by, reason=reason, detail=detail)
    return annex


def _check_day(contract: Contract, day: date) -> None:
    first, last = contract.first_day, contract.last_day or contract.year_end
    if not first <= day <= last:
        raise OutsideContractError


def _on(contract: Contract, line: NewQuantity | AnnexLine, day: date) -> ContractItem | None:
    return contract.items.filter(
        activity=line.activity, measure=line.measure, kind=line.kind, valid__contains=day
    ).first()


def _differs(contract: Contract, new: NewQuantity, day: date) -> bool:
    item = _on(contract, new, day)
    if item is None:
        return bool(new.quantity)
    return (item.teams, item.quantity) != (new.teams, new.quantity)


@transaction.atomic
def agree(annex: Annex, *, day: date, revision: int, by: User, reason: str) -> ContractEvent:
    """The provider agrees: each measure is split at the annex's day. `NotRunningError` if it was
    answered already."""
    mine = held(annex.contract, revision, {State.IN_FORCE})
    found = _proposed(annex)
    _check_day(mine, found.valid_from)
    before = [_split(mine, found, line) for line in found.lines.all()]
    found.state = Annex.State.IN_FORCE
    found.save(update_fields=["state"])
    detail = {"annex": found.number, "before": before}
    return log(mine, What.ANNEX_AGREED, day=day, by=by, reason=reason, detail=detail)


def _proposed(annex: Annex) -> Annex:
    found = Annex.objects.get(pk=annex.pk)
    if found.state != Annex.State.PROPOSED:
        raise NotRunningError
    return found


def _split(contract: Contract, annex: Annex, line: AnnexLine) -> dict[str, Any]:
    """End what holds on the annex's day and let the new quantity hold from then on.

    What an earlier annex set from a later day on stays: the new one holds until then.
    """
    old = _on(contract, line, annex.valid_from)
    end = old.valid.upper if old else _next_start(contract, line, annex.valid_from)
    preventive = _preventive(old, line.teams)
    state = _state(old)
    if old is not None:
        if old.valid.lower == annex.valid_from:
            old.delete()
        else:
            old.valid = DateRange(old.valid.lower, annex.valid_from)
            old.save(update_fields=["valid"])
    ContractItem.objects.create(
        contract=contract,
        annex=annex,
        unit=old.unit if old else "",
        activity=line.activity,
        measure=line.measure,
        kind=line.kind,
        teams=line.teams,
        preventive_teams=preventive,
        quantity=line.quantity,
        valid=DateRange(annex.valid_from, end),
        article="67(1)",
        source_sl=f"Aneks {annex.number}",
        source_en=f"Annex {annex.number}",
    )
    return state


def _next_start(contract: Contract, line: AnnexLine, day: date) -> date:
    later = contract.items.filter(
        activity=line.activity, measure=line.measure, kind=line.kind, valid__startswith__gt=day
    ).order_by("valid")
    first = later.first()
    found: date = first.valid.lower if first else date(contract.year + 1, 1, 1)
    return found


def _preventive(old: ContractItem | None, teams: Decimal) -> Decimal:
    """Preventive teams stay as they are, but are never more than all."""
    return min(old.preventive_teams, teams) if old else Decimal(0)


def _state(item: ContractItem | None) -> dict[str, Any]:
    if item is None:
        return {}
    return {
        "activity": item.activity,
        "measure": item.measure,
        "kind": item.kind,
        "teams": str(item.teams),
        "quantity": str(item.quantity),
        "from": item.valid.lower.isoformat(),
        "to": item.valid.upper.isoformat(),
    }


@transaction.atomic
def withdraw(annex: Annex, *, day: date, revision: int, by: User, reason: str) -> ContractEvent:
    """Take a proposed annex back, or refuse it: nothing changes."""
    mine = held(annex.contract, revision, {State.IN_FORCE})
    found = _proposed(annex)
    found.state = Annex.State.WITHDRAWN
    found.save(update_fields=["state"])
    detail = {"annex": found.number}
    return log(mine, What.ANNEX_WITHDRAWN, day=day, by=by, reason=reason, detail=detail)


@transaction.atomic
def correct(
    item: ContractItem,
    *,
    teams: Decimal,
    quantity: Decimal,
    day: date,
    revision: int,
    by: User,
    reason: str,
) -> ContractEvent:
    """Put right what was entered wrongly, for all days it holds; an agreed change is an annex."""
    mine = held(item.contract, revision, {State.DRAFT, State.IN_FORCE})
    found = mine.items.filter(pk=item.pk).first()
    if found is None:
        raise NoSuchItemError
    if (found.teams, found.quantity) == (teams, quantity):
        raise NothingChangedError
    before = _state(found)
    found.preventive_teams = min(found.preventive_teams, teams)
    found.teams, found.quantity = teams, quantity
    found.save(update_fields=["teams", "quantity", "preventive_teams"])
    detail = {"before": before, "after": _state(found)}
    return log(mine, What.CORRECTED, day=day, by=by, reason=reason, detail=detail)
