"""Typed columns: what a formula computes with when it is not computing with numbers.

Calling a formula on `Column` arguments runs its Python once and leaves a tree of what it does.
From that tree come the check of units at load, the SQL (`engines.sql`) and the written-out steps
of an explanation. Each node carries its unit and its decimal type, so the compiler can cast every
product: no engine is trusted with the type of a decimal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from mreza.kernel.units import PERCENT, PLAIN, Unit

Kind = Literal["number", "boolean", "text"]
MAX_DIGITS = 38
MAX_SCALE = 30


class Digits(NamedTuple):
    """Precision and scale of an SQL DECIMAL."""

    precision: int
    scale: int


WIDEST = Digits(MAX_DIGITS, 0)


class WiringError(Exception):
    """A unit, kind or type that does not fit; the table that loads it adds act and formula."""


@dataclass(frozen=True, eq=False)
class Column:
    """One node: an argument, a literal, or an operation on other columns.

    `digits` are those of an SQL DECIMAL; `nullable` says whether no data may occur;
    `nonnegative` lets the compiler spell a division shorter. `detail` is what an operation needs
    besides columns: bands, a mapping, a number of decimals.
    """

    op: str
    operands: tuple[Column, ...] = ()
    kind: Kind = "number"
    unit: Unit = PLAIN
    digits: Digits = WIDEST
    nullable: bool = False
    nonnegative: bool = False
    name: str = ""
    value: Any = None
    detail: Any = field(default=None)

    @property
    def precision(self) -> int:
        return self.digits.precision

    @property
    def scale(self) -> int:
        return self.digits.scale

    @property
    def is_grouped(self) -> bool:
        """Whether this operation looks at other cases too."""
        return self.op in ("total", "average", "distributed")

    @property
    def algebra(self) -> Any:
        """What the words of `algebra` do with columns."""
        from mreza.kernel.column_algebra import COLUMN_ALGEBRA  # it is written with columns

        return COLUMN_ALGEBRA

    def __bool__(self) -> bool:
        raise WiringError(
            f"{self} is asked for its truth; use where(), both() or either() instead of if, and, or"
        )

    def __str__(self) -> str:
        if self.op == "argument":
            return self.name
        return str(self.value) if self.op == "literal" else f"{self.op}(...)"

    def __add__(self, other: Any) -> Column:
        return _sum("+", self, other)

    def __radd__(self, other: Any) -> Column:
        return _sum("+", other, self)

    def __sub__(self, other: Any) -> Column:
        return _sum("-", self, other)

    def __rsub__(self, other: Any) -> Column:
        return _sum("-", other, self)

    def __mul__(self, other: Any) -> Column:
        return product(self, other)

    def __rmul__(self, other: Any) -> Column:
        return product(other, self)

    def __neg__(self) -> Column:
        return product(-1, self)

    def __truediv__(self, other: Any) -> Column:
        raise WiringError("'/' rounds differently on each engine; use per(amount, base)")

    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __truediv__

    def __lt__(self, other: Any) -> Column:
        return _comparison("<", self, other)

    def __le__(self, other: Any) -> Column:
        return _comparison("<=", self, other)

    def __gt__(self, other: Any) -> Column:
        return _comparison(">", self, other)

    def __ge__(self, other: Any) -> Column:
        return _comparison(">=", self, other)

    def __eq__(self, other: object) -> Any:
        return _comparison("==", self, other)

    def __ne__(self, other: object) -> Any:
        return _comparison("!=", self, other)

    __hash__ = object.__hash__

    def walk(self) -> list[Column]:
        """This node and all below it, depth first."""
        return [self, *(node for operand in self.operands for node in operand.walk())]


def literal(value: Any) -> Column:
    """A constant written in a formula: a whole number, a `Decimal`, a text or a truth."""
    if isinstance(value, Column):
        return value
    if isinstance(value, bool):
        return Column("literal", kind="boolean", value=value)
    if isinstance(value, str):
        return Column("literal", kind="text", value=value)
    if isinstance(value, int | Decimal):
        return number_literal(Decimal(value))
    raise WiringError(
        f"{value!r} is {type(value).__name__}; use whole numbers or Decimal, no float"
    )


def number_literal(value: Decimal, unit: Unit = PLAIN) -> Column:
    """A number with the tightest DECIMAL that holds it."""
    return Column(
        "literal", unit=unit, digits=digits_of(value), value=value, nonnegative=value >= 0
    )


def digits_of(value: Decimal) -> Digits:
    """The smallest DECIMAL that holds `value` as it is written."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "NaN and infinity are refused where values are read"
    scale = max(-exponent, 0)
    return Digits(max(len(digits) + max(exponent, 0), scale, 1), scale)


def need_numbers(what: str, *columns: Column) -> None:
    for column in columns:
        if column.kind != "number":
            raise WiringError(f"{what} needs a number, but {column} is {column.kind}")


def _is_zero(column: Column) -> bool:
    return column.op == "literal" and column.kind == "number" and column.value == 0


def common_unit(what: str, *columns: Column) -> Unit:
    """The unit that all columns share; a literal 0 fits any. Raises `WiringError`."""
    known = [column for column in columns if not _is_zero(column)]
    for column in known[1:]:
        if column.unit != known[0].unit:
            raise WiringError(
                f"{what}: {known[0]} is in {known[0].unit}, {column} in {column.unit}"
            )
    return known[0].unit if known else PLAIN


def checked(precision: int, scale: int) -> Digits:
    if scale < 0:
        raise WiringError(f"{scale} decimals cannot be; round to 0 or more")
    if scale > MAX_SCALE:
        raise WiringError(f"{scale} decimals are too many; round an earlier step with rounded()")
    return Digits(min(precision, MAX_DIGITS), scale)


def merged_digits(*columns: Column, extra: int = 0) -> Digits:
    """The DECIMAL that holds any of the columns, with `extra` digits before the point."""
    scale = max(column.scale for column in columns)
    whole = max(column.precision - column.scale for column in columns)
    return checked(whole + scale + extra, scale)


def _sum(sign: str, left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    need_numbers(sign, a, b)
    return Column(
        sign,
        (a, b),
        unit=common_unit(sign, a, b),
        nullable=a.nullable or b.nullable,
        nonnegative=sign == "+" and a.nonnegative and b.nonnegative,
        digits=merged_digits(a, b, extra=1),
    )


def product(left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    need_numbers("*", a, b)
    if PERCENT in (a.unit, b.unit) and PLAIN not in (a.unit, b.unit):
        raise WiringError(f"{a} * {b}: a percentage is taken with of(percentage, amount)")
    return Column(
        "*",
        (a, b),
        unit=a.unit * b.unit,
        nullable=a.nullable or b.nullable,
        nonnegative=a.nonnegative and b.nonnegative,
        digits=checked(a.precision + b.precision, a.scale + b.scale),
    )


def _comparison(sign: str, left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    if a.kind != b.kind:
        raise WiringError(f"{a} {sign} {b}: {a.kind} compared with {b.kind}")
    if a.kind == "number":
        common_unit(sign, a, b)
    return Column(sign, (a, b), kind="boolean", nullable=a.nullable or b.nullable)
