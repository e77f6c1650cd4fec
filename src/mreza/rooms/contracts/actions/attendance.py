"""When patients are seen and who stands in: what articles 57 and 59 ask a provider to declare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange

from mreza.rooms.contracts.actions.held import held, log
from mreza.rooms.contracts.models import Contract, ContractEvent, OpeningHours, Substitute
from mreza.rooms.contracts.refusals import NothingChangedError, OutsideContractError, TakenError
from mreza.rooms.contracts.words import State, What
from mreza.site.accounts.models import User

LIVING = (State.DRAFT, State.OFFERED, State.AGREED, State.IN_FORCE)


@dataclass(frozen=True)
class Hours:
    """Opening hours of a holder: minutes of the day, `starts` before `ends`."""

    activity: str
    holder: str
    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True)
class StandIn:
    """Who stands in for a holder: an organisation's code, a name, or both."""

    holder: str
    organisation: str
    name: str
    absence: str
    first: date
    last: date


def add_hours(
    contract: Contract, hours: Hours, *, day: date, revision: int, by: User, reason: str
) -> OpeningHours:
    """Add opening hours. `TakenError` when the holder has others at that time."""
    try:
        with transaction.atomic():
            mine = held(contract, revision, LIVING)
            added = OpeningHours.objects.create(
                contract=mine,
                activity=hours.activity,
                holder=hours.holder,
                weekday=hours.weekday,
                span=NumericRange(hours.starts, hours.ends),
            )
            detail = {"after": _hours(added)}
            log(mine, What.HOURS, day=day, by=by, reason=reason, detail=detail)
    except IntegrityError as error:
        raise TakenError from error
    return added


@transaction.atomic
def remove_hours(
    hours: OpeningHours, *, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Take opening hours out; what they were stays in the history."""
    mine = held(hours.contract, revision, LIVING)
    found = mine.hours.filter(pk=hours.pk).first()
    if found is None:
        raise NothingChangedError
    before = _hours(found)
    found.delete()
    return log(mine, What.HOURS, day=day, by=by, reason=reason, detail={"before": before})


def _hours(hours: OpeningHours) -> dict[str, Any]:
    return {
        "activity": hours.activity,
        "holder": hours.holder,
        "weekday": hours.weekday,
        "span": [hours.span.lower, hours.span.upper],
    }


def add_substitute(
    contract: Contract, wanted: StandIn, *, day: date, revision: int, by: User, reason: str
) -> Substitute:
    """Declare who stands in, and while. `TakenError` when somebody does already."""
    try:
        with transaction.atomic():
            mine = held(contract, revision, LIVING)
            if not mine.first_day <= wanted.first <= wanted.last <= mine.year_end:
                raise OutsideContractError
            added = Substitute.objects.create(
                contract=mine,
                holder=wanted.holder,
                organisation_id=wanted.organisation or None,
                name=wanted.name,
                absence=wanted.absence,
                valid=DateRange(wanted.first, wanted.last, "[]"),
            )
            detail = {"after": _substitute(wanted)}
            log(mine, What.SUBSTITUTE, day=day, by=by, reason=reason, detail=detail)
    except IntegrityError as error:
        raise TakenError from error
    return added


def _substitute(wanted: StandIn) -> dict[str, Any]:
    return {
        "holder": wanted.holder,
        "organisation": wanted.organisation,
        "name": wanted.name,
        "absence": wanted.absence,
        "from": wanted.first.isoformat(),
        "to": wanted.last.isoformat(),
    }


@transaction.atomic
def remove_substitute(
    substitute: Substitute, *, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Take a substitute out; who it was stays in the history."""
    mine = held(substitute.contract, revision, LIVING)
    found = mine.substitutes.filter(pk=substitute.pk).first()
    if found is None:
        raise NothingChangedError
    before = {"holder": found.holder, "name": found.name, "organisation": found.organisation_id}
    found.delete()
    return log(mine, What.SUBSTITUTE, day=day, by=by, reason=reason, detail={"before": before})
