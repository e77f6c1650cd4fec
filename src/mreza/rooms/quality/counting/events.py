"""How many incidents a record counts for: asked of the act's table `medication_event`."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from mreza import acts
from mreza.kernel import rows as kernel_rows
from mreza.rooms.calculations import running
from mreza.rooms.quality.counting.reading import Incidents
from mreza.rooms.quality.indicators import ACT

ANYBODY = "-"  # the table counts alike for every provider


def counted_incidents(alike: Incidents) -> Decimal:
    """Of one record of those that are alike."""
    return _counted(alike.errors, alike.swapped, alike.near_miss)


@lru_cache(maxsize=256)
def _counted(errors: int, swapped: bool, near_miss: bool) -> Decimal:
    act = acts.get(ACT)
    table = act.table("medication_event")
    row = {"errors": errors, "recipients_swapped": swapped, "near_miss": near_miss}
    typed = kernel_rows.validate(table, [{"provider": ANYBODY, **row}])
    found: Decimal = running.run(table, typed, at=act.in_force_from).rows[0]["counted_incidents"]
    return found
