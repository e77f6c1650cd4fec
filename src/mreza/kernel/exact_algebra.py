"""The words of `algebra` on `Decimal`: slow, obvious, and the judge of the column engines."""

from __future__ import annotations

from collections.abc import Hashable
from contextvars import ContextVar
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mreza.kernel.missing import NOTHING
from mreza.kernel.numerals import EXACT, divide_half_up, round_half_up
from mreza.kernel.steps import Bands, Mapping

HUNDREDTH = Decimal("0.01")


@dataclass
class Queue:
    """Weights in the order of a text that names each case."""

    weights: dict[str, list[Decimal]] = field(default_factory=dict)
    running: dict[str, Any] | None = None

    def add(self, among: str, weight: Any) -> None:
        self.weights.setdefault(among, []).append(Decimal(weight))

    def before(self, among: str) -> Any:
        """The weights of the cases before `among`; no data when two cases have that name."""
        if self.running is None:
            self.running, so_far = {}, Decimal(0)
            for name in sorted(self.weights):
                alone = len(self.weights[name]) == 1
                self.running[name] = so_far if alone else NOTHING
                for weight in self.weights[name]:
                    so_far = EXACT.add(so_far, weight)
        return self.running[among]


@dataclass
class Group:
    """Sums over the cases of a run, gathered in a first pass and handed out in a second.

    A formula sees one case at a time. When it asks for a total, the first pass over all cases
    collects what each one contributes to its n-th such question; the second pass answers.
    """

    gathering: bool = True
    sums: list[dict[Hashable, tuple[Decimal, int]]] = field(default_factory=list)
    queues: dict[int, dict[Hashable, Queue]] = field(default_factory=dict)
    position: int = 0

    def ask(self, value: Any, key: Hashable) -> tuple[Any, int]:
        """Sum and count of the group `key`; while gathering, the case's own value."""
        if self.position == len(self.sums):
            self.sums.append({})
        answers = self.sums[self.position]
        self.position += 1
        if self.gathering and value is not NOTHING:
            sum_so_far, count = answers.get(key, (Decimal(0), 0))
            answers[key] = (EXACT.add(sum_so_far, Decimal(value)), count + 1)
        if self.gathering:
            return value, 1
        return answers.get(key, (NOTHING, 0))

    def ask_before(self, weight: Any, among: Any, key: Hashable) -> tuple[Any, Any]:
        """What weighs before the case in the order of `among`, and the weight of the group."""
        queues = self.queues.setdefault(self.position, {})
        asked, _ = self.ask(weight, key)
        if _missing(weight, among):
            return NOTHING, NOTHING
        queue = queues.setdefault(key, Queue())
        if self.gathering:
            queue.add(among, weight)
            return Decimal(0), asked
        return queue.before(among), asked


GROUP: ContextVar[Group | None] = ContextVar("group", default=None)


def _missing(*values: Any) -> bool:
    return any(value is NOTHING for value in values)


class ExactAlgebra:
    """One case, exact numbers. A total outside of a run is over that case alone."""

    def where(self, condition: Any, then: Any, otherwise: Any) -> Any:
        if condition is NOTHING:
            return NOTHING
        return then if condition else otherwise

    def least(self, values: tuple[Any, ...]) -> Any:
        return NOTHING if _missing(*values) else min(values)

    def greatest(self, values: tuple[Any, ...]) -> Any:
        return NOTHING if _missing(*values) else max(values)

    def both(self, values: tuple[Any, ...]) -> Any:
        return NOTHING if _missing(*values) else all(values)

    def either(self, values: tuple[Any, ...]) -> Any:
        return NOTHING if _missing(*values) else any(values)

    def per(self, amount: Any, base: Any, scale: int) -> Any:
        if _missing(amount, base) or base == 0:
            return NOTHING
        return divide_half_up(Decimal(amount), Decimal(base), scale)

    def percent(self, part: Any, whole: Any, scale: int) -> Any:
        return self.per(part * 100, whole, scale)

    def of(self, percent: Any, amount: Any) -> Any:
        return percent * amount * HUNDREDTH

    def rounded(self, value: Any, scale: int) -> Any:
        return NOTHING if value is NOTHING else round_half_up(Decimal(value), scale)

    def band(self, value: Any, bands: Bands) -> Any:
        return NOTHING if value is NOTHING else bands.at(value)

    def brackets(self, value: Any, bands: Bands) -> Any:
        if value is NOTHING:
            return NOTHING
        sum_of_parts = Decimal(0)
        for lower, upper, rate in bands.ranges():
            top = value if upper is None else min(value, upper)
            if lower == 0 or top > lower:
                sum_of_parts += (top - lower) * rate
        return sum_of_parts * HUNDREDTH if bands.is_percent else sum_of_parts

    def lookup(self, mapping: Mapping, key: Any) -> Any:
        return NOTHING if key is NOTHING else mapping.get(key, NOTHING)

    def total(self, value: Any, by: Any) -> Any:
        group = _group_for(value)
        return value if group is None else group.ask(value, _key(by))[0]

    def average(self, value: Any, by: Any, scale: int) -> Any:
        group = _group_for(value)
        asked, count = (value, 1) if group is None else group.ask(value, _key(by))
        return self.per(asked, Decimal(count), scale)

    def distributed(self, amount: Any, weight: Any, among: Any, by: Any, scale: int) -> Any:
        group = _group_for(weight)
        if group is None:
            before, whole = (NOTHING if _missing(weight, among) else Decimal(0)), weight
        else:
            before, whole = group.ask_before(weight, among, _key(by))
        if _missing(before, weight):
            return NOTHING
        upto = self.per(amount * (before + weight), whole, scale)
        return upto - self.per(amount * before, whole, scale)


def _group_for(value: Any) -> Group | None:
    group = GROUP.get()
    if group is None and isinstance(value, int):
        raise TypeError("a constant is added up by a text of the table: total(1, by=...)")
    return group


def _key(by: Any) -> Hashable:
    keys = by if isinstance(by, tuple) else (by,)
    return tuple(None if key is NOTHING else key for key in keys)
