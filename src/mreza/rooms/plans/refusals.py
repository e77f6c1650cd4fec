"""Why something is refused. Whatever is refused has stored nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime


class RefusedError(Exception):
    """It cannot be done; nothing was stored."""


class StaleError(RefusedError):
    """Somebody else changed it since the form was opened."""

    def __init__(self, who: str = "", at: datetime | None = None) -> None:
        super().__init__("changed in the meantime")
        self.who, self.at = who, at


class AgainError(RefusedError):
    """The same is recorded already."""


class FutureError(RefusedError):
    """What is said to be done lies in the future."""


class WithdrawnError(RefusedError):
    """It is withdrawn, closed or done already, and only read."""


class DisappearedError(RefusedError):
    """The measure is no longer in the plan: what happened stays, nothing is added."""


class SameVersionError(RefusedError):
    """The plan has a version of the same content already; `number` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(f"the same as version {number}")
        self.number = number


class UnfitError(RefusedError):
    """What was read cannot be stored; `parts` are (code, field) of the measures or areas."""

    def __init__(self, parts: Sequence[tuple[str, str]]) -> None:
        listed = ", ".join(f"{code} {field}" for code, field in parts)
        super().__init__(f"this was read wrong and cannot be stored: {listed}")
        self.parts = tuple(parts)


class CircleError(RefusedError):
    """A measure would wait for itself, by way of others."""
