"""Which services an activity renders, how often, why and on whose referral. Illustrative.

A mix is a wheel of 1024 slots, each a whole service row but for its person and day; a row draws
one slot. Its shares are exact, because a slot stands for each 1024th of the wheel.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias, TypeVar

from mreza.data import services_2007
from mreza.data.services_2007 import Service
from mreza.lake.synthetic.model import SyntheticError
from mreza.lake.synthetic.pyramid import SLOTS

CENT = Decimal("0.01")
# Odd, so that each visits every slot; different, so that shares of one do not follow another's.
TURNS = {"service": 389, "occurrence": 571, "reason": 747, "referral": 163, "quantity": 811}
# Per thousand; what is left is illness.
USUAL_REASONS = {"injury_at_work": 25, "third_party": 14, "occupational_disease": 3}
CHILD_REASONS = {"third_party": 10}
CHILDREN = frozenset(
    {"child", "school", "dental_youth", "pedodontics", "orthodontics", "development"}
)
FIELD_REASONS = {"injury_at_work": 120, "third_party": 160, "occupational_disease": 5}
# Of a row, where it is not one: kilometres of an urgent ride.
USUAL_QUANTITIES = {"X1605": 18}
REFERRALS = {
    "physiotherapy": (("work_order", 1000),),
    "community_nursing": (("work_order", 800), ("none", 200)),
    "mental_health": (("general", 850), ("none", 150)),
    "orthodontics": (("general", 400), ("none", 600)),
    "development": (("specialist", 500), ("general", 500)),
    "anticoagulation": (("specialist", 300), ("general", 700)),
}


class Share(NamedTuple):
    """A service of a mix: its weight, and how many of a hundred are repeats."""

    code: str
    weight: int
    repeat_percent: int


Parts: TypeAlias = tuple[tuple[Service, Share], ...]
T = TypeVar("T")


class Slot(NamedTuple):
    """What a draw of `slot` means."""

    mix: int
    slot: int
    service: str
    quantity: Decimal
    occurrence: str
    reason: str
    referral: str


def shares(activity: str, measure: str) -> Parts:
    """The services of an activity in a measure. Raises `SyntheticError` when there are none."""
    known = {service.code: service for service in services_2007.of(activity, measure)}
    found = tuple((known[share.code], share) for share in _file()[activity] if share.code in known)
    if not found:
        raise SyntheticError(
            f"the catalogue has no services of {activity} in {measure}s",
            remedy="Plan the activity in the measure of its services.",
        )
    return found


def alone(activity: str, code: str, *, repeat: bool) -> Parts:
    """A mix of one service, all first or all repeats."""
    service = next(service for service in services_2007.of(activity) if service.code == code)
    return ((service, Share(code, 1, 100 if repeat else 0)),)


def mean(parts: Parts) -> float:
    """What a row with the quantity 1 is worth on average, in the mix's measure."""
    wheel = _wheel([(service, share.weight) for service, share in parts], TURNS["service"])
    return float(sum(service.value * usual(service) for service in wheel)) / SLOTS


def usual(service: Service) -> int:
    """How much of the service a row has."""
    return USUAL_QUANTITIES.get(service.code, 1)


def slots(mix: int, parts: Parts, quantity: Decimal) -> list[Slot]:
    """The wheel of a mix; quantities are hundredths around `quantity` times the usual."""
    wheel = _wheel([(part, part[1].weight) for part in parts], TURNS["service"])
    return [
        Slot(
            mix, slot, service.code, _quantity(slot, quantity * usual(service)),
            "repeat" if _turn(slot, "occurrence") * 100 < share.repeat_percent * SLOTS else "first",
            _reason(slot, service), _referral(slot, service.activity),
        )
        for slot, (service, share) in enumerate(wheel)
    ]  # fmt: skip


def _quantity(slot: int, mean: Decimal) -> Decimal:
    low = mean.quantize(CENT, rounding=ROUND_FLOOR)
    rest = (mean - low) / CENT
    return max(CENT, low + (CENT if _turn(slot, "quantity") < rest * SLOTS else 0))


def _reason(slot: int, service: Service) -> str:
    if service.part in ("preventive", "education"):
        return "prevention"
    reasons = FIELD_REASONS if service.activity == "emergency" else USUAL_REASONS
    if service.activity in CHILDREN:
        reasons = CHILD_REASONS
    return _pick(_turn(slot, "reason"), (*reasons.items(), ("illness", 1000)))


def _referral(slot: int, activity: str) -> str:
    return _pick(_turn(slot, "referral"), (*REFERRALS.get(activity, ()), ("none", 1000)))


def _pick(turn: int, per_thousand: Sequence[tuple[str, int]]) -> str:
    running = 0
    for name, part in per_thousand:
        running += part
        if turn * 1000 < running * SLOTS:
            return name
    raise AssertionError("the last part reaches a thousand")


def _turn(slot: int, name: str) -> int:
    return slot * TURNS[name] % SLOTS


def _wheel(parts: Sequence[tuple[T, int]], turn: int) -> list[T]:
    whole, running = sum(weight for _, weight in parts), 0
    wheel: list[T] = []
    for part, weight in parts:
        running += weight
        wheel += [part] * (round(SLOTS * running / whole) - len(wheel))
    return [wheel[slot * turn % SLOTS] for slot in range(SLOTS)]


@cache
def _file() -> dict[str, tuple[Share, ...]]:
    found: dict[str, tuple[Share, ...]] = {}
    text = (files(__package__) / "mix.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        share = Share(row["code"], int(row["weight"]), int(row["repeat_percent"]))
        found[row["activity"]] = (*found.get(row["activity"], ()), share)
    return found
