"""Contracts as pages and rooms above read them. The day is an argument, and so is who asks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from mreza.rooms.contracts.models import (
    AnnexLine,
    Contract,
    ContractEvent,
    ContractItem,
    Notice,
    OpeningHours,
    Substitute,
)
from mreza.rooms.contracts.rules import Access
from mreza.rooms.contracts.words import ActivityName, State
from mreza.rooms.network.folding import words
from mreza.rooms.network.models import OrganisationVersion
from mreza.rooms.network.queries.registry import CODE

# What an organisation was registered as on the day, read with the contract itself.
REGISTERED = {
    "name": "name", "kind": "kind_id", "unit": "unit_id", "office": "office_id",
    "office_name": "office__name", "unit_name": "unit__name",
}  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What a list of contracts is narrowed by; empty is everything."""

    q: str = ""
    year: str = ""
    office: str = ""
    activity: str = ""
    state: str = ""


def registered(contracts: QuerySet[Contract], day: date) -> QuerySet[Contract]:
    """`contracts` with `name`, `kind`, `unit`, `office` of their organisation on the day, by name.

    An organisation that is registered on another day only is left out.
    """
    found = contracts.filter(organisation__versions__valid__contains=day)
    named = {name: F(f"organisation__versions__{place}") for name, place in REGISTERED.items()}
    return found.annotate(**named).order_by("organisation__versions__sort_key", "number")


def contracts(access: Access, day: date, wanted: Filter = Filter()) -> QuerySet[Contract]:
    """Contracts that whoever asks may see, narrowed, in alphabetical order.

    `q`: each of its words must stand in a name of the provider, whatever the accents.
    """
    narrow = Q(organisation__versions__valid__contains=day)
    for word in words(wanted.q):
        narrow &= Q(organisation__versions__search_text__contains=word)
    if wanted.office:
        narrow &= Q(organisation__versions__office_id=wanted.office)
    codes = (wanted.office, wanted.activity, wanted.state)
    if (wanted.q and not words(wanted.q)) or not all(CODE.fullmatch(code) for code in codes):
        return Contract.objects.none()
    found = registered(access.visible(Contract.objects.filter(narrow)), day)
    if wanted.year:
        found = found.filter(year=wanted.year) if wanted.year.isdecimal() else found.none()
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.activity:
        of_it = ContractItem.objects.filter(contract=OuterRef("pk"), activity=wanted.activity)
        found = found.filter(Exists(of_it))
    return found


def contract(access: Access, number: str, day: date) -> Contract:
    """One contract, with what its organisation is registered as. `Contract.DoesNotExist`."""
    return registered(access.visible(Contract.objects.filter(number=number)), day).get()


def contracts_on(day: date) -> QuerySet[Contract]:
    """Contracts whose programme runs on the day, whoever's: for rooms above, not for pages."""
    running = Contract.objects.filter(in_force_from__isnull=False, in_force_from__lte=day)
    return running.filter(year=day.year).filter(Q(last_day__isnull=True) | Q(last_day__gte=day))


def items(of: Contract) -> list[ContractItem]:
    """All items in the order of the plan, those of one measure by their days."""
    return sorted(
        of.items.select_related("annex"),
        key=lambda item: (_place(item.activity), item.measure, item.kind, item.valid.lower),
    )


def _place(activity: str) -> int:
    return list(ActivityName.values).index(activity)


def annex_lines(of: Contract) -> list[AnnexLine]:
    """What annexes set, with their annex; newest annex first."""
    found = AnnexLine.objects.filter(annex__contract=of).select_related("annex")
    return list(found.order_by("-annex__number", "pk"))


def hours(of: Contract) -> list[OpeningHours]:
    return list(of.hours.all())


def substitutes(of: Contract, day: date) -> list[Substitute]:
    """Substitutes, each with `organisation_name`."""
    versions = OrganisationVersion.objects.filter(
        organisation=OuterRef("organisation"), valid__contains=day
    )
    return list(of.substitutes.annotate(organisation_name=Subquery(versions.values("name")[:1])))


def notices(of: Contract) -> list[Notice]:
    return list(of.notices.all())


def events(of: Contract) -> list[ContractEvent]:
    return list(of.events.all())


@dataclass(frozen=True)
class PlanRow:
    """An agreed quantity of a provider as other rooms take it; `last` is its last day.

    `quantity` is that of a whole year; `months` are the months of the year in which it holds, so
    that what is planned for its days is `quantity * months / 12`.
    """

    contract: str
    provider: str
    unit: str
    activity: str
    measure: str
    kind: str
    teams: Decimal
    preventive_teams: Decimal
    quantity: Decimal
    first: date
    last: date
    months: Decimal
    illustrative: bool


def plan_rows(year: int, provider: str = "") -> list[PlanRow]:
    """What is agreed for a year, in force or already over, by provider: one query.

    A contract that ended early gives quantities until its last day. Used to validate realisation
    and to settle; who may see rows is for the room that shows them.
    """
    found = ContractItem.objects.filter(contract__year=year)
    if provider:
        found = found.filter(contract__organisation=provider)
    signed = (State.IN_FORCE, State.TERMINATED, State.EXPIRED)
    found = found.filter(contract__state__in=signed).select_related("contract")
    order = ("contract__organisation", "contract", "activity", "measure", "kind", "valid")
    rows = (_plan_row(item) for item in found.order_by(*order))
    return [row for row in rows if row is not None]


def _plan_row(item: ContractItem) -> PlanRow | None:
    first, last = item.valid.lower, item.last_day
    if item.contract.last_day is not None:
        last = min(last, item.contract.last_day)
    if last < first:
        return None
    return PlanRow(
        contract=item.contract.number,
        provider=item.contract.organisation_id,
        unit=item.unit,
        activity=item.activity,
        measure=item.measure,
        kind=item.kind,
        teams=item.teams,
        preventive_teams=item.preventive_teams,
        quantity=item.quantity,
        first=first,
        last=last,
        months=months(first, last),
        illustrative=item.illustrative,
    )


def months(first: date, last: date) -> Decimal:
    """Calendar months from a first to a last day; a part of a month counts by its days."""
    whole, day = Decimal(0), first
    while day <= last:
        after = _next_month(day)
        until = min(last + timedelta(days=1), after)
        in_month = (after - day.replace(day=1)).days
        days = (until - day).days
        whole += Decimal(1) if days == in_month else Decimal(days) / Decimal(in_month)
        day = until
    return whole


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def doctors(provider: str, activity: str, teams: Decimal) -> list[str]:
    """Codes of the holders of an activity: one for each team or part of a team.

    Synthetic, `zd-celje-general-1`: the documents name no doctor.
    """
    return [f"{provider}-{activity}-{place}" for place in range(1, math.ceil(teams) + 1)]


def holders(provider: str, rows: Iterable[ContractItem]) -> list[str]:
    """Codes of all holders of a contract, by activity."""
    most: dict[str, Decimal] = {}
    for item in rows:
        most[item.activity] = max(most.get(item.activity, Decimal(0)), item.teams)
    return [code for activity, teams in most.items() for code in doctors(provider, activity, teams)]


def holders_of(of: Contract, activities: Iterable[str]) -> dict[str, list[str]]:
    """Codes of the holders of a contract by activity, of those activities that it has."""
    rows = items(of)
    mine = {name: [item for item in rows if item.activity == name] for name in activities}
    return {name: holders(str(of.organisation_id), own) for name, own in mine.items() if own}
