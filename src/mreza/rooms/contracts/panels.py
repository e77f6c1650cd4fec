"""Places on the contract page that upper rooms fill: realisation, settlement, forecast.

panels.register(realised)  # in the upper room's AppConfig.ready()

def realised(request, contract) -> Panel | None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from mreza.rooms.contracts.models import Contract


@dataclass(frozen=True)
class Panel:
    """A template to include on the contract page, and its context as `panel`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[HttpRequest, Contract], Panel | None]
_makers: list[Maker] = []


def register(maker: Maker) -> None:
    """Let a room above add a panel; each at most once, in the order of registration."""
    if maker not in _makers:
        _makers.append(maker)


def forget(maker: Maker) -> None:
    """Take a panel out again."""
    _makers.remove(maker)


def panels(request: HttpRequest, contract: Contract) -> list[Panel]:
    """What the rooms above have to say about the contract."""
    made = [maker(request, contract) for maker in _makers]
    return [panel for panel in made if panel is not None]
