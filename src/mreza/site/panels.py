"""Places on a page that rooms above fill, so that a page shows what it does not know.

In the room of the page:      place: Place[Contract] = Place()
In a room above (`ready()`):  place.register(settled)

    def settled(request, contract) -> Panel | None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.http import HttpRequest

Subject = TypeVar("Subject")


@dataclass(frozen=True)
class Panel:
    """A template to include on the page, and its context as `panel`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


class Place(Generic[Subject]):
    """Panels of one page about a subject, in the order of registration."""

    def __init__(self) -> None:
        self._makers: list[Callable[[HttpRequest, Subject], Panel | None]] = []

    def register(self, maker: Callable[[HttpRequest, Subject], Panel | None]) -> None:
        """Let a room above add a panel; each at most once."""
        if maker not in self._makers:
            self._makers.append(maker)

    def forget(self, maker: Callable[[HttpRequest, Subject], Panel | None]) -> None:
        """Take a panel out again."""
        self._makers.remove(maker)

    def panels(self, request: HttpRequest, subject: Subject) -> list[Panel]:
        """What the rooms above have to say about the subject."""
        made = [maker(request, subject) for maker in self._makers]
        return [panel for panel in made if panel is not None]
