"""A contract held while something is done to it, and the event that says what was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from mreza.rooms.contracts.models import Contract, ContractEvent
from mreza.rooms.contracts.refusals import StaleError, WrongStateError
from mreza.rooms.contracts.words import What
from mreza.site.accounts.models import User

SYSTEM = "system"


def held(contract: Contract, revision: int, states: Collection[str]) -> Contract:
    """The contract, locked until the transaction ends, in one of `states`.

    `StaleError` for an older revision, `WrongStateError` for another state.
    """
    found = Contract.objects.select_for_update().get(pk=contract.pk)
    if found.revision != revision:
        raise StaleError(found.events.first())
    if found.state not in states:
        raise WrongStateError(found.state)
    return found


def log(
    contract: Contract,
    what: What,
    *,
    day: date,
    by: User | None,
    reason: str,
    detail: dict[str, Any] | None = None,
) -> ContractEvent:
    """Save the contract as its next revision and say what happened to it."""
    contract.revision += 1
    contract.save()
    return ContractEvent.objects.create(
        contract=contract,
        day=day,
        by=by,
        by_name=by.get_full_name() if by else SYSTEM,
        what=what,
        reason=reason,
        detail=detail or {},
    )
