"""The few words beyond arithmetic in which formulas are written.

Each word has one meaning on every kind of value: on `Decimal` (the exact engine), on a typed
`Column` (compiled to SQL) and on an `Interval` (a printed figure, when an act is linted). The
first argument that brings an algebra of its own decides which of the three does the work.

Arithmetic itself is Python's `+ - *`. There is no `/`: division is `per`, because every engine
rounds a bare division at a place of its own.
"""

from __future__ import annotations

from typing import Any, Protocol

from mreza.kernel.exact_algebra import ExactAlgebra

DIVISION_SCALE = 8


class Algebra(Protocol):
    """What a kind of value must bring along to be used in formulas."""

    def where(self, condition: Any, then: Any, otherwise: Any) -> Any: ...
    def least(self, values: tuple[Any, ...]) -> Any: ...
    def greatest(self, values: tuple[Any, ...]) -> Any: ...
    def both(self, values: tuple[Any, ...]) -> Any: ...
    def either(self, values: tuple[Any, ...]) -> Any: ...
    def per(self, amount: Any, base: Any, scale: int) -> Any: ...
    def percent(self, part: Any, whole: Any, scale: int) -> Any: ...
    def of(self, percent: Any, amount: Any) -> Any: ...
    def rounded(self, value: Any, scale: int) -> Any: ...
    def band(self, value: Any, bands: Any) -> Any: ...
    def brackets(self, value: Any, bands: Any) -> Any: ...
    def lookup(self, mapping: Any, key: Any) -> Any: ...
    def total(self, value: Any, by: Any) -> Any: ...
    def average(self, value: Any, by: Any, scale: int) -> Any: ...
    def distributed(self, amount: Any, weight: Any, among: Any, by: Any, scale: int) -> Any: ...


_EXACT: Algebra = ExactAlgebra()


def _algebra(*values: Any) -> Algebra:
    for value in values:
        algebra = getattr(value, "algebra", None)
        if algebra is not None:
            return algebra  # type: ignore[no-any-return]
    return _EXACT


def _keys(by: Any) -> tuple[Any, ...]:
    return by if isinstance(by, tuple) else (by,)


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """`then` in the cases where `condition` holds, `otherwise` in the others."""
    return _algebra(condition, then, otherwise).where(condition, then, otherwise)


def least(*values: Any) -> Any:
    """The smallest; no data when any is missing."""
    return _algebra(*values).least(values)


def greatest(*values: Any) -> Any:
    """The largest; no data when any is missing."""
    return _algebra(*values).greatest(values)


def both(*conditions: Any) -> Any:
    """True when all conditions hold; no data when any is missing."""
    return _algebra(*conditions).both(conditions)


def either(*conditions: Any) -> Any:
    """True when at least one condition holds; no data when any is missing."""
    return _algebra(*conditions).either(conditions)


def per(amount: Any, base: Any, scale: int = DIVISION_SCALE) -> Any:
    """`amount` divided by `base`, exactly, half up at `scale` decimals; no data when base is 0."""
    return _algebra(amount, base).per(amount, base, scale)


def percent(part: Any, whole: Any, scale: int = DIVISION_SCALE) -> Any:
    """`part` as % of `whole` (same unit), half up at `scale` decimals; no data when whole is 0."""
    return _algebra(part, whole).percent(part, whole, scale)


def of(percentage: Any, amount: Any) -> Any:
    """`percentage` % of `amount`, exact, in the unit of `amount`."""
    return _algebra(percentage, amount).of(percentage, amount)


def rounded(value: Any, scale: int) -> Any:
    """`value` half up at `scale` decimals. Stands only where the act rounds; shown as a step."""
    return _algebra(value).rounded(value, scale)


def euros(value: Any) -> Any:
    """An amount in euros and cents, half up."""
    return rounded(value, 2)


def band(value: Any, bands: Any) -> Any:
    """What the one band that `value` falls into says (upper limits belong to their band)."""
    return _algebra(value, bands).band(value, bands)


def brackets(value: Any, bands: Any) -> Any:
    """The parts of `value` inside each band, each times the band's rate, added up."""
    return _algebra(value, bands).brackets(value, bands)


def lookup(mapping: Any, key: Any) -> Any:
    """The entry of `mapping` for `key`; its default for a key that it does not name."""
    return _algebra(key, mapping).lookup(mapping, key)


def total(value: Any, by: Any = None) -> Any:
    """The sum over all cases, or over those that share the texts `by`; missing ones left out."""
    return _algebra(value, *_keys(by)).total(value, by)


def average(value: Any, by: Any = None, scale: int = DIVISION_SCALE) -> Any:
    """The mean over all cases (or those that share `by`) that have a value, half up at `scale`."""
    return _algebra(value, *_keys(by)).average(value, by, scale)


def distributed(amount: Any, weight: Any, among: Any, by: Any = None, scale: int = 2) -> Any:
    """The case's share of `amount` by `weight`, so that all shares add up to `amount` exactly.

    Shares are differences of the rounded running sums (half up at `scale` decimals) in the order
    of the text `among`; none is further than one unit of the last decimal from its exact part.
    `amount` is the same for all cases that share `by`, `weight` is not negative. No data where
    `weight` or `among` is missing or another case of the group has the same `among` (what they
    weigh is counted, and their share stays open), and for all when nobody weighs anything.
    """
    algebra = _algebra(amount, weight, among, *_keys(by))
    return algebra.distributed(amount, weight, among, by, scale)
