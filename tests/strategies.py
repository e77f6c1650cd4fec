"""Invented rows for any table: hypothesis strategies made from its declared inputs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from mreza.kernel.parameter import Parameter
from mreza.kernel.steps import Bands, Mapping
from mreza.kernel.table import Input, Table

# Values stay this small so that no step of any table needs more than 38 digits on the engines.
LARGEST = 10**7


def rows(table: Table, most: int = 6) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows within the limits of the inputs, with the boundaries of the act drawn often."""
    cells = {item.name: cell(item, table) for item in table.inputs}
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=most)


def cell(item: Input, table: Table) -> st.SearchStrategy[Any]:
    if item.kind == "boolean":
        return st.booleans()
    if item.kind == "text":
        words = list(item.choices) or [*keys_of(table.used_parameters), "elsewhere", "drugje č'"]
        names = st.text("ačž0", min_size=1, max_size=3)  # mostly of its own: for `among`
        named = st.sampled_from(words) if item.choices else st.sampled_from(words) | names
        return _perhaps(item, named)
    low = Decimal(item.minimum if item.minimum is not None else max(1 - 10**item.digits, -LARGEST))
    high = Decimal(min(item.maximum or LARGEST, 10**item.digits - 1, LARGEST))
    edges = [edge for edge in boundaries(table.used_parameters, item) if low <= edge <= high]
    numbers = st.decimals(low, high, places=item.scale)
    return _perhaps(item, st.one_of(numbers, st.sampled_from([low, *edges])))


def _perhaps(item: Input, strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy if item.optional else strategy


def keys_of(parameters: list[Parameter]) -> list[str]:
    """The names that mappings of the act list."""
    mappings = [item.values[-1].value for item in parameters]
    return [key for value in mappings if isinstance(value, Mapping) for key, _ in value.entries]


def boundaries(parameters: list[Parameter], item: Input) -> list[Decimal]:
    """The limits of the act's bands in the unit of the input, and one step either side."""
    step = Decimal(1).scaleb(-item.scale)
    limits = [
        limit
        for parameter in parameters
        if isinstance(value := parameter.values[-1].value, Bands) and str(value.over) == item.unit
        for limit, _ in value.steps
        if limit is not None
    ]
    return [limit + shift for limit in limits for shift in (-step, Decimal(0), step)]
