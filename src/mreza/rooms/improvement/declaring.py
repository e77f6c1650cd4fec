"""What a register is to the pages: its words, columns, fields, lines. `registers.py` declares them.

List, search, export, form, history and withdrawal are written once for whatever is declared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from mreza.rooms.calculations import links
from mreza.rooms.improvement.activities import ACT
from mreza.rooms.improvement.models import Entry, Line

Words = str | Promise
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class Column:
    """A column of the list: an attribute of the entry. `title` where the model has no field."""

    name: str
    title: Words = ""
    narrow: bool = True  # shown on a phone too


@dataclass(frozen=True)
class LineKind:
    """What can be added to an entry for good. `own_form`: a page of its own takes it;
    `by_file`: many at once, from a CSV."""

    slug: str
    model: type[Line]
    title: Words
    add: Words
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    own_form: bool = False
    by_file: bool = False  # the database holds that the same row is there once

    def of(self, entry: Entry, **given: Any) -> Line:
        """A new line of the entry, not saved."""
        return self.model(entry=entry, **given)  # type: ignore[misc]

    def lines(self, entry: Entry) -> Rows:
        """Lines of the entry, struck ones too."""
        return self.model._default_manager.filter(entry=entry)  # type: ignore[misc]


@dataclass(frozen=True)
class Register:
    """A register of an organisation.

    `fields` are those of the form, `proposable` the ones that any of staff may fill to propose an
    entry, `private` those that only the responsible person reads. `due` names the date by which an
    entry is due (annotated by `rows` where it is computed), `done` which entries no longer are.
    `reviews` is how many reviews a year are owed.
    """

    slug: str
    model: type[Entry]
    title: Words
    one: Words
    lead: Words
    empty: Words
    clause: str
    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    search: tuple[str, ...] = ("title",)
    filters: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    due: str = ""
    done: Q | None = None
    rows: Callable[[Rows, date], Rows] = field(default=lambda rows, day: rows)
    lines: LineKind | None = None
    proposable: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    staff_reads: bool = False
    reviews: int = 0
    picture: str = ""

    @property
    def article_url(self) -> str:
        """Where the act asks for the register."""
        return links.article(ACT, self.clause)

    def open(self, rows: Rows) -> Rows:
        """Entries that are not done."""
        return rows if self.done is None else rows.exclude(self.done)

    def visible_fields(self, *, private: bool) -> tuple[str, ...]:
        """Fields of an entry that somebody may read."""
        return tuple(name for name in self.fields if private or name not in self.private)
