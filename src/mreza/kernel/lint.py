"""Linting an act: its printed figures recomputed from its own rules.

An act's `checks` yields a `Check` for every derivable printed figure. A figure is consistent
when the interval computed from the printed inputs meets the interval that it stands for itself;
otherwise it is an erratum of the source. Rules are never tuned to make one pass.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mreza.kernel.act import Act
from mreza.kernel.columns import digits_of
from mreza.kernel.intervals import Interval
from mreza.kernel.numerals import round_half_up
from mreza.kernel.text import Text


@dataclass(frozen=True)
class Check:
    """A printed figure and what it follows from. `how` says the derivation in words."""

    table: str
    row: str
    column: str
    printed: str
    derived: Interval
    how: Text

    @property
    def stands_for(self) -> Interval:
        return Interval.printed(self.printed)

    @property
    def is_consistent(self) -> bool:
        return self.stands_for.meets(self.derived)

    @property
    def distance(self) -> Decimal:
        return self.stands_for.distance(self.derived)

    @property
    def derived_texts(self) -> tuple[str, str]:
        """The derived interval, written with four decimals more than the printed figure has."""
        _, scale = digits_of(Decimal(self.printed))
        low = round_half_up(self.derived.low, scale + 4)
        high = round_half_up(self.derived.high, scale + 4)
        return f"{low:f}", f"{high:f}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "printed": self.printed,
            "derived_low": self.derived_texts[0],
            "derived_high": self.derived_texts[1],
            "consistent": self.is_consistent,
            "how": self.how.as_dict(),
        }


@dataclass(frozen=True)
class Lint:
    """All checks of an act."""

    act: str
    checks: tuple[Check, ...]

    @property
    def errata(self) -> list[Check]:
        return [check for check in self.checks if not check.is_consistent]

    @property
    def derivable(self) -> int:
        return len(self.checks)

    @property
    def consistent(self) -> int:
        return self.derivable - len(self.errata)


def lint(act: Act) -> Lint:
    """Run the act's `checks`; an act without one has nothing derivable."""
    name = f"{act.package}.checks"
    if importlib.util.find_spec(name) is None:
        return Lint(act.id, ())
    found: Iterable[Check] = importlib.import_module(name).checks(act)
    return Lint(act.id, tuple(found))
