"""Giving a contract up, as articles 60 and 61 have it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from mreza.rooms.contracts.actions.held import held, log
from mreza.rooms.contracts.models import Contract, ContractEvent, Notice
from mreza.rooms.contracts.planning import law
from mreza.rooms.contracts.refusals import (
    GroundError,
    NoticeGivenError,
    NotRunningError,
    OutsideContractError,
)
from mreza.rooms.contracts.words import Ground, Side, State, What
from mreza.site.accounts.models import User

PRIVATE = "private_practice"
NOTICE = "notice_days"  # parameter of the act, in days


def last_day_of(day: date, ground: str) -> date:
    """The last day of the programme after notice on `day`: 30 days later, but with a withdrawn
    licence or concession the day of withdrawal itself (61(4))."""
    if ground == Ground.LICENCE_WITHDRAWN:
        return day
    return day + timedelta(days=int(law().number(NOTICE)))


def check_ground(side: Side, ground: str, kind: str) -> None:
    """`GroundError`: those of article 61 are the insurer's, and 61(4) is for private providers."""
    if ground != Ground.UNABLE and side != Side.INSURER:
        raise GroundError
    if ground == Ground.LICENCE_WITHDRAWN and kind != PRIVATE:
        raise GroundError


@transaction.atomic
def give(
    contract: Contract,
    *,
    side: Side,
    day: date,
    ground: str,
    kind: str,
    revision: int,
    by: User,
    reason: str,
) -> Notice:
    """Give notice. The programme runs on until the last day, at the prices of the day of notice.

    `kind` is what the provider is registered as.
    """
    mine = held(contract, revision, {State.IN_FORCE})
    check_ground(side, ground, kind)
    if mine.notices.filter(withdrawn=False).exists():
        raise NoticeGivenError
    if mine.in_force_from is None or not mine.in_force_from <= day <= mine.year_end:
        raise OutsideContractError
    last = last_day_of(day, ground)
    notice = Notice.objects.create(
        contract=mine, given_by=side, day=day, ground=ground, last_day=last, prices_of=day
    )
    mine.last_day = last
    detail = {"ground": ground, "last_day": last.isoformat(), "by": side.value}
    log(mine, What.NOTICE, day=day, by=by, reason=reason, detail=detail)
    return notice


@transaction.atomic
def withdraw(
    notice: Notice, *, side: Side, day: date, revision: int, by: User, reason: str
) -> ContractEvent:
    """Take one's own notice back while it runs: until its last day. `NotRunningError` afterwards;
    `GroundError` for that of the other side."""
    mine = held(notice.contract, revision, {State.IN_FORCE})
    found = Notice.objects.get(pk=notice.pk)
    if found.given_by != side:
        raise GroundError
    if found.withdrawn or day > found.last_day:
        raise NotRunningError
    found.withdrawn = True
    found.save(update_fields=["withdrawn"])
    mine.last_day = None
    return log(mine, What.NOTICE_WITHDRAWN, day=day, by=by, reason=reason)
