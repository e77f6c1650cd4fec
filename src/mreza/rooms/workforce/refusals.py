"""Why something cannot be done to a record. Whatever is refused has stored nothing."""

from __future__ import annotations

from mreza.rooms.workforce.models import ImportedFile


class RefusedError(Exception):
    """It cannot be done; nothing was stored."""


class TakenError(RefusedError):
    """Somebody recorded the same, or overlapping days, in the meantime."""


class WithdrawnError(RefusedError):
    """The record was withdrawn already."""


class ChangedError(RefusedError):
    """Somebody corrected the record after the form of this correction was opened."""


class NotFollowedError(RefusedError):
    """The employment has an end already or is not the person's last."""


class SameFileError(RefusedError):
    """The very same file is here already; `first` is it."""

    def __init__(self, first: ImportedFile | None) -> None:
        super().__init__("sent already")
        self.first = first


class NotWaitingError(RefusedError):
    """The file does not wait to be taken (or is not taken, when it is to be taken back)."""
