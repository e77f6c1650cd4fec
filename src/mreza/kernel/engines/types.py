"""SQL types and casts, and the dialects they are written in."""

from __future__ import annotations

from typing import Final, Literal

from sqlglot import exp

from mreza.kernel.columns import MAX_DIGITS

Dialect = Literal["duckdb", "spark"]
SHORT_DIGITS: Final = 18  # DuckDB keeps decimals up to here in 64 bits


def decimal_type(precision: int, scale: int) -> exp.DataType:
    """DECIMAL with no more digits than the engines have."""
    return exp.DataType.build(f"DECIMAL({min(precision, MAX_DIGITS)}, {scale})")


def cast(expression: exp.Expression, precision: int, scale: int) -> exp.Expression:
    """The expression as DECIMAL(precision, scale)."""
    return exp.Cast(this=expression, to=decimal_type(precision, scale))
