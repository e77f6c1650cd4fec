"""Why something of a reporting round or a proposal is refused, in words for the page."""

from __future__ import annotations

from django.utils.functional import Promise

from mreza.rooms.plans.refusals import RefusedError


class RoundError(RefusedError):
    """It cannot be done: `what` is wrong, and `remedy` says what would be right."""

    def __init__(self, what: str | Promise, remedy: str | Promise = "") -> None:
        super().__init__(str(what))
        self.what = what
        self.remedy = remedy


class ChangedEntryError(RoundError):
    """Somebody of the same holder wrote the entry meanwhile; `number` is their revision."""

    def __init__(self, what: str | Promise, remedy: str | Promise, number: int) -> None:
        super().__init__(what, remedy)
        self.number = number
