"""Linting an act: its printed figures recomputed from its own rules.

An act's `checks.py` yields a `Check` for every derivable printed figure. A figure is consistent
when the interval computed from the printed inputs meets the interval that it stands for itself;
otherwise it is an erratum of the source. Rules are never tuned to make one pass.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mreza.kernel.act import Act
from mreza.kernel.intervals import Interval
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

    def as_dict(self) -> dict[str, Any]:
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "printed": self.printed,
            "derived_low": f"{self.derived.low.normalize():f}",
            "derived_high": f"{self.derived.high.normalize():f}",
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
    """Run the act's `checks.py`; an act without one has nothing derivable."""
    module = importlib.import_module(f"{act.package}.checks")
    found: Iterable[Check] = module.checks(act)
    return Lint(act.id, tuple(found))
