"""The contracts of 2007 for every provider of the plan, in force from the day the act is applied.

A demonstration only: who really signed what is not among the documents. Made at once in bulk, and
again only when the plan has changed; a contract that somebody has touched is never made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from mreza.rooms.calculations.days import CONTRACT_DAY
from mreza.rooms.contracts.actions.held import SYSTEM
from mreza.rooms.contracts.actions.life_cycle import items_of, number_of
from mreza.rooms.contracts.models import Contract, ContractEvent, ContractItem
from mreza.rooms.contracts.planning import YEAR, PlanItem, plan
from mreza.rooms.contracts.words import Side, State, What
from mreza.rooms.network.models import LoadedData, Organisation

NAME = "contracts_2007"
# What a contract went through, on the day on which the agreement begins to be applied.
LIFE = (What.DRAFTED, What.OFFERED, What.AGREED, What.SIGNED)
Planned = Mapping[str, list[PlanItem]]


def load(*, demo: bool) -> str | None:
    """In a demonstration: all contracts of the year, once. Returns what is there, in one line."""
    if not demo:
        return None
    planned = _by_organisation(plan(YEAR))
    mark = hashlib.sha256(repr(sorted(planned.items())).encode()).hexdigest()
    known = LoadedData.objects.filter(name=NAME).first()
    if known is None or known.fingerprint != mark or not Contract.objects.exists():
        rows = {"contracts": _make(planned)}
        LoadedData.objects.update_or_create(name=NAME, defaults={"fingerprint": mark, "rows": rows})
    held = Contract.objects.filter(year=YEAR).count()
    return f"Contracts: {held} of {YEAR}."


def _by_organisation(items: Iterable[PlanItem]) -> dict[str, list[PlanItem]]:
    known = set(Organisation.objects.values_list("code", flat=True))
    found: dict[str, list[PlanItem]] = {}
    for item in items:
        if item.organisation in known:
            found.setdefault(item.organisation, []).append(item)
    return found


def _make(planned: Planned) -> int:
    """Contracts that are missing, and the items of those nobody has touched."""
    untouched = _refreshed(planned)
    have = set(Contract.objects.filter(year=YEAR).values_list("organisation_id", flat=True))
    made = Contract.objects.bulk_create(_contract(code) for code in planned if code not in have)
    items: list[ContractItem] = []
    for contract in [*made, *untouched]:
        items += items_of(contract, planned.get(contract.organisation_id, ()))
    ContractItem.objects.bulk_create(items, batch_size=500)
    ContractEvent.objects.bulk_create(
        _event(contract, what, CONTRACT_DAY) for contract in made for what in LIFE
    )
    return len(made)


def _refreshed(planned: Planned) -> list[Contract]:
    """Contracts on which no person has acted, emptied to take the new plan."""
    untouched = list(
        Contract.objects.filter(year=YEAR, organisation__in=planned).exclude(
            events__by__isnull=False
        )
    )
    ContractItem.objects.filter(contract__in=untouched).delete()
    ContractEvent.objects.bulk_create(
        _event(contract, What.DRAFTED, CONTRACT_DAY) for contract in untouched
    )
    return untouched


def _contract(code: str) -> Contract:
    return Contract(
        number=number_of(code, YEAR, 0),
        organisation_id=code,
        year=YEAR,
        state=State.IN_FORCE,
        offered_by=Side.INSURER,
        in_force_from=CONTRACT_DAY,
        revision=len(LIFE),
    )


def _event(contract: Contract, what: What, day: date) -> ContractEvent:
    return ContractEvent(contract=contract, day=day, by_name=SYSTEM, what=what)
