"""Events from which a time limit runs that rooms find among their records.

In a room above (`ready()`):  events.register("notice_given", notices)

People enter the others by hand (`models.Event`). As with evidence, a finder is asked for many
organisations at once and answers in a constant number of queries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Happening:
    """Something of a `kind` on a day. `key` names it for good within its organisation."""

    organisation: str
    kind: str
    day: date
    key: str
    subject: str = ""
    url: str = ""


Finder = Callable[[Collection[str], date, date], Iterable[Happening]]
_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Have `finder(codes, first, last)` look for events of `kind` on those days."""
    _finders[kind] = finder


def kinds() -> list[str]:
    """Kinds that some room finds by itself."""
    return sorted(_finders)


def found(
    kinds: Collection[str], codes: Collection[str], first: date, last: date
) -> list[Happening]:
    """Events of `kinds` of those organisations from `first` to `last`, by day."""
    asked = dict.fromkeys(finder for kind, finder in _finders.items() if kind in kinds)
    rows = [one for finder in asked for one in finder(codes, first, last) if one.kind in kinds]
    return sorted(rows, key=lambda one: (one.day, one.key))
