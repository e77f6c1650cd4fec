"""Why something is refused. Whatever is refused has stored nothing."""

from __future__ import annotations

from datetime import datetime


class RefusedError(Exception):
    """It cannot be done; nothing was stored."""


class StaleError(RefusedError):
    """Somebody else changed it since the form was opened."""

    def __init__(self, who: str = "", at: datetime | None = None) -> None:
        super().__init__("changed in the meantime")
        self.who, self.at = who, at


class WithdrawnError(RefusedError):
    """The entry is withdrawn and only read."""


class NothingChangedError(RefusedError):
    """What was entered is what is recorded already."""


class StruckError(RefusedError):
    """The line is struck out already."""


class ReviewedError(RefusedError):
    """The register was reviewed on that day already."""


class FutureError(RefusedError):
    """What is said to be done lies in the future."""


class FinishedError(RefusedError):
    """The assessment is finished and never changes."""


class UnscoredError(RefusedError):
    """Activities without a score; `clauses` names them."""

    def __init__(self, clauses: list[str]) -> None:
        super().__init__("activities without a score")
        self.clauses = clauses


class KnownError(RefusedError):
    """What is referred to is no record of the home."""
