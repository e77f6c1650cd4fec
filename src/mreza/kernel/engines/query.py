"""The whole of a table as one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlglot import exp

from mreza.kernel.columns import Column
from mreza.kernel.engines.sql import Compiler, decided, sql_type
from mreza.kernel.engines.types import Dialect
from mreza.kernel.formula import Formula
from mreza.kernel.table import Table


def select(
    table: Table,
    trees: dict[str, Column],
    source: str,
    dialect: Dialect,
    wanted: Collection[str] | None = None,
    extra: Collection[str] = (),
) -> str:
    """The query that gives every input and every formula of `table` for the rows of `source`.

    With `wanted`, only those formulas and the steps that they need. `extra` names columns of the
    source that are carried through.

    Formulas are laid in stages: each stage keeps what is there and adds the formulas whose
    arguments are all present, so a step that others use is computed once and kept.
    """
    compiler = Compiler(dialect)
    inputs = [item.column() for item in table.inputs]
    query = exp.select(
        *(
            exp.alias_(
                exp.Cast(this=exp.column(item.name, quoted=True), to=sql_type(item)),
                item.name,
                quoted=True,
            )
            for item in inputs
        ),
        *(exp.column(name, quoted=True) for name in extra),
    ).from_(source)
    for number, names in enumerate(_stages(_needed(table, trees, wanted))):
        # Nested, not WITH: DuckDB stores the rows of a WITH, but streams through a subquery.
        added = [
            exp.alias_(compiler.compile(trees[name]), name, quoted=True, copy=False)
            for name in names
        ]
        inner = query.subquery(f"stage_{number}", copy=False)
        query = exp.select(exp.Star(), *added, copy=False).from_(inner, copy=False)
    return query.sql(dialect=dialect)


def _needed(
    table: Table, trees: dict[str, Column], wanted: Collection[str] | None
) -> list[Formula]:
    """The wanted formulas and all that their SQL refers to, in order."""
    if wanted is None:
        return list(table.order)
    names = {table.formula(name).name for name in wanted}
    for item in reversed(table.order):
        if item.name in names:
            names |= _referred(trees[item.name])
    return [item for item in table.order if item.name in names]


def _referred(tree: Column) -> set[str]:
    """Names of inputs and formulas in a tree; not those of a branch that is never taken."""
    if tree.op == "argument":
        return {tree.name}
    chosen = decided(tree)
    parts = tree.operands if chosen is None else (chosen,)
    return {name for part in parts for name in _referred(part)}


def _stages(formulas: Sequence[Formula]) -> list[list[str]]:
    """Formulas by depth: those that need only inputs and parameters first."""
    names = {item.name for item in formulas}
    depth: dict[str, int] = {}
    for item in formulas:
        depth[item.name] = 1 + max(
            (depth[name] for name in item.arguments if name in names), default=0
        )
    return [
        [name for name, level in depth.items() if level == wanted]
        for wanted in range(1, max(depth.values(), default=0) + 1)
    ]
