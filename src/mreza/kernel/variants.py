"""What if: the same rows under other parameter values, and who gains and who loses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mreza.kernel import engines
from mreza.kernel.engines.result import Result
from mreza.kernel.errors import NumeralError, UnknownNameError, closest
from mreza.kernel.files import loads
from mreza.kernel.parameter import Parameter, Value
from mreza.kernel.table import Table


@dataclass(frozen=True)
class Variant:
    """A named set of parameter values put in the place of the act's own."""

    name: str
    overrides: Mapping[str, Value]


@dataclass(frozen=True)
class Difference:
    """A formula of one row before and after. `change` is None unless both are numbers."""

    row: int
    before: Any
    after: Any
    change: Decimal | None


@dataclass(frozen=True)
class Comparison:
    """Two runs over the same rows."""

    before: Result
    after: Result

    def of(self, name: str) -> list[Difference]:
        """Per row: formula `name` before and after, in the order of the rows."""
        self.before.table.formula(name)
        pairs = zip(self.before.rows, self.after.rows, strict=True)
        return [_difference(row, old[name], new[name]) for row, (old, new) in enumerate(pairs)]

    def grouped(self, name: str, by: str) -> dict[Any, Decimal | None]:
        """The sum of the changes of formula `name` in each group of rows that share input `by`.

        Rows without two numbers to compare are left out; a group of such rows only has None.
        """
        self.before.table.input(by)
        sums: dict[Any, Decimal | None] = {}
        for difference in self.of(name):
            key = self.before.rows[difference.row][by]
            so_far = sums.setdefault(key, None)
            if difference.change is not None:
                sums[key] = (so_far or Decimal(0)) + difference.change
        return sums


def compare(
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    variant: Variant,
    *,
    at: date,
    baseline: Variant | None = None,
    engine: str = "exact",
) -> Comparison:
    """`variant` against the act as it stands (or against another variant) on the same rows."""
    old = baseline.overrides if baseline else {}
    return Comparison(
        engines.run(table, rows, at=at, overrides=old, engine=engine),
        engines.run(table, rows, at=at, overrides=variant.overrides, engine=engine),
    )


def read_overrides(table: Table, settings: Mapping[str, str]) -> dict[str, Value]:
    """Parameter values from texts: a number, or JSON for bands and mappings.

    Raises `UnknownNameError` for a parameter that the table does not use, `NumeralError` for a
    text that is no value of it.
    """
    known = {parameter.name: parameter for parameter in table.used_parameters}
    overrides: dict[str, Value] = {}
    for name, text in settings.items():
        if name not in known:
            raise UnknownNameError(
                f"no parameter {name!r}", where=table.path, remedy=closest(name, list(known))
            )
        overrides[name] = known[name].read(_raw(known[name], text))
    return overrides


def _raw(parameter: Parameter, text: str) -> Any:
    """The text itself for a number, the data it spells in JSON for bands and mappings."""
    if parameter.kind == "number":
        return text
    try:
        return loads(text)
    except ValueError as error:
        raise NumeralError(
            f"{text[:60]!r} is no value for {parameter.name}", remedy=parameter.expected()
        ) from error


def _difference(row: int, before: Any, after: Any) -> Difference:
    numbers = isinstance(before, Decimal) and isinstance(after, Decimal)
    return Difference(row, before, after, after - before if numbers else None)
