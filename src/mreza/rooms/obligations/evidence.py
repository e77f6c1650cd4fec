"""What shows that an obligation was met: rooms above say how to find it among their records.

In a room above (`ready()`):  evidence.register("month_closed", closed_months)

A finder is asked for many organisations at once and answers in a constant number of queries. A
room with several kinds best registers one finder for all of them: it is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Evidence:
    """A record that meets obligations of its `kind`.

    `organisation` is its code, `day` when it was done (never when somebody uploaded it),
    `first` and `last` the days it is about, where it is about a period. `url` opens it.
    """

    organisation: str
    kind: str
    day: date
    title: str
    url: str
    first: date | None = None
    last: date | None = None


Finder = Callable[[Collection[str], date, date], Iterable[Evidence]]
_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Have `finder(codes, first, last)` look for evidence of `kind` done in those days."""
    _finders[kind] = finder


def kinds() -> list[str]:
    """Kinds that some room can find by itself."""
    return sorted(_finders)


def found(
    kinds: Collection[str], codes: Collection[str], first: date, last: date
) -> list[Evidence]:
    """Evidence of `kinds` of those organisations, done from `first` to `last`, by day."""
    asked = dict.fromkeys(finder for kind, finder in _finders.items() if kind in kinds)
    rows = [one for finder in asked for one in finder(codes, first, last) if one.kind in kinds]
    return sorted(rows, key=lambda one: one.day)
