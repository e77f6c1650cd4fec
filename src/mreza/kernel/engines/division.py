"""Exact division in SQL: on whole numbers, rounded once, half up, away from zero.

DuckDB divides decimals as doubles and Spark rounds a quotient at a scale of its own. With N and M
the whole numbers behind amount and base, floor((2N + M) / 2M) is the same on both.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlglot import exp

from mreza.kernel.columns import MAX_DIGITS, Digits
from mreza.kernel.engines.types import SHORT_DIGITS, Dialect, cast


@dataclass(frozen=True)
class Operand:
    """A decimal expression and the digits of its type."""

    expression: exp.Expression
    digits: Digits


def divided(
    amount: Operand, base: Operand, scale: int, dialect: Dialect, *, signed: bool
) -> exp.Expression:
    """`amount / base` at `scale` decimals, NULL where base is 0; `signed` if either may be < 0."""
    dividend = _whole(amount, scale + base.digits.scale, dialect)
    divisor = _whole(base, amount.digits.scale, dialect)
    if signed:
        dividend, divisor = exp.Abs(this=dividend), exp.Abs(this=divisor)
    divisor = exp.Nullif(this=divisor, expression=_int(0, dialect))
    unit = exp.Literal.string(f"{Decimal(1).scaleb(-scale):f}")
    quotient = exp.Mul(
        this=cast(_halves_up(dividend, divisor, dialect), MAX_DIGITS, 0),
        expression=cast(unit, max(scale, 1), scale),
    )
    if not signed:
        return quotient
    negative = exp.NEQ(this=_below_zero(amount), expression=_below_zero(base))
    value = exp.Paren(this=quotient)
    return exp.Case().when(negative, exp.Neg(this=value)).else_(value.copy())


def _below_zero(operand: Operand) -> exp.Expression:
    zero = exp.Literal.number(0)
    return exp.Paren(this=exp.LT(this=operand.expression.copy(), expression=zero))


def _int(value: int, dialect: Dialect) -> exp.Expression:
    return _as_whole(exp.Literal.number(value), dialect)


def _as_whole(expression: exp.Expression, dialect: Dialect) -> exp.Expression:
    if dialect == "duckdb":
        return exp.Cast(this=expression, to=exp.DataType.build("HUGEINT", dialect="duckdb"))
    return cast(expression, MAX_DIGITS, 0)


def _whole(operand: Operand, shift: int, dialect: Dialect) -> exp.Expression:
    """The operand without its decimal point, times 10^shift."""
    precision, scale = operand.digits
    unscaled = operand.expression
    if scale:
        digits = min(precision + scale + 1, MAX_DIGITS)
        wide = cast(unscaled, digits, scale) if digits > SHORT_DIGITS else unscaled
        power = cast(exp.Literal.string(f"1{'0' * scale}"), scale + 1, 0)
        unscaled = exp.Mul(this=exp.Paren(this=wide), expression=power)
    whole = _as_whole(unscaled, dialect)
    if not shift:
        return whole
    shifted = exp.Mul(this=whole, expression=_int(10**shift, dialect))
    return exp.Paren(this=shifted) if dialect == "duckdb" else cast(shifted, MAX_DIGITS, 0)


def _halves_up(
    dividend: exp.Expression, divisor: exp.Expression, dialect: Dialect
) -> exp.Expression:
    """floor((2N + M) / 2M) of whole numbers that are not negative."""
    twice = exp.Mul(this=_int(2, dialect), expression=exp.Paren(this=dividend))
    above = exp.Paren(this=exp.Add(this=twice, expression=divisor))
    below = exp.Paren(this=exp.Mul(this=_int(2, dialect), expression=divisor.copy()))
    if dialect == "duckdb":
        return exp.IntDiv(this=above, expression=below)
    return _floor_on_spark(cast(above, MAX_DIGITS, 0), cast(below, MAX_DIGITS, 0))


def _floor_on_spark(above: exp.Expression, below: exp.Expression) -> exp.Expression:
    """Spark has no whole division of 38 digits: its quotient is mended by the remainder."""
    near = cast(exp.Div(this=above, expression=below, typed=False, safe=False), MAX_DIGITS, 0)
    product = cast(exp.Mul(this=near.copy(), expression=below.copy()), MAX_DIGITS, 0)
    remainder = cast(exp.Sub(this=above.copy(), expression=product), MAX_DIGITS, 0)
    too_high = exp.LT(this=remainder, expression=exp.Literal.number(0))
    too_low = exp.GTE(this=remainder.copy(), expression=below.copy())
    mend = exp.Case().when(too_high, exp.Literal.number(-1)).when(too_low, exp.Literal.number(1))
    return exp.Add(this=near, expression=exp.Paren(this=mend.else_(exp.Literal.number(0))))
