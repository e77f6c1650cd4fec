"""Typed columns as SQL, through sqlglot: one tree in, DuckDB or Spark text out.

What was learnt about decimals, and is settled here once:

- DuckDB multiplies two short decimals into an 18-digit one and fails when it overflows, Spark
  shortens the scale of a long product: so every product is cast to the type its node carries.
- DuckDB divides decimals as doubles, Spark rounds a quotient at a scale of its own: so a division
  is done on whole numbers.
- LEAST, GREATEST, CASE and AND meet NULL in ways of their own: they are guarded where no data may
  occur, so that NULL means what `NOTHING` means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from sqlglot import exp

from mreza.kernel.columns import MAX_DIGITS, Column, Digits, number_literal
from mreza.kernel.steps import Bands, Mapping

Dialect = Literal["duckdb", "spark"]
SHORT_DIGITS: Final = 18  # DuckDB keeps decimals up to here in 64 bits
_SIGNS: Final[dict[str, type[exp.Binary]]] = {
    "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE, "==": exp.EQ, "!=": exp.NEQ,
}  # fmt: skip


_METHODS: Final = {
    "argument": "_argument", "literal": "_literal", "*": "_product", "of": "_product",
    "where": "_where", "least": "_extreme", "greatest": "_extreme", "both": "_junction",
    "either": "_junction", "per": "_quotient", "percent": "_percent", "rounded": "_rounded",
    "band": "_band", "brackets": "_brackets", "lookup": "_lookup", "total": "_total",
    "average": "_average",
}  # fmt: skip


def decimal_type(precision: int, scale: int) -> exp.DataType:
    return exp.DataType.build(f"DECIMAL({min(precision, MAX_DIGITS)}, {scale})")


def sql_type(column: Column) -> exp.DataType:
    """The SQL type that holds the column."""
    if column.kind == "number":
        return decimal_type(column.precision, column.scale)
    return exp.DataType.build("BOOLEAN" if column.kind == "boolean" else "TEXT")


def _cast(expression: exp.Expression, precision: int, scale: int) -> exp.Expression:
    return exp.Cast(this=expression, to=decimal_type(precision, scale))


def _all_present(
    expressions: Sequence[exp.Expression], columns: Sequence[Column]
) -> list[exp.Expression]:
    return [
        exp.Is(this=expression.copy(), expression=exp.Null())
        for expression, column in zip(expressions, columns, strict=True)
        if column.nullable
    ]


@dataclass(frozen=True)
class Compiler:
    """Compiles one column tree. Arguments become column names, but parameters their values."""

    dialect: Dialect

    def compile(self, column: Column) -> exp.Expression:
        if column.op in ("+", "-"):
            return self._sum(column)
        if column.op in _SIGNS:
            return self._comparison(column)
        return getattr(self, _METHODS[column.op])(column)  # type: ignore[no-any-return]

    def _argument(self, column: Column) -> exp.Expression:
        if column.value is not None:  # a parameter
            return self._literal(column)
        return exp.column(column.name, quoted=True)

    def _literal(self, column: Column) -> exp.Expression:
        if column.kind == "number":
            text = exp.Literal.string(f"{column.value:f}")
            return _cast(text, column.precision, column.scale)
        if column.kind == "boolean":
            return exp.Boolean(this=column.value)
        return exp.Literal.string(column.value)

    def _typed(self, expression: exp.Expression, column: Column) -> exp.Expression:
        """Pin the type of a result; on DuckDB what `_widened` prepares is enough."""
        if self.dialect == "spark":
            return _cast(expression, column.precision, column.scale)
        return expression

    def _widened(self, operand: Column, result: Column) -> exp.Expression:
        expression = self.compile(operand)
        if self.dialect == "duckdb" and operand.precision <= SHORT_DIGITS < result.precision:
            return _cast(expression, result.precision, operand.scale)
        return expression

    def _sum(self, column: Column) -> exp.Expression:
        a, b = column.operands
        node = exp.Add if column.op == "+" else exp.Sub
        left, right = exp.Paren(this=self._widened(a, column)), exp.Paren(this=self.compile(b))
        return self._typed(exp.Paren(this=node(this=left, expression=right)), column)

    def _product(self, column: Column) -> exp.Expression:
        first, *others = column.operands
        product = exp.Paren(this=self._widened(first, column))
        for operand in others:
            right = exp.Paren(this=self.compile(operand))
            product = exp.Paren(this=exp.Mul(this=product, expression=right))
        return self._typed(product, column)

    def _comparison(self, column: Column) -> exp.Expression:
        a, b = (exp.Paren(this=self.compile(operand)) for operand in column.operands)
        return exp.Paren(this=_SIGNS[column.op](this=a, expression=b))

    def _where(self, column: Column) -> exp.Expression:
        condition, then, otherwise = (self._as(column, operand) for operand in column.operands)
        case = exp.Case().when(condition, then)
        if column.operands[0].nullable:  # neither branch when the condition itself is unknown
            return case.when(exp.Not(this=exp.Paren(this=condition.copy())), otherwise)
        return case.else_(otherwise)

    def _as(self, result: Column, operand: Column) -> exp.Expression:
        """An operand in the type of the result, so that branches agree."""
        expression = self.compile(operand)
        if operand.kind != "number":
            return expression
        return _cast(expression, result.precision, result.scale)

    def _guarded(
        self, column: Column, build: Callable[[list[exp.Expression]], exp.Expression]
    ) -> exp.Expression:
        operands = [self._as(column, operand) for operand in column.operands]
        missing = _all_present(operands, column.operands)
        result = build(operands)
        if not missing:
            return result
        return exp.Case().when(exp.or_(*missing), exp.Null()).else_(result)

    def _extreme(self, column: Column) -> exp.Expression:
        node = exp.Least if column.op == "least" else exp.Greatest
        return self._guarded(
            column, lambda items: node(this=items[0], expressions=items[1:], ignore_nulls=False)
        )

    def _junction(self, column: Column) -> exp.Expression:
        join = exp.and_ if column.op == "both" else exp.or_
        return self._guarded(column, lambda items: exp.Paren(this=join(*items)))

    def _quotient(self, column: Column) -> exp.Expression:
        a, b = column.operands
        return self._divided(
            self.compile(a), a, self.compile(b), b, column.detail, column.nonnegative, column
        )

    def _percent(self, column: Column) -> exp.Expression:
        return self.compile(column.operands[0])

    def _divided(
        self,
        amount: exp.Expression,
        a: Column,
        base: exp.Expression,
        b: Column,
        scale: int,
        nonnegative: bool,
        result: Column,
    ) -> exp.Expression:
        """floor((2N + M) / 2M) with signs, on whole numbers: half up, rounded once."""
        dividend = self._whole(amount, a, scale + b.scale)
        divisor = self._whole(base, b, a.scale)
        negative = exp.NEQ(
            this=exp.Paren(this=exp.LT(this=amount.copy(), expression=_zero())),
            expression=exp.Paren(this=exp.LT(this=base.copy(), expression=_zero())),
        )
        if not nonnegative:
            dividend, divisor = exp.Abs(this=dividend), exp.Abs(this=divisor)
        quotient = self._floor(dividend, exp.Nullif(this=divisor, expression=self._int(0)))
        unit = exp.Literal.string(f"{Decimal(1).scaleb(-scale):f}")
        value: exp.Expression = exp.Mul(
            this=_cast(quotient, MAX_DIGITS, 0), expression=_cast(unit, max(scale, 1), scale)
        )
        value = _cast(value, result.precision, scale)
        if nonnegative:
            return value
        return exp.Case().when(negative, exp.Neg(this=value)).else_(value.copy())

    def _int(self, value: int) -> exp.Expression:
        number = exp.Literal.number(value)
        if self.dialect == "duckdb":
            return exp.Cast(this=number, to=exp.DataType.build("HUGEINT", dialect="duckdb"))
        return _cast(number, MAX_DIGITS, 0)

    def _whole(self, expression: exp.Expression, column: Column, shift: int) -> exp.Expression:
        """`expression` without its decimal point and times 10^shift, as a whole number."""
        unscaled = expression
        if column.scale:
            power = number_literal(Decimal(10) ** column.scale)
            digits = min(column.precision + power.precision, MAX_DIGITS)
            wide = _cast(expression, digits, column.scale) if digits > SHORT_DIGITS else expression
            unscaled = exp.Mul(this=exp.Paren(this=wide), expression=self._literal(power))
        if self.dialect == "duckdb":
            whole: exp.Expression = exp.Cast(
                this=unscaled, to=exp.DataType.build("HUGEINT", dialect="duckdb")
            )
        else:
            whole = _cast(unscaled, MAX_DIGITS, 0)
        if not shift:
            return whole
        shifted = exp.Mul(this=whole, expression=self._int(10**shift))
        return (
            exp.Paren(this=shifted) if self.dialect == "duckdb" else _cast(shifted, MAX_DIGITS, 0)
        )

    def _floor(self, dividend: exp.Expression, divisor: exp.Expression) -> exp.Expression:
        """floor((2N + M) / 2M) of whole numbers that are not negative."""
        twice = exp.Mul(this=self._int(2), expression=exp.Paren(this=dividend))
        above: exp.Expression = exp.Paren(this=exp.Add(this=twice, expression=divisor))
        below: exp.Expression = exp.Paren(
            this=exp.Mul(this=self._int(2), expression=divisor.copy())
        )
        if self.dialect == "duckdb":
            return exp.IntDiv(this=above, expression=below)
        return self._floor_on_spark(_cast(above, MAX_DIGITS, 0), _cast(below, MAX_DIGITS, 0))

    def _floor_on_spark(self, above: exp.Expression, below: exp.Expression) -> exp.Expression:
        """Spark has no whole division of 38 digits: its quotient is mended by the remainder."""
        near = _cast(exp.Div(this=above, expression=below, typed=False, safe=False), MAX_DIGITS, 0)
        product = _cast(exp.Mul(this=near.copy(), expression=below.copy()), MAX_DIGITS, 0)
        remainder = _cast(exp.Sub(this=above.copy(), expression=product), MAX_DIGITS, 0)
        mend = (
            exp.Case()
            .when(exp.LT(this=remainder, expression=_zero()), exp.Literal.number(-1))
            .when(exp.GTE(this=remainder.copy(), expression=below.copy()), exp.Literal.number(1))
            .else_(exp.Literal.number(0))
        )
        return exp.Add(this=near, expression=exp.Paren(this=mend))

    def _rounded(self, column: Column) -> exp.Expression:
        (operand,) = column.operands
        # A cast between decimals rounds half up, away from zero, on both engines (tested).
        return _cast(self.compile(operand), column.precision, column.scale)

    def _band(self, column: Column) -> exp.Expression:
        bands: Bands = column.detail
        value = self.compile(column.operands[0])
        case = exp.Case()
        for limit, result in bands.steps:
            answer = _cast(exp.Literal.string(f"{result:f}"), column.precision, column.scale)
            case = case.when(self._upto(value, limit), answer)
        return case

    def _upto(self, value: exp.Expression, limit: Decimal | None) -> exp.Expression:
        if limit is None:  # the open band, but not for no data
            return exp.Not(this=exp.Is(this=value.copy(), expression=exp.Null()))
        return exp.LTE(this=value.copy(), expression=self._constant(limit))

    def _brackets(self, column: Column) -> exp.Expression:
        """One branch per band: what the lower bands give is a constant."""
        bands: Bands = column.detail
        (operand,) = column.operands
        factor = Decimal("0.01") if bands.is_percent else Decimal(1)
        value, below, case = self.compile(operand), Decimal(0), exp.Case()
        for lower, upper, rate in bands.ranges():
            share = (rate * factor).normalize()
            earned = self._part(value, operand, lower, share, below, column)
            case = case.when(self._upto(value, upper), earned)
            if upper is not None:
                below += (upper - lower) * share
        return case

    def _part(
        self,
        value: exp.Expression,
        operand: Column,
        lower: Decimal,
        share: Decimal,
        below: Decimal,
        result: Column,
    ) -> exp.Expression:
        """below + (value - lower) * share, without the terms that change nothing."""
        if share == 0:
            return _cast(exp.Literal.string(f"{below:f}"), result.precision, result.scale)
        part = value.copy()
        if operand.precision <= SHORT_DIGITS < result.precision:
            part = _cast(part, result.precision, operand.scale)
        if lower:
            part = exp.Paren(this=exp.Sub(this=part, expression=self._constant(lower)))
        if share != 1:
            part = exp.Paren(this=exp.Mul(this=part, expression=self._constant(share)))
        if below:
            part = exp.Add(this=self._constant(below), expression=part)
        return _cast(part, result.precision, result.scale)

    def _constant(self, value: Decimal) -> exp.Expression:
        return self._literal(number_literal(value))

    def _lookup(self, column: Column) -> exp.Expression:
        mapping: Mapping = column.detail
        key = self.compile(column.operands[0])
        case = exp.Case()
        for name, value in mapping.entries:
            answer = _cast(exp.Literal.string(f"{value:f}"), column.precision, column.scale)
            case = case.when(exp.EQ(this=key.copy(), expression=exp.Literal.string(name)), answer)
        present = exp.Not(this=exp.Is(this=key.copy(), expression=exp.Null()))
        if mapping.default is None:
            return case.when(present, _cast(exp.Null(), column.precision, column.scale))
        default = _cast(exp.Literal.string(f"{mapping.default:f}"), column.precision, column.scale)
        return case.when(present, default)

    def _over(self, function: exp.Expression, keys: Sequence[Column]) -> exp.Expression:
        partition = [self.compile(key) for key in keys]
        return exp.Window(this=function, partition_by=partition)

    def _total(self, column: Column) -> exp.Expression:
        value, *keys = column.operands
        summed = self._over(exp.Sum(this=self.compile(value)), keys)
        return _cast(summed, column.precision, column.scale)

    def _average(self, column: Column) -> exp.Expression:
        value, *keys = column.operands
        sum_type = Column("total", digits=Digits(value.precision + 10, value.scale))
        count_type = Column("total", digits=Digits(12, 0))
        summed = _cast(
            self._over(exp.Sum(this=self.compile(value)), keys),
            sum_type.precision,
            sum_type.scale,
        )
        counted = _cast(self._over(exp.Count(this=self.compile(value)), keys), 12, 0)
        return self._divided(
            summed, sum_type, counted, count_type, column.detail, column.nonnegative, column
        )


def _zero() -> exp.Expression:
    return exp.Literal.number(0)
