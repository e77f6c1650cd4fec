"""The acts: one folder per official document. `get` and `all_acts` load and check them once."""

from __future__ import annotations

import pkgutil
from functools import cache

from mreza.kernel.act import Act, load_act
from mreza.kernel.errors import UnknownNameError, closest
from mreza.kernel.table import Table


def ids() -> list[str]:
    """Ids of all acts, by name of their folder."""
    return sorted(item.name for item in pkgutil.iter_modules(__path__) if item.ispkg)


@cache
def get(act_id: str) -> Act:
    """The act `act_id`. Raises `UnknownNameError` with near ids."""
    if act_id not in ids():
        raise UnknownNameError(f"no act {act_id!r}", remedy=closest(act_id, ids()))
    return load_act(f"{__name__}.{act_id}")


def all_acts() -> list[Act]:
    return [get(act_id) for act_id in ids()]


def table(path: str) -> Table:
    """The table `ACT.TABLE`. Raises `UnknownNameError`."""
    act_id, dot, name = path.partition(".")
    if not dot:
        raise UnknownNameError(
            f"{path!r} names no table", remedy="Write ACT.TABLE, such as " + example_path()
        )
    return get(act_id).table(name)


def example_path() -> str:
    first = next(act for act in all_acts() if act.tables)
    return f"{first.id}.{next(iter(first.tables))}"
