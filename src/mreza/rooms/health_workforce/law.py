"""The act's tables and figures this room rests on; none of its assumptions is the document's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from mreza import acts
from mreza.kernel import rows as kernel_rows
from mreza.kernel.act import Act
from mreza.kernel.engines.result import Result
from mreza.kernel.steps import Mapping
from mreza.kernel.table import Table
from mreza.rooms.calculations import running

ACT: Final = "nskz_2035_2022_2025"


def act() -> Act:
    return acts.get(ACT)


def law_day(day: date) -> date:
    """The day whose figures count: `day`, or the nearest on which the plan holds."""
    last = act().in_force_to
    return max(act().in_force_from, day if last is None else min(day, last))


@cache
def figure(name: str, day: date) -> Decimal:
    """A figure of the act on a day."""
    value = act().parameter(name).on(law_day(day)).value
    if not isinstance(value, Decimal):
        raise TypeError(f"{name} is no number")
    return value


@cache
def by_group(name: str, day: date) -> dict[str, Decimal]:
    """A figure for every occupational group."""
    from mreza.rooms.health_workforce.models import OccupationGroup

    value = act().parameter(name).on(law_day(day)).value
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} is no mapping")
    entries = dict(value.entries)
    found = {group: entries.get(group, value.default) for group in OccupationGroup.values}
    return {group: Decimal(0) if one is None else one for group, one in found.items()}


def table(name: str) -> Table:
    return act().table(name)


def run(name: str, rows: list[dict[str, Any]], day: date) -> Result:
    """Rows of a table with the figures of `day`. Raises `RowsError` for a row it cannot take."""
    typed = kernel_rows.validate(table(name), rows)
    return running.run(table(name), typed, at=law_day(day))
