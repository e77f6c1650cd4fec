"""Typed columns: what a formula computes with when it is not computing with numbers.

Calling a formula on `Column` arguments runs its Python once and leaves a tree of what it does.
From that tree come the check of units at load, the SQL (`engines.sql`) and the written-out steps
of an explanation. Each node carries its unit and its decimal type, so the compiler can cast every
product: no engine is trusted with the type of a decimal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal

from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.units import PERCENT, PLAIN, Unit

Kind = Literal["number", "boolean", "text"]
MAX_DIGITS = 38
MAX_SCALE = 30


class WiringError(Exception):
    """A unit, kind or type that does not fit; the table that loads it adds act and formula."""


@dataclass(frozen=True, eq=False)
class Column:
    """One node: an argument, a literal, or an operation on other columns.

    `precision` and `scale` are those of an SQL DECIMAL; `nullable` says whether no data may occur;
    `nonnegative` lets the compiler spell a division shorter. `detail` is what an operation needs
    besides columns: bands, a mapping, a number of decimals.
    """

    op: str
    operands: tuple[Column, ...] = ()
    kind: Kind = "number"
    unit: Unit = PLAIN
    precision: int = MAX_DIGITS
    scale: int = 0
    nullable: bool = False
    nonnegative: bool = False
    name: str = ""
    value: Any = None
    detail: Any = field(default=None)

    algebra: ClassVar[Any]  # set below: ColumnAlgebra needs Column

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
        return _product(self, other)

    def __rmul__(self, other: Any) -> Column:
        return _product(other, self)

    def __neg__(self) -> Column:
        return _product(-1, self)

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
    raise WiringError(f"{value!r} is {type(value).__name__}; use whole numbers or Decimal, no float")


def number_literal(value: Decimal, unit: Unit = PLAIN) -> Column:
    """A number with the tightest DECIMAL that holds it."""
    precision, scale = digits_of(value)
    return Column(
        "literal", unit=unit, precision=precision, scale=scale, value=value, nonnegative=value >= 0
    )


def digits_of(value: Decimal) -> tuple[int, int]:
    """(precision, scale) of the smallest DECIMAL that holds `value` as it is written."""
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int), "NaN and infinity are refused where values are read"
    scale = max(-exponent, 0)
    return max(len(digits) + max(exponent, 0), scale, 1), scale


def _numbers(what: str, *columns: Column) -> None:
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
            raise WiringError(f"{what}: {known[0]} is in {known[0].unit}, {column} in {column.unit}")
    return known[0].unit if known else PLAIN


def _checked(precision: int, scale: int) -> dict[str, int]:
    if scale > MAX_SCALE:
        raise WiringError(f"{scale} decimals are too many; round an earlier step with rounded()")
    return {"precision": min(precision, MAX_DIGITS), "scale": scale}


def merged_digits(*columns: Column, extra: int = 0) -> dict[str, int]:
    """The DECIMAL that holds any of the columns, with `extra` digits before the point."""
    scale = max(column.scale for column in columns)
    whole = max(column.precision - column.scale for column in columns)
    return _checked(whole + scale + extra, scale)


def _sum(sign: str, left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    _numbers(sign, a, b)
    return Column(
        sign,
        (a, b),
        unit=common_unit(sign, a, b),
        nullable=a.nullable or b.nullable,
        nonnegative=sign == "+" and a.nonnegative and b.nonnegative,
        **merged_digits(a, b, extra=1),
    )


def _product(left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    _numbers("*", a, b)
    if PERCENT in (a.unit, b.unit) and PLAIN not in (a.unit, b.unit):
        raise WiringError(f"{a} * {b}: a percentage is taken with of(percentage, amount)")
    return Column(
        "*",
        (a, b),
        unit=a.unit * b.unit,
        nullable=a.nullable or b.nullable,
        nonnegative=a.nonnegative and b.nonnegative,
        **_checked(a.precision + b.precision, a.scale + b.scale),
    )


def _comparison(sign: str, left: Any, right: Any) -> Column:
    a, b = literal(left), literal(right)
    if a.kind != b.kind:
        raise WiringError(f"{a} {sign} {b}: {a.kind} compared with {b.kind}")
    if a.kind == "number":
        common_unit(sign, a, b)
    return Column(sign, (a, b), kind="boolean", nullable=a.nullable or b.nullable)


class ColumnAlgebra:
    """The words of `algebra` on columns: each checks what it is given and leaves a node."""

    def where(self, condition: Any, then: Any, otherwise: Any) -> Column:
        c, a, b = literal(condition), literal(then), literal(otherwise)
        if c.kind != "boolean":
            raise WiringError(f"where() needs a condition, but {c} is {c.kind}")
        if a.kind != b.kind:
            raise WiringError(f"where() gives {a.kind} in one case and {b.kind} in the other")
        digits = merged_digits(a, b) if a.kind == "number" else {}
        return Column(
            "where",
            (c, a, b),
            kind=a.kind,
            unit=common_unit("where()", a, b) if a.kind == "number" else PLAIN,
            nullable=c.nullable or a.nullable or b.nullable,
            nonnegative=a.nonnegative and b.nonnegative,
            **digits,
        )

    def least(self, values: tuple[Any, ...]) -> Column:
        return self._extreme("least", values)

    def greatest(self, values: tuple[Any, ...]) -> Column:
        return self._extreme("greatest", values)

    def _extreme(self, op: str, values: tuple[Any, ...]) -> Column:
        columns = tuple(literal(value) for value in values)
        _numbers(op, *columns)
        some_nonnegative = any(column.nonnegative for column in columns)
        return Column(
            op,
            columns,
            unit=common_unit(op, *columns),
            nullable=any(column.nullable for column in columns),
            nonnegative=some_nonnegative
            if op == "greatest"
            else all(column.nonnegative for column in columns),
            **merged_digits(*columns),
        )

    def both(self, values: tuple[Any, ...]) -> Column:
        return self._junction("both", values)

    def either(self, values: tuple[Any, ...]) -> Column:
        return self._junction("either", values)

    def _junction(self, op: str, values: tuple[Any, ...]) -> Column:
        columns = tuple(literal(value) for value in values)
        for column in columns:
            if column.kind != "boolean":
                raise WiringError(f"{op}() needs conditions, but {column} is {column.kind}")
        nullable = any(column.nullable for column in columns)
        return Column(op, columns, kind="boolean", nullable=nullable)

    def per(self, amount: Any, base: Any, scale: int) -> Column:
        a, b = literal(amount), literal(base)
        _numbers("per()", a, b)
        if PERCENT in (a.unit, b.unit) and b.unit != PLAIN:
            raise WiringError(f"per({a}, {b}): percentages are not divided")
        return self._quotient(a, b, scale, a.unit / b.unit)

    def percent(self, part: Any, whole: Any, scale: int) -> Column:
        a, b = literal(part), literal(whole)
        _numbers("percent()", a, b)
        common_unit("percent()", a, b)
        hundredfold = _product(a, 100)
        quotient = self._quotient(hundredfold, b, scale, PERCENT)
        return Column(
            "percent",
            (quotient,),
            unit=PERCENT,
            precision=quotient.precision,
            scale=scale,
            nullable=True,
            nonnegative=quotient.nonnegative,
            detail=(a, b),
        )

    def _quotient(self, a: Column, b: Column, scale: int, unit: Unit) -> Column:
        # Nullable always, unless the base is a constant other than zero: x / 0 is no data.
        constant = b.op in ("literal", "argument") and b.value not in (None, 0)
        return Column(
            "per",
            (a, b),
            unit=unit,
            nullable=a.nullable or not constant,
            nonnegative=a.nonnegative and b.nonnegative,
            detail=scale,
            **_checked(a.precision - a.scale + b.scale + scale, scale),
        )

    def of(self, percentage: Any, amount: Any) -> Column:
        p, a = literal(percentage), literal(amount)
        _numbers("of()", p, a)
        if p.unit != PERCENT:
            raise WiringError(f"of({p}, {a}): the first must be in %, but is in {p.unit}")
        hundredth = number_literal(Decimal("0.01"))
        digits = _checked(p.precision + a.precision + 2, p.scale + a.scale + 2)
        return Column(
            "of",
            (p, a, hundredth),
            unit=a.unit,
            nullable=p.nullable or a.nullable,
            nonnegative=p.nonnegative and a.nonnegative,
            **digits,
        )

    def rounded(self, value: Any, scale: int) -> Column:
        column = literal(value)
        _numbers("rounded()", column)
        digits = _checked(column.precision - column.scale + scale + 1, scale)
        return Column(
            "rounded",
            (column,),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            detail=scale,
            **digits,
        )

    def band(self, value: Any, bands: Bands) -> Column:
        return self._stepped("band", value, bands, unit=bands.unit)

    def brackets(self, value: Any, bands: Bands) -> Column:
        column = literal(value)
        unit = column.unit if bands.is_percent else column.unit * bands.unit
        return self._stepped("brackets", value, bands, unit=unit)

    def _stepped(self, op: str, value: Any, bands: Bands, unit: Unit) -> Column:
        column = literal(value)
        _numbers(f"{op}()", column)
        if column.unit != bands.over:
            raise WiringError(
                f"{op}(): {column} is in {column.unit}, the limits of {bands.name} in {bands.over}"
            )
        results = [number_literal(result) for _, result in bands.steps]
        digits = merged_digits(*results)
        if op == "brackets":
            limits = [number_literal(limit) for limit, _ in bands.steps if limit is not None]
            widest = merged_digits(column, *limits)
            more = 2 if bands.is_percent else 0
            digits = _checked(
                widest["precision"] + digits["precision"] + more,
                widest["scale"] + digits["scale"] + more,
            )
        return Column(
            op,
            (column,),
            unit=unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative and all(result >= 0 for _, result in bands.steps),
            detail=bands,
            **digits,
        )

    def lookup(self, mapping: Mapping, key: Any) -> Column:
        column = literal(key)
        if column.kind != "text":
            raise WiringError(f"lookup() needs a text, but {column} is {column.kind}")
        values = [value for _, value in mapping.entries]
        values += [mapping.default] if mapping.default is not None else []
        return Column(
            "lookup",
            (column,),
            unit=mapping.unit,
            nullable=column.nullable or mapping.default is None,
            nonnegative=all(value >= 0 for value in values),
            detail=mapping,
            **merged_digits(*(number_literal(value) for value in values or [Decimal(0)])),
        )

    def total(self, value: Any, by: Any) -> Column:
        column, keys = self._grouped("total", value, by)
        digits = _checked(column.precision + 10, column.scale)
        return Column(
            "total",
            (column, *keys),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            **digits,
        )

    def average(self, value: Any, by: Any, scale: int) -> Column:
        column, keys = self._grouped("average", value, by)
        digits = _checked(column.precision - column.scale + 10 + scale, scale)
        return Column(
            "average",
            (column, *keys),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            detail=scale,
            **digits,
        )

    def _grouped(self, op: str, value: Any, by: Any) -> tuple[Column, tuple[Column, ...]]:
        column = literal(value)
        _numbers(f"{op}()", column)
        if any(node.op in ("total", "average") for node in column.walk()):
            raise WiringError(f"{op}() inside of a total: make the inner one a formula of its own")
        keys = tuple(literal(key) for key in (by if isinstance(by, tuple) else (by,)) if key is not None)
        for key in keys:
            if key.kind != "text":
                raise WiringError(f"{op}(by=...) needs a text, but {key} is {key.kind}")
        return column, keys


Column.algebra = ColumnAlgebra()
