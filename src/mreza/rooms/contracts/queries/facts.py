"""Facts of performance as pages and rooms above read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.kernel.numerals import round_half_up
from mreza.rooms.contracts.facts import KINDS, Value, input_of, read
from mreza.rooms.contracts.models import Contract, ContractFact
from mreza.rooms.contracts.queries.contracts import months
from mreza.rooms.contracts.rules import Access
from mreza.rooms.contracts.words import SIGNED, Fact


def recorded(of: Contract) -> list[ContractFact]:
    """All facts of a contract with who recorded and withdrew them; those withdrawn come last."""
    found = of.facts.select_related("recorded_by", "withdrawn_by")
    return sorted(found, key=lambda fact: fact.withdrawn_at is not None)


def visible(access: Access, day: date | None = None, name: str = "") -> list[ContractFact]:
    """Facts that are not withdrawn, of all contracts that whoever asks may see, by contract."""
    contracts = access.visible(Contract.objects.all())
    found = ContractFact.objects.filter(contract__in=contracts, withdrawn_at__isnull=True)
    if day is not None:
        found = found.filter(valid__contains=day)
    if name:
        found = found.filter(name=name)
    people = ("contract", "recorded_by", "withdrawn_by")
    return list(
        found.select_related(*people).order_by("contract__number", "activity", "name", "pk")
    )


@dataclass(frozen=True)
class FactRow:
    """A fact that counts, as other rooms take it: `name` is the input of a table of the act."""

    contract: str
    provider: str
    activity: str
    doctor: str
    name: str
    value: Value
    first: date
    last: date

    def on(self, day: date) -> Value:
        """What it is for the year until `day`: of a yearly number, its share of the months."""
        if isinstance(self.value, bool) or not KINDS[Fact(self.name)].yearly:
            return self.value
        share = self.value * months(self.first, min(day, self.last)) / Decimal(12)
        return round_half_up(share, input_of(self.name).scale)


def facts(year: int, day: date | None = None) -> list[FactRow]:
    """Facts that count for a year, not withdrawn; with a day, those that hold on it. One query.

    Of contracts in force or over; one provider's later contract comes after its earlier one.
    """
    found = ContractFact.objects.filter(
        contract__year=year, contract__state__in=SIGNED, withdrawn_at__isnull=True
    )
    if day is not None:
        found = found.filter(valid__contains=day)
    order = ("contract__organisation", "contract__in_force_from", "contract", "name", "activity")
    return list(_rows(found.select_related("contract").order_by(*order, "doctor", "valid")))


def _rows(found: Iterable[ContractFact]) -> Iterable[FactRow]:
    for fact in found:
        yield FactRow(
            contract=fact.contract.number,
            provider=str(fact.contract.organisation_id),
            activity=fact.activity,
            doctor=fact.doctor,
            name=fact.name,
            value=read(fact.value),
            first=fact.valid.lower,
            last=fact.last_day,
        )
