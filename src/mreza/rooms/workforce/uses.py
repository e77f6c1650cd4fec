"""What an attendance on record also serves: rooms above say, its training's page tells.

In a room above (`ready()`):  uses.register(licence_points)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from mreza.rooms.workforce.models import Training


@dataclass(frozen=True)
class Use:
    """In words, of how many attendances of the training, and where more is said."""

    said: Any
    people: int
    url: str


Finder = Callable[[Training], Iterable[Use]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Have `finder(training)` say what attendances of a training also serve; one query."""
    if finder not in _finders:
        _finders.append(finder)


def of(training: Training) -> list[Use]:
    """Every other use of the attendances of a training."""
    return [use for finder in _finders for use in finder(training)]
