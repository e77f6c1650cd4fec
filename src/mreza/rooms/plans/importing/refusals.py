"""Why an import cannot go on. Whatever is refused has stored nothing."""

from __future__ import annotations

from datetime import datetime

from mreza.rooms.plans.models import StagedImport
from mreza.rooms.plans.refusals import RefusedError


class WaitsAlreadyError(RefusedError):
    """The very same file waits to be confirmed already; `first` is it."""

    def __init__(self, first: StagedImport) -> None:
        super().__init__(f"waits already as import {first.pk}")
        self.first = first


class SettledError(RefusedError):
    """Somebody confirmed or discarded the import in the meantime."""

    def __init__(self, state: str, who: str, at: datetime | None) -> None:
        super().__init__(f"{state} by {who}" if who else state)
        self.state, self.who, self.at = state, who, at


class DoubtsLeftError(RefusedError):
    """What is uncertain has not all been confirmed or corrected; `number` says how much is left."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} doubts are left")
        self.number = number


class DisappearingError(RefusedError):
    """Measures would disappear, and whoever confirms did not say that they know of these."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"measures would disappear: {', '.join(codes)}")
        self.codes = codes


class NewerVersionError(RefusedError):
    """The plan got another version since the comparison was made."""
