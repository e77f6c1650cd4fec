"""What a target comes to and how far it is, by the formulas of the implementation plan.

The plan of social care is the one that prints targets in per cent of a baseline year; its table
`target` counts for every plan. The rule is the act's; here are only the rows for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from mreza import acts
from mreza.kernel.engines.result import Result
from mreza.kernel.table import Table
from mreza.rooms.calculations import running
from mreza.rooms.plans.models import Indicator, Reading, Target
from mreza.rooms.plans.words import TargetKind

ACT: Final = "nin_2025_2026"
_PERCENTS = (TargetKind.PERCENT_MORE, TargetKind.PERCENT_OF)


@dataclass(frozen=True)
class Asked:
    """An indicator of a measure with its target, its baseline and the newest reading."""

    measure: str
    indicator: Indicator
    target: Target
    baseline: Decimal | None
    reading: Decimal | None


@dataclass(frozen=True)
class Aim:
    """The value to be reached, the share of the way done in per cent, whether it is reached.

    None: not known, because a baseline, a reading or the printed figure is missing.
    """

    target_value: Decimal | None = None
    progress: Decimal | None = None
    reached: bool | None = None


NO_AIM = Aim()


def table() -> Table:
    """The act's table of targets."""
    return acts.get(ACT).table("target")


def row(asked: Asked) -> dict[str, Any]:
    """One indicator as the act's table takes it."""
    target, in_percent = asked.target, asked.target.kind in _PERCENTS
    started = asked.baseline if not in_percent else None
    return {
        "measure": asked.measure,
        "kind": target.kind,
        "direction": asked.indicator.direction,
        "target_figure": None if in_percent else target.value,
        "target_percent": target.value if in_percent else None,
        "baseline": asked.baseline,
        "start": started or Decimal(0),
        "reading": asked.reading,
    }


def run(rows: Sequence[Asked]) -> Result:
    """The act's answer for all of them; its figures of a day do not change here."""
    return running.run(table(), [row(one) for one in rows], at=acts.get(ACT).in_force_from)


def aims(rows: Sequence[Asked]) -> list[Aim]:
    """What is known of each indicator, in the given order."""
    if not rows:
        return []
    return [
        Aim(
            found["target_value"], found["progress"],
            None if found["reached"] is None else found["reached"] == "yes",
        )
        for found in run(rows).rows
    ]  # fmt: skip


def printed_base(
    indicator: Indicator,
    target: Target | None,
    beside: Iterable[tuple[Indicator, Target | None]],
) -> Decimal | None:
    """The count of which a share is: the first value printed by the same measure in its unit.

    25 % of persons stand beside 4,320 persons (1.3.2) and 2,880 persons (2.18) of the same measure.
    """
    if target is None or target.kind != TargetKind.PERCENT_OF:
        return None
    return next(
        (
            other.value
            for one, other in beside
            if other is not None and other.kind == TargetKind.ABSOLUTE
            and other.value is not None and one.unit == indicator.unit
        ),
        None,
    )  # fmt: skip


def value_of(reading: Reading | None) -> Decimal | None:
    """The value of a reading; None where there is none."""
    return reading.value if reading else None
