"""Stepwise values of an act: bands (limits with a value each) and mappings (names with a value)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from mreza.kernel.units import PERCENT, PLAIN, Unit


@dataclass(frozen=True)
class Bands:
    """Upper limits, each inside its own band, and what holds in it; the last band is open.

    `over` is the unit of the limits, `unit` that of the values.
    """

    steps: tuple[tuple[Decimal | None, Decimal], ...]
    unit: Unit = PLAIN
    over: Unit = PLAIN
    name: str = ""
    traced: bool = False

    @property
    def algebra(self) -> Any:
        """While a formula is traced, even a constant looked up in here gives a column."""
        return _column_algebra() if self.traced else None

    def __post_init__(self) -> None:
        limits = [limit for limit, _ in self.steps]
        if not limits or limits[-1] is not None or None in limits[:-1]:
            raise ValueError("the last band, and only the last, has no upper limit")
        closed = [limit for limit in limits[:-1] if limit is not None]
        if closed != sorted(set(closed)) or any(limit <= 0 for limit in closed):
            raise ValueError("the limits of the bands must be above zero and rise")

    @property
    def is_percent(self) -> bool:
        return self.unit == PERCENT

    def at(self, value: Any) -> Decimal:
        """What the band of `value` says."""
        for limit, result in self.steps:
            if limit is None or value <= limit:
                return result
        raise AssertionError("unreachable: the last band is open")

    def ranges(self) -> Iterator[tuple[Decimal, Decimal | None, Decimal]]:
        """(lower, upper, value) of each band; the first starts at 0."""
        lower = Decimal(0)
        for limit, result in self.steps:
            yield lower, limit, result
            lower = limit if limit is not None else lower

    def as_traced(self, name: str) -> Bands:
        """As formulas see it while they are traced."""
        return replace(self, name=name, traced=True)


@dataclass(frozen=True)
class Mapping:
    """Values by name, with what holds for a name not listed (None: no data)."""

    entries: tuple[tuple[str, Decimal], ...]
    default: Decimal | None = None
    unit: Unit = PLAIN
    name: str = ""
    traced: bool = False

    @property
    def algebra(self) -> Any:
        """As for `Bands`."""
        return _column_algebra() if self.traced else None

    def get(self, key: str, missing: Any = None) -> Any:
        """The value for `key`, else the default, else `missing`."""
        found = dict(self.entries).get(key, self.default)
        return missing if found is None else found

    def as_traced(self, name: str) -> Mapping:
        """As formulas see it while they are traced."""
        return replace(self, name=name, traced=True)


def _column_algebra() -> Any:
    from mreza.kernel.column_algebra import COLUMN_ALGEBRA  # it is written with bands and mappings

    return COLUMN_ALGEBRA
