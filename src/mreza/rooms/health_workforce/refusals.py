"""Why something cannot be done. Whatever is refused has stored nothing."""

from __future__ import annotations

from mreza.rooms.workforce.refusals import TakenError, WithdrawnError

__all__ = ["TakenError", "WithdrawnError"]
