"""Why a number is what it is: a tree of steps, from the number down to parameters and inputs.

The tree is data first. It is built from one row of a result, in which every intermediate step is
kept, so nothing is computed again: one number out of millions is explained from its own row.
`rendering` writes the same tree as text, HTML or JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from mreza.kernel.columns import Column
from mreza.kernel.engines.result import Receipt, Result, Row
from mreza.kernel.errors import UnknownNameError
from mreza.kernel.parameter import Value, plain
from mreza.kernel.table import Input, Table
from mreza.kernel.text import NO_TEXT, Text

Kind = Literal["formula", "parameter", "input"]


@dataclass(frozen=True)
class Step:
    """One step: what it is, its value, the article it rests on, and the steps it needs.

    `value` is Decimal, bool, str, None (no data), or the plain form of bands and mappings.
    `tree` is what the formula does with its arguments. `illustrative` is true when the step, or
    any below it, rests on a figure that no document prints.
    """

    name: str
    kind: Kind
    title: Text
    value: Any
    unit: str
    decimals: int | None
    article: str
    needs: tuple[Step, ...] = ()
    tree: Column | None = field(default=None, compare=False)  # columns compare to columns
    summary: Text = NO_TEXT
    valid_from: date | None = None
    overridden: bool = False
    illustrative: bool = False
    why: Text = NO_TEXT
    labels: Mapping[str, Text] = field(default_factory=dict)

    def all_steps(self) -> list[Step]:
        """This step and all below, in reading order."""
        return [self, *(step for need in self.needs for step in need.all_steps())]

    @property
    def rounding(self) -> int | None:
        """To how many decimals this step rounds, if rounding is its last act."""
        if self.tree is not None and self.tree.op == "rounded":
            return int(self.tree.detail)
        return None

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON; numbers are texts that keep their scale."""
        value = f"{self.value:f}" if isinstance(self.value, Decimal) else self.value
        data: dict[str, Any] = {
            "name": self.name,
            "kind": self.kind,
            "title": self.title.as_dict(),
            "value": value,
            "unit": self.unit,
            "article": self.article,
            "illustrative": self.illustrative,
        }
        if self.kind == "formula":
            data["rounded_to"] = self.rounding
            data["inputs"] = [need.as_dict() for need in self.needs]
        if self.kind == "parameter":
            data["valid_from"] = self.valid_from.isoformat() if self.valid_from else None
            data["overridden"] = self.overridden
        return data


@dataclass(frozen=True)
class Explanation:
    """The steps of one number with the receipt of the run that it comes from."""

    step: Step
    receipt: Receipt

    def as_dict(self) -> dict[str, Any]:
        return {"step": self.step.as_dict(), "receipt": self.receipt.as_dict()}


def explain(result: Result, name: str, row: int = 0) -> Explanation:
    """The steps of formula `name` in `result.rows[row]`. Raises `UnknownNameError`."""
    result.table.formula(name)  # names near ones when there is no such formula
    if not 0 <= row < len(result.rows):
        raise UnknownNameError(
            f"no row {row + 1}",
            where=result.table.path,
            remedy=f"The last row is {len(result.rows)}",
        )
    return Explanation(steps_of_row(result, name, result.rows[row]), result.receipt)


def steps_of_row(result: Result, name: str, row: Row) -> Step:
    """The steps of formula `name` in one kept row of `result`."""
    table, receipt = result.table, result.receipt
    builder = _Builder(
        table=table,
        row=row,
        values=result.values,
        trees=table.trace(result.values),
        used={item.name: (item.valid_from, item.overridden) for item in receipt.parameters},
        known={},
    )
    return builder.step(name)


@dataclass
class _Builder:
    table: Table
    row: Row
    values: Mapping[str, Value]
    trees: dict[str, Column]
    used: dict[str, tuple[date | None, bool]]
    known: dict[str, Step]

    def step(self, name: str) -> Step:
        if name not in self.known:
            self.known[name] = self._build(name)
        return self.known[name]

    def _build(self, name: str) -> Step:
        if name in self.trees:
            return self._formula(name)
        if name in self.values:
            return self._parameter(name)
        return self._input(self.table.input(name))

    def _formula(self, name: str) -> Step:
        item = self.table.formula(name)
        needs = tuple(self.step(argument) for argument in item.arguments)
        return Step(
            name=name,
            kind="formula",
            title=item.title,
            value=self.row[name],
            unit=str(item.unit),
            decimals=item.decimals,
            article=item.article,
            needs=needs,
            tree=self.trees[name],
            summary=item.summary,
            labels=item.labels,
            illustrative=any(need.illustrative for need in needs),
        )

    def _parameter(self, name: str) -> Step:
        item = self.table.parameters[name]
        value = self.values[name]
        valid_from, overridden = self.used[name]
        return Step(
            name=name,
            kind="parameter",
            title=item.title,
            value=value if isinstance(value, Decimal) else plain(value),
            unit=str(item.unit),
            decimals=None,
            article=item.article,
            valid_from=valid_from,
            overridden=overridden,
            illustrative=item.external,
            why=item.why,
        )

    def _input(self, item: Input) -> Step:
        return Step(
            name=item.name,
            kind="input",
            title=item.title,
            value=self.row[item.name],
            unit=item.unit if item.kind == "number" else "",
            decimals=None,
            article="",
            labels=item.labels,
            illustrative=item.external,
        )
