"""The words of `algebra` on typed columns: each checks what it is given and leaves a node."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from mreza.kernel.columns import (
    WIDEST,
    Column,
    WiringError,
    checked,
    common_unit,
    literal,
    merged_digits,
    need_numbers,
    number_literal,
    product,
)
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.units import PERCENT, PLAIN, Unit


class ColumnAlgebra:
    """Units, kinds and decimal types are settled here, before any engine sees the node."""

    def where(self, condition: Any, then: Any, otherwise: Any) -> Column:
        c, a, b = literal(condition), literal(then), literal(otherwise)
        if c.kind != "boolean":
            raise WiringError(f"where() needs a condition, but {c} is {c.kind}")
        if a.kind != b.kind:
            raise WiringError(f"where() gives {a.kind} in one case and {b.kind} in the other")
        digits = merged_digits(a, b) if a.kind == "number" else WIDEST
        return Column(
            "where",
            (c, a, b),
            kind=a.kind,
            unit=common_unit("where()", a, b) if a.kind == "number" else PLAIN,
            nullable=c.nullable or a.nullable or b.nullable,
            nonnegative=a.nonnegative and b.nonnegative,
            digits=digits,
        )

    def least(self, values: tuple[Any, ...]) -> Column:
        return self._extreme("least", values)

    def greatest(self, values: tuple[Any, ...]) -> Column:
        return self._extreme("greatest", values)

    def _extreme(self, op: str, values: tuple[Any, ...]) -> Column:
        columns = tuple(literal(value) for value in values)
        if len(columns) < 2:
            raise WiringError(f"{op}() needs at least two numbers")
        need_numbers(op, *columns)
        some_nonnegative = any(column.nonnegative for column in columns)
        return Column(
            op,
            columns,
            unit=common_unit(op, *columns),
            nullable=any(column.nullable for column in columns),
            nonnegative=some_nonnegative
            if op == "greatest"
            else all(column.nonnegative for column in columns),
            digits=merged_digits(*columns),
        )

    def both(self, values: tuple[Any, ...]) -> Column:
        return self._junction("both", values)

    def either(self, values: tuple[Any, ...]) -> Column:
        return self._junction("either", values)

    def _junction(self, op: str, values: tuple[Any, ...]) -> Column:
        columns = tuple(literal(value) for value in values)
        if not columns:
            raise WiringError(f"{op}() needs at least one condition")
        for column in columns:
            if column.kind != "boolean":
                raise WiringError(f"{op}() needs conditions, but {column} is {column.kind}")
        nullable = any(column.nullable for column in columns)
        return Column(op, columns, kind="boolean", nullable=nullable)

    def per(self, amount: Any, base: Any, scale: int) -> Column:
        a, b = literal(amount), literal(base)
        need_numbers("per()", a, b)
        if PERCENT in (a.unit, b.unit) and b.unit != PLAIN:
            raise WiringError(f"per({a}, {b}): percentages are not divided")
        return self._quotient(a, b, scale, a.unit / b.unit)

    def percent(self, part: Any, whole: Any, scale: int) -> Column:
        a, b = literal(part), literal(whole)
        need_numbers("percent()", a, b)
        common_unit("percent()", a, b)
        hundredfold = product(a, 100)
        quotient = self._quotient(hundredfold, b, scale, PERCENT)
        return Column(
            "percent",
            (quotient,),
            unit=PERCENT,
            digits=quotient.digits,
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
            digits=checked(a.precision - a.scale + b.scale + scale, scale),
        )

    def of(self, percentage: Any, amount: Any) -> Column:
        p, a = literal(percentage), literal(amount)
        need_numbers("of()", p, a)
        if p.unit != PERCENT:
            raise WiringError(f"of({p}, {a}): the first must be in %, but is in {p.unit}")
        hundredth = number_literal(Decimal("0.01"))
        digits = checked(p.precision + a.precision + 2, p.scale + a.scale + 2)
        return Column(
            "of",
            (p, a, hundredth),
            unit=a.unit,
            nullable=p.nullable or a.nullable,
            nonnegative=p.nonnegative and a.nonnegative,
            digits=digits,
        )

    def rounded(self, value: Any, scale: int) -> Column:
        column = literal(value)
        need_numbers("rounded()", column)
        digits = checked(column.precision - column.scale + scale + 1, scale)
        return Column(
            "rounded",
            (column,),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            detail=scale,
            digits=digits,
        )

    def band(self, value: Any, bands: Bands) -> Column:
        return self._stepped("band", value, bands, unit=bands.unit)

    def brackets(self, value: Any, bands: Bands) -> Column:
        column = literal(value)
        unit = column.unit if bands.is_percent else column.unit * bands.unit
        return self._stepped("brackets", value, bands, unit=unit)

    def _stepped(self, op: str, value: Any, bands: Bands, unit: Unit) -> Column:
        column = literal(value)
        need_numbers(f"{op}()", column)
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
            digits = checked(
                widest.precision + digits.precision + more,
                widest.scale + digits.scale + more,
            )
        return Column(
            op,
            (column,),
            unit=unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative and all(result >= 0 for _, result in bands.steps),
            detail=bands,
            digits=digits,
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
            digits=merged_digits(*(number_literal(value) for value in values or [Decimal(0)])),
        )

    def total(self, value: Any, by: Any) -> Column:
        column, keys = self._grouped("total", value, by)
        digits = checked(column.precision + 10, column.scale)
        return Column(
            "total",
            (column, *keys),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            digits=digits,
        )

    def average(self, value: Any, by: Any, scale: int) -> Column:
        column, keys = self._grouped("average", value, by)
        digits = checked(column.precision - column.scale + 10 + scale, scale)
        return Column(
            "average",
            (column, *keys),
            unit=column.unit,
            nullable=column.nullable,
            nonnegative=column.nonnegative,
            detail=scale,
            digits=digits,
        )

    def distributed(self, amount: Any, weight: Any, among: Any, by: Any, scale: int) -> Column:
        a, name = literal(amount), literal(among)
        need_numbers("distributed()", a)
        if name.kind != "text":
            raise WiringError(f"distributed(among=...) needs a text, but {name} is {name.kind}")
        w, keys = self._grouped("distributed", weight, by)
        if not w.nonnegative:
            raise WiringError(f"distributed(): the weight {w} could be negative")
        whole = self.total(weight, by)
        upto = Column(
            "running",
            (w, name, *keys),
            unit=w.unit,
            nullable=True,
            nonnegative=True,
            digits=whole.digits,
        )
        before = replace(upto - w, nonnegative=True)  # what others weigh who come first
        share = self.per(a * upto, whole, scale) - self.per(a * before, whole, scale)
        return Column(
            "distributed",
            (share,),
            unit=a.unit,
            nullable=True,
            nonnegative=a.nonnegative,
            digits=share.digits,
            detail=(a, w, keys),
        )

    def _grouped(self, op: str, value: Any, by: Any) -> tuple[Column, tuple[Column, ...]]:
        column = literal(value)
        need_numbers(f"{op}()", column)
        if any(node.is_grouped for node in column.walk()):
            raise WiringError(f"{op}() inside of a total: make the inner one a formula of its own")
        keys = tuple(
            literal(key) for key in (by if isinstance(by, tuple) else (by,)) if key is not None
        )
        for key in keys:
            if key.kind != "text":
                raise WiringError(f"{op}(by=...) needs a text, but {key} is {key.kind}")
        return column, keys


COLUMN_ALGEBRA = ColumnAlgebra()
