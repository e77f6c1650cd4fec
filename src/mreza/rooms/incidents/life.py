"""The life of an incident: which deed leads from which state to which (sections 3 and 4.1.3.3).

    reported - assessed - commission - analysed - measures - checked - closed

The guidelines ask for reporting, analysis, measures and following whether these work; the grades
of the risk matrix are this room's own, because the guidelines print none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mreza.rooms.incidents.models import OPEN, IncidentEvent, State

What = IncidentEvent.What
STEPS = (
    State.REPORTED, State.ASSESSED, State.COMMISSION, State.ANALYSED, State.MEASURES,
    State.CHECKED, State.CLOSED,
)  # fmt: skip
WITHOUT_END = (*OPEN, State.CLOSED)


@dataclass(frozen=True)
class Deed:
    """From which states, and to which; empty `to` leaves the state as it is."""

    what: str
    stands: tuple[State, ...]
    to: State | None = None
    needs_reason: bool = False


DEEDS: dict[str, Deed] = {
    "complete": Deed(What.COMPLETED, (State.REPORTED,)),
    "attach": Deed(What.FILE_ADDED, OPEN),
    "assess": Deed(What.ASSESSED, (State.REPORTED,), State.ASSESSED),
    "assess_again": Deed(What.ASSESSED, OPEN[1:], None, needs_reason=True),
    "appoint": Deed(What.COMMISSION, (State.ASSESSED,), State.COMMISSION),
    "skip": Deed(What.SKIPPED, (State.ASSESSED,), State.COMMISSION, needs_reason=True),
    "analyse": Deed(What.ANALYSED, (State.COMMISSION, State.ANALYSED), State.ANALYSED),
    "add_measure": Deed(What.MEASURE_ADDED, (State.ANALYSED, State.MEASURES)),
    "finish_measure": Deed(What.MEASURE_DONE, (State.ANALYSED, State.MEASURES)),
    "cancel_measure": Deed(
        What.MEASURE_CANCELLED, (State.ANALYSED, State.MEASURES), None, needs_reason=True
    ),
    "agree": Deed(What.MEASURES, (State.ANALYSED,), State.MEASURES),
    "effective": Deed(What.EFFECTIVE, (State.MEASURES,), State.CHECKED, needs_reason=True),
    "not_effective": Deed(What.NOT_EFFECTIVE, (State.MEASURES,), State.ANALYSED, needs_reason=True),
    "close": Deed(What.CLOSED, (State.CHECKED,), State.CLOSED),
    "close_low_risk": Deed(What.CLOSED, (State.ASSESSED,), State.CLOSED, needs_reason=True),
    "reopen": Deed(What.REOPENED, (State.CLOSED,), State.ASSESSED, needs_reason=True),
    "correct": Deed(What.CORRECTED, WITHOUT_END, None, needs_reason=True),
    "withdraw": Deed(What.WITHDRAWN, WITHOUT_END, State.WITHDRAWN, needs_reason=True),
    "reinstate": Deed(What.REINSTATED, (State.WITHDRAWN,), None, needs_reason=True),
}


class Grade(StrEnum):
    """How grave a risk is, by severity times likelihood."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    EXTREME = "extreme"


# The highest product of each grade; illustrative, as no document prints them.
GRADES = ((4, Grade.LOW), (9, Grade.MEDIUM), (15, Grade.HIGH), (25, Grade.EXTREME))


def grade(severity: int, likelihood: int) -> Grade:
    """The grade of a cell of the matrix; both are 1 to 5."""
    risk = severity * likelihood
    return next(found for most, found in GRADES if risk <= most)


def possible(state: str) -> frozenset[str]:
    """Names of the deeds that can be done in `state`."""
    return frozenset(name for name, deed in DEEDS.items() if state in deed.stands)
