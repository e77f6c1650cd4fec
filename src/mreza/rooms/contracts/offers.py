"""A provider's offer as articles 57 and 58 want it, checked by the act's table `offer`.

The insurer's own offer to a provider (article 55) is not an answer to a tender and is not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.rooms.calculations import running
from mreza.rooms.contracts.planning import law

TABLE = "offer"


@dataclass(frozen=True)
class OfferedActivity:
    """An activity that a holder offers: share of full time in per cent, waiting time in days.

    `waiting_days` is None when none was stated.
    """

    activity: str
    holder: str
    working_share: Decimal
    waiting_days: int | None
    hours_coordinated: bool
    takes_whole_area: bool = False


@dataclass(frozen=True)
class Stated:
    """What else an offer states (article 57(1)), and whether the volume is that of a contract."""

    prevention: bool
    material: bool
    programme: bool
    hours: bool
    substitutes: bool
    existing_contract: bool = False


@dataclass(frozen=True)
class Objection:
    """Why the insurer does not take an offered activity, in the act's words."""

    activity: str
    holder: str
    reason: dict[str, str]


def objections(
    provider: str, offered: Iterable[OfferedActivity], stated: Stated, day: date
) -> list[Objection]:
    """What stands against the offer; nothing where the act has no table for offers."""
    table = law().tables.get(TABLE)
    if table is None:
        return []
    known = table.input("activity").choices
    rows = [_row(provider, one, stated) for one in offered if one.activity in known]
    result = running.run(table, rows, at=max(day, law().in_force_from))
    labels = table.formula("failure").labels
    return [
        Objection(row["activity"], row["holder"], labels[row["failure"]].as_dict())
        for row in result.rows
        if not row["acceptable"]
    ]


def _row(provider: str, one: OfferedActivity, stated: Stated) -> Mapping[str, Any]:
    return {
        "provider": provider,
        "holder": one.holder,
        "activity": one.activity,
        "working_share": one.working_share,
        "specialist": False,
        "existing_contract": stated.existing_contract,
        "takes_whole_area": one.takes_whole_area,
        "states_services": True,
        "states_prevention": stated.prevention,
        "states_material": stated.material,
        "states_programme": stated.programme,
        "states_hours": stated.hours,
        "states_substitutes": stated.substitutes,
        "states_waiting": one.waiting_days is not None,
        "waiting_days": Decimal(one.waiting_days or 0),
        "hours_coordinated": one.hours_coordinated,
    }
