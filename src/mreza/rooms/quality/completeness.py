"""What a month still lacks before it can be closed, and what should be looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from mreza import acts
from mreza.rooms.quality import months
from mreza.rooms.quality.evaluation import Value
from mreza.rooms.quality.indicators import ACT


def first_month() -> date:
    """The first month in the whole of which the guidelines are in force."""
    day = acts.get(ACT).in_force_from
    return day if day.day == 1 else months.moved(months.first_of(day), 1)


@dataclass(frozen=True)
class Gap:
    """An indicator without a figure: which of its parts were not counted."""

    value: Value
    parts: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.value.indicator.name, self.value.service


def without_figure(values: Sequence[Value]) -> list[Gap]:
    """Indicators that have no numerator or no denominator; a denominator of 0 is a figure."""
    return [Gap(value, parts) for value in values if (parts := _missing(value))]


def gaps(values: Sequence[Value], stated: Collection[tuple[str, str]]) -> list[Gap]:
    """Those of them for which nobody stated a reason: they keep the month from being closed."""
    return [gap for gap in without_figure(values) if gap.key not in stated]


def _missing(value: Value) -> tuple[str, ...]:
    indicator, inputs = value.indicator, value.counted.inputs
    return tuple(
        name for name in (indicator.numerator, indicator.denominator) if inputs.get(name) is None
    )
