"""Why something cannot be done with a licence. Whatever is refused has stored nothing."""

from __future__ import annotations

from mreza.rooms.workforce.refusals import RefusedError


class AlreadyCreditedError(RefusedError):
    """The same thing has been credited to this practitioner already."""


class WrongStatusError(RefusedError):
    """The licence is not in a state in which this can happen; the text is its status."""


class MissingError(RefusedError):
    """A renewal lacks points or hours; `what` says which, in words."""

    def __init__(self, what: list[str]) -> None:
        super().__init__("; ".join(what))
        self.what = what


class DayError(RefusedError):
    """The day does not fit the licence or what happened to it."""


class NumberTakenError(RefusedError):
    """Somebody else has a licence of this number."""


class TooManyError(RefusedError):
    """So many requests of one person wait already that another one would only hide them."""


class DecidedError(RefusedError):
    """The request was decided already."""
