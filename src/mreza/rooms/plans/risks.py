"""Open risks of a measure placed in a matrix of likelihood and impact, five by five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.rooms.plans.queries import OpenRisk

STEPS = (1, 2, 3, 4, 5)
# From which score on a risk is grave, high, middle: ours; the plans print no bands.
BANDS = ((15, "grave"), (10, "high"), (5, "middle"))


def level(score: int) -> str:
    """The level of a risk that scores 1 to 25."""
    return next((name for least, name in BANDS if score >= least), "low")


@dataclass(frozen=True)
class Square:
    """A square of the matrix with the numbers and titles of the risks that stand in it."""

    level: str
    risks: tuple[tuple[int, OpenRisk], ...]


def matrix(risks: Sequence[OpenRisk]) -> list[tuple[int, list[Square]]]:
    """Rows by impact from the gravest, in each a square for every likelihood; empty without."""
    if not risks:
        return []
    numbered = list(enumerate(risks, start=1))
    return [
        (
            impact,
            [
                Square(
                    level(impact * likelihood),
                    tuple(
                        (number, risk)
                        for number, risk in numbered
                        if (risk.likelihood, risk.impact) == (likelihood, impact)
                    ),
                )
                for likelihood in STEPS
            ],
        )
        for impact in reversed(STEPS)
    ]
