"""Feeds: the tables of rows that rooms hand to the law.

A room registers its feeds when it starts (`AppConfig.ready`); nothing is read before `rows(day)` is
called:

    register(Feed("coverage", "health_centres_2007.coverage", Text("…", "…"), coverage_rows,
                  headline=("insured_per_doctor", "deviation_percent")))

`rows` counts and collects, it never does the law's arithmetic. Each row has a `key` that names it
for good (it stands in addresses) and says where its figures are printed (`Source.of`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mreza import acts
from mreza.kernel.errors import ActError, UnknownNameError, closest
from mreza.kernel.printed import PrintedTable
from mreza.kernel.table import Table
from mreza.kernel.text import Text
from mreza.rooms.calculations.printed_rows import name_of_row

NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass(frozen=True)
class Source:
    """Where an input of a row is printed: table, row (from 1, and as it is named), column."""

    input: str
    table: str
    position: int
    row: str
    column: str

    @classmethod
    def of(
        cls, printed: PrintedTable, row: Mapping[str, str], column: str, feeds: str = ""
    ) -> Source:
        """The cell `column` of `row`, one of `printed.rows`; `feeds` is the input it goes to.

        Without `feeds` the input has the name of the column.
        """
        position = next(n for n, other in enumerate(printed.rows, 1) if other is row)
        return cls(feeds or column, printed.name, position, name_of_row(row), column)


@dataclass(frozen=True)
class FeedRow:
    """One case: `key` names it in addresses, `inputs` go to the table, the rest is to find it by.

    Numbers in `inputs` are `Decimal`, whole numbers or plain texts (`1234.56`); None is no data.
    """

    key: str
    label: str
    inputs: Mapping[str, Any]
    unit: str = ""
    office: str = ""
    organisation: str = ""
    activity: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Feed:
    """Rows for one table (`ACT.TABLE`). `headline` names the formulas that are shown first."""

    name: str
    table: str
    title: Text
    rows: Callable[[date], list[FeedRow]]
    headline: tuple[str, ...]
    about: Text = field(default=Text("", ""))

    def law(self) -> Table:
        """The table of formulas that this feed is for."""
        return acts.table(self.table)


_FEEDS: dict[str, Feed] = {}


def register(feed: Feed) -> None:
    """Make a feed known. The same name again replaces it only with a feed of the same table."""
    if not NAME.fullmatch(feed.name):
        raise ActError(f"{feed.name!r} is no name of a feed", remedy=f"Use {NAME.pattern}")
    known = _FEEDS.get(feed.name)
    if known is not None and known.table != feed.table:
        raise ActError(f"the feed {feed.name} is registered for {known.table} and {feed.table}")
    _FEEDS[feed.name] = feed


def get(name: str) -> Feed:
    """The feed `name`. Raises `UnknownNameError` with near names."""
    if name not in _FEEDS:
        raise UnknownNameError(f"no feed {name!r}", remedy=closest(name, [*_FEEDS]))
    return _FEEDS[name]


def all_feeds() -> list[Feed]:
    """All feeds in the order of registration."""
    return [*_FEEDS.values()]


def of_table(path: str) -> list[Feed]:
    """The feeds that give rows to the table `ACT.TABLE`."""
    return [feed for feed in _FEEDS.values() if feed.table == path]
