"""A table: a named set of inputs and formulas about one kind of thing.

Loading a table wires its formulas by the names of their arguments and runs each once on typed
columns. A missing name, a cycle, a clash of names, a unit that does not fit: each is an `ActError`
naming act, table, formula and argument, before anything is calculated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, DecimalException, localcontext
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final

from mreza.kernel.columns import Column, Digits, Kind, WiringError, digits_of, literal
from mreza.kernel.errors import ActError, NotRegulatedError, closest, find
from mreza.kernel.formula import Formula
from mreza.kernel.numerals import EXACT
from mreza.kernel.parameter import Parameter, Value
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.text import NO_TEXT, Text
from mreza.kernel.units import Unit

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Input:
    """A column that a table is given: type, unit, meaning and limits in one place.

    `scale` decimals at most and `digits` before the point. `default` stands for an absent column
    or empty cell; without one, `optional` says that no data is an answer. `choices` closes a text,
    `labels` say how its values are shown.
    `external` marks figures that no document prints: results resting on them are illustrative.
    """

    name: str
    sl: str
    en: str
    unit: str = "1"
    kind: Kind = "number"
    scale: int = 0
    digits: int = 10
    minimum: int | None = 0
    maximum: int | None = None
    optional: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()
    labels: AbstractMapping[str, Text] = field(default_factory=dict)
    external: bool = False

    @property
    def title(self) -> Text:
        return Text(self.sl, self.en)

    def column(self) -> Column:
        """The typed column that formulas see."""
        return Column(
            "argument",
            name=self.name,
            kind=self.kind,
            unit=Unit.parse(self.unit),
            digits=Digits(self.digits + self.scale, self.scale),
            nullable=self.optional and self.default is None,
            nonnegative=self.minimum is not None and self.minimum >= 0,
        )

    def expected(self) -> str:
        """What a cell of this input looks like, in words."""
        if self.kind == "boolean":
            return "true or false"
        if self.kind == "text":
            return "one of " + ", ".join(self.choices) if self.choices else "a text"
        limits = "" if self.minimum is None else f" of at least {self.minimum}"
        limits += "" if self.maximum is None else f" and at most {self.maximum}"
        decimals = f"up to {self.scale} decimals" if self.scale else "no decimals"
        return (
            f"a number{limits} with {decimals}, such as 1234.56"
            if self.scale
            else (f"a whole number{limits}, such as 1234")
        )


@dataclass
class Table:
    """Inputs and formulas about one kind of thing. `bind` is called once, by the act it is in."""

    name: str
    title: Text
    about: Text
    inputs: tuple[Input, ...]
    formulas: tuple[Formula, ...]
    note: Text = NO_TEXT
    act: str = ""
    act_fingerprint: str = ""
    in_force_from: date = date.min
    in_force_to: date | None = None
    parameters: dict[str, Parameter] = field(default_factory=dict)
    order: tuple[Formula, ...] = ()
    compiled: dict[Any, str] = field(default_factory=dict, repr=False, compare=False)

    def input(self, name: str) -> Input:
        return find(name, {item.name: item for item in self.inputs}, "input", self.path)

    def formula(self, name: str) -> Formula:
        """The formula `name`. Raises `UnknownNameError` with near names."""
        return find(name, {item.name: item for item in self.formulas}, "formula", self.path)

    @property
    def path(self) -> str:
        return f"{self.act}.{self.name}"

    @property
    def used_parameters(self) -> list[Parameter]:
        """Parameters that some formula of this table asks for, in order of first use."""
        names = dict.fromkeys(name for item in self.order for name in item.arguments)
        return [self.parameters[name] for name in names if name in self.parameters]

    def bind(self, act: str, parameters: dict[str, Parameter], day: date) -> None:
        """Wire and check everything, with the parameter values of `day`."""
        self.act, self.parameters = act, parameters
        self._refuse_clashes()
        self.order = self._in_order()
        self.trace(self.values_on(day))

    def values_on(
        self, day: date, overrides: AbstractMapping[str, Value] | None = None
    ) -> dict[str, Value]:
        """Values of the used parameters on `day`, with what-if `overrides` in their place.

        Raises `NotRegulatedError` for a day on which the act, or a parameter, does not hold.
        """
        self._refuse_day_outside(day)
        overrides = overrides or {}
        return {
            item.name: overrides[item.name] if item.name in overrides else item.on(day).value
            for item in self.used_parameters
        }

    def _refuse_day_outside(self, day: date) -> None:
        if self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to):
            return
        until = f" to {self.in_force_to.isoformat()}" if self.in_force_to else ""
        raise NotRegulatedError(
            f"not in force on {day.isoformat()}",
            where=self.act,
            remedy=f"It holds from {self.in_force_from.isoformat()}{until}; choose such a day",
        )

    def trace(self, values: AbstractMapping[str, Value]) -> dict[str, Column]:
        """Each formula as a tree of typed columns, with parameters at `values`.

        A formula appears in the trees of others as an argument, so a tree is one step.
        """
        known: dict[str, Any] = {item.name: item.column() for item in self.inputs}
        known |= {name: self._parameter_column(name, value) for name, value in values.items()}
        trees: dict[str, Column] = {}
        for item in self.order:
            tree = self._run_on_columns(item, known)
            trees[item.name] = tree
            known[item.name] = Column(
                "argument",
                name=item.name,
                kind=tree.kind,
                unit=tree.unit,
                digits=tree.digits,
                nullable=tree.nullable,
                nonnegative=tree.nonnegative,
            )
        return trees

    def _run_on_columns(self, item: Formula, known: dict[str, Any]) -> Column:
        try:
            with localcontext(EXACT):
                tree = literal(item(**{name: known[name] for name in item.arguments}))
        except DecimalException as error:
            raise ActError(
                "arithmetic on constants that is not exact; use per()",
                where=f"{self.path}.{item.name}",
            ) from error
        except (WiringError, TypeError, ValueError, AttributeError) as error:
            raise ActError(str(error), where=f"{self.path}.{item.name}") from error
        if tree.kind == "number" and tree.unit != item.unit:
            raise ActError(
                f"declared in {item.unit}, but its arguments "
                f"({', '.join(item.arguments)}) make {tree.unit}",
                where=f"{self.path}.{item.name}",
            )
        return tree

    def _parameter_column(self, name: str, value: Value) -> Any:
        if isinstance(value, Bands | Mapping):
            return value.as_traced(name)
        parameter = self.parameters[name]
        return Column(
            "argument",
            name=name,
            unit=parameter.unit,
            digits=digits_of(value),
            value=value,
            nonnegative=value >= Decimal(0),
        )

    def _refuse_clashes(self) -> None:
        seen: dict[str, str] = dict.fromkeys(self.parameters, "a parameter")
        for kind, items in (("an input", self.inputs), ("a formula", self.formulas)):
            for item in items:
                if not _NAME.fullmatch(item.name):  # SQL does not tell Same from same
                    raise ActError(
                        f"{item.name!r} is no name; use small letters, digits and _",
                        where=self.path,
                    )
                if item.name in seen:
                    raise ActError(
                        f"{item.name} is {kind} and also {seen[item.name]}", where=self.path
                    )
                seen[item.name] = kind

    def _in_order(self) -> tuple[Formula, ...]:
        known = {item.name: item for item in self.formulas}
        given = {item.name for item in self.inputs} | set(self.parameters)
        graph: dict[str, set[str]] = {}
        for item in self.formulas:
            for argument in item.arguments:
                if argument not in known and argument not in given:
                    raise ActError(
                        f"argument {argument!r} is no input, formula or parameter",
                        where=f"{self.path}.{item.name}",
                        remedy=closest(argument, [*known, *given]),
                    )
            graph[item.name] = set(item.arguments) & set(known)
        try:
            return tuple(known[name] for name in TopologicalSorter(graph).static_order())
        except CycleError as error:
            circle = " -> ".join(error.args[1])
            raise ActError(
                f"formulas need each other in a circle: {circle}", where=self.path
            ) from None
