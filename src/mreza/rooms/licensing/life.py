"""The life of an application: which deed leads from which state to which.

draft - submitted (- incomplete - submitted) (- proposed) - granted, partly, refused
                                                           - appealed - decided again
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mreza.rooms.licensing.models.applications import Application, ApplicationStep

State, What = Application.State, ApplicationStep.What
DECIDED: Final = (State.GRANTED, State.PARTLY, State.REFUSED)
WITH_OFFICER: Final = (
    State.SUBMITTED,
    State.PROPOSED,
    State.APPEALED,
)
OPEN: Final = (*WITH_OFFICER, State.INCOMPLETE)


@dataclass(frozen=True)
class Deed:
    """From which states, and to which; `to` None leaves the state to whoever does the deed."""

    what: str
    stands: tuple[str, ...]
    to: str | None = None
    needs_reason: bool = False


DEEDS: Final[dict[str, Deed]] = {
    "change": Deed(What.SAVED, (State.DRAFT, State.INCOMPLETE)),
    "file": Deed(What.FILE, (State.DRAFT, State.INCOMPLETE)),
    "submit": Deed(What.SUBMITTED, (State.DRAFT,), State.SUBMITTED),
    "complete": Deed(What.COMPLETED, (State.INCOMPLETE,), State.SUBMITTED),
    "withdraw": Deed(
        What.WITHDRAWN, (State.DRAFT, State.SUBMITTED, State.INCOMPLETE, State.PROPOSED),
        State.WITHDRAWN, needs_reason=True,
    ),
    "appeal": Deed(What.APPEALED, (State.PARTLY, State.REFUSED), State.APPEALED, True),
    "flag": Deed(What.FLAGGED, (State.SUBMITTED,)),
    "claim": Deed(What.CLAIMED, (*WITH_OFFICER, State.INCOMPLETE)),
    "ask": Deed(What.ASKED, (State.SUBMITTED,), State.INCOMPLETE, needs_reason=True),
    # To be completed: once the applicant's days for it are over (`office`).
    "propose": Deed(
        What.PROPOSED, (State.SUBMITTED, State.INCOMPLETE, State.APPEALED, *DECIDED),
        State.PROPOSED,
    ),
    "return": Deed(What.RETURNED, (State.PROPOSED,), None, needs_reason=True),
    "decide": Deed(What.DECIDED, OPEN),
    "correct": Deed(What.CORRECTED, DECIDED, None, needs_reason=True),
}  # fmt: skip


def possible(state: str) -> frozenset[str]:
    """Names of the deeds that can be done in `state`."""
    return frozenset(name for name, deed in DEEDS.items() if state in deed.stands)
