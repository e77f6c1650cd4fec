"""Typed columns as SQL, through sqlglot: one tree in, DuckDB or Spark text out.

What was learnt about decimals, and is settled here once:

- DuckDB multiplies two short decimals into an 18-digit one and fails when it overflows, Spark
  shortens the scale of a long product: so every product is cast to the type its node carries.
- DuckDB divides decimals as doubles, Spark rounds a quotient at a scale of its own: so a division
  is done on whole numbers (`division`).
- LEAST, GREATEST, CASE and AND meet NULL in ways of their own: they are guarded where no data may
  occur, so that NULL means what `NOTHING` means.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlglot import exp

from mreza.kernel.columns import MAX_DIGITS, Column, Digits, number_literal
from mreza.kernel.engines.division import Operand, divided
from mreza.kernel.engines.types import SHORT_DIGITS, Dialect, cast, decimal_type
from mreza.kernel.steps import Bands, Mapping

_SIGNS: Final[dict[str, type[exp.Binary]]] = {
    "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE, "==": exp.EQ, "!=": exp.NEQ,
}  # fmt: skip

_HOLDS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


_METHODS: Final = {
    "argument": "_argument", "literal": "_literal", "*": "_product", "of": "_product",
    "where": "_where", "least": "_extreme", "greatest": "_extreme", "both": "_junction",
    "either": "_junction", "per": "_quotient", "percent": "_percent", "rounded": "_rounded",
    "band": "_band", "brackets": "_brackets", "lookup": "_lookup", "total": "_total",
    "average": "_average", "distributed": "_distributed", "running": "_running",
}  # fmt: skip


def sql_type(column: Column) -> exp.DataType:
    """The SQL type that holds the column."""
    if column.kind == "number":
        return decimal_type(column.precision, column.scale)
    return exp.DataType.build("BOOLEAN" if column.kind == "boolean" else "TEXT")


def decided(column: Column) -> Column | None:
    """The branch of a `where` whose condition compares parameters and literals only; else None."""
    if column.op != "where" or column.operands[0].op not in _SIGNS:
        return None
    condition, then, otherwise = column.operands
    left, right = (operand.value for operand in condition.operands)
    if left is None or right is None:
        return None
    return then if _HOLDS[condition.op](left, right) else otherwise


def _missing(
    expressions: Sequence[exp.Expression], columns: Sequence[Column]
) -> list[exp.Expression]:
    """For each operand that may hold no data, whether it does."""
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
            return cast(text, column.precision, column.scale)
        if column.kind == "boolean":
            return exp.Boolean(this=column.value)
        return exp.Literal.string(column.value)

    def _typed(self, expression: exp.Expression, column: Column) -> exp.Expression:
        """Pin the type of a result; on DuckDB what `_widened` prepares is enough."""
        if self.dialect == "spark":
            return cast(expression, column.precision, column.scale)
        return expression

    def _widened(self, operand: Column, result: Column) -> exp.Expression:
        expression = self.compile(operand)
        if self.dialect == "duckdb" and operand.precision <= SHORT_DIGITS < result.precision:
            return cast(expression, result.precision, operand.scale)
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
        chosen = decided(column)
        if chosen is not None:
            return self._as(column, chosen)
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
        return cast(expression, result.precision, result.scale)

    def _guarded(
        self, column: Column, build: Callable[[list[exp.Expression]], exp.Expression]
    ) -> exp.Expression:
        operands = [self._as(column, operand) for operand in column.operands]
        missing = _missing(operands, column.operands)
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
        amount, base = (Operand(self.compile(item), item.digits) for item in column.operands)
        return self._divided(amount, base, column)

    def _divided(self, amount: Operand, base: Operand, result: Column) -> exp.Expression:
        whole = divided(amount, base, result.scale, self.dialect, signed=not result.nonnegative)
        return cast(whole, result.precision, result.scale)

    def _percent(self, column: Column) -> exp.Expression:
        return self.compile(column.operands[0])

    def _rounded(self, column: Column) -> exp.Expression:
        (operand,) = column.operands
        # A cast between decimals rounds half up, away from zero, on both engines (tested).
        return cast(self.compile(operand), column.precision, column.scale)

    def _band(self, column: Column) -> exp.Expression:
        bands: Bands = column.detail
        value = self.compile(column.operands[0])
        case = exp.Case()
        for limit, result in bands.steps:
            answer = cast(exp.Literal.string(f"{result:f}"), column.precision, column.scale)
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
            return cast(exp.Literal.string(f"{below:f}"), result.precision, result.scale)
        part = value.copy()
        if operand.precision <= SHORT_DIGITS < result.precision:
            part = cast(part, result.precision, operand.scale)
        if lower:
            part = exp.Paren(this=exp.Sub(this=part, expression=self._constant(lower)))
        if share != 1:
            part = exp.Paren(this=exp.Mul(this=part, expression=self._constant(share)))
        if below:
            part = exp.Add(this=self._constant(below), expression=part)
        return cast(part, result.precision, result.scale)

    def _constant(self, value: Decimal) -> exp.Expression:
        return self._literal(number_literal(value))

    def _lookup(self, column: Column) -> exp.Expression:
        mapping: Mapping = column.detail
        key = self.compile(column.operands[0])
        case = exp.Case()
        for name, value in mapping.entries:
            answer = cast(exp.Literal.string(f"{value:f}"), column.precision, column.scale)
            case = case.when(exp.EQ(this=key.copy(), expression=exp.Literal.string(name)), answer)
        present = exp.Not(this=exp.Is(this=key.copy(), expression=exp.Null()))
        if mapping.default is None:
            return case.when(present, cast(exp.Null(), column.precision, column.scale))
        default = cast(exp.Literal.string(f"{mapping.default:f}"), column.precision, column.scale)
        return case.when(present, default)

    def _distributed(self, column: Column) -> exp.Expression:
        return self.compile(column.operands[0])

    def _running(self, column: Column) -> exp.Expression:
        """The weights up to this case; NULL when another case of the group has its name."""
        weight, name, *keys = column.operands
        named = exp.Not(this=exp.Is(this=self.compile(name), expression=exp.Null()))
        counted = exp.Case().when(named, self.compile(weight))
        partition = [self.compile(key) for key in keys]
        summed = exp.Window(
            this=exp.Sum(this=counted),
            partition_by=partition,
            order=exp.Order(expressions=[exp.Ordered(this=self.compile(name))]),
        )
        alone = exp.EQ(
            this=self._over(exp.Count(this=counted.copy()), (*keys, name)),
            expression=exp.Literal.number(1),
        )
        return exp.Case().when(
            exp.and_(alone, exp.Not(this=exp.Is(this=counted.copy(), expression=exp.Null()))),
            cast(summed, column.precision, column.scale),
        )

    def _over(self, function: exp.Expression, keys: Sequence[Column]) -> exp.Expression:
        partition = [self.compile(key) for key in keys]
        return exp.Window(this=function, partition_by=partition)

    def _total(self, column: Column) -> exp.Expression:
        value, *keys = column.operands
        summed = self._over(exp.Sum(this=self.compile(value)), keys)
        return cast(summed, column.precision, column.scale)

    def _average(self, column: Column) -> exp.Expression:
        value, *keys = column.operands
        of_sum, of_count = Digits(min(value.precision + 10, MAX_DIGITS), value.scale), Digits(12, 0)
        sum_ = self._over(exp.Sum(this=self.compile(value)), keys)
        count = self._over(exp.Count(this=self.compile(value)), keys)
        return self._divided(
            Operand(cast(sum_, *of_sum), of_sum), Operand(cast(count, *of_count), of_count), column
        )
