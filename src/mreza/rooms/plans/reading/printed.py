"""A measure as a document prints it: its code and what stands in each of its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from mreza.rooms.plans.reading.opening import Line

Column = Literal[
    "name", "purpose", "holders", "participants", "funding", "amounts", "deadline", "success",
    "goals",
]  # fmt: skip
# How the head of each column begins, in both documents.
_HEADS: Final[tuple[tuple[str, Column], ...]] = (
    (r"namen", "purpose"),
    (r"(?:aktivnosti|ukrepi|ukrep\b)", "name"),
    (r"nosil", "holders"),
    (r"sodeluj", "participants"),
    (r"finan\w*\s+vir", "funding"),
    (r"finan\w*\s+sredst", "funding"),
    (r"ocena", "amounts"),
    (r"rok", "deadline"),
    (r"(?:merilo|kazalnik)", "success"),
    (r"cilj", "goals"),
)


@dataclass
class Printed:
    """`area` is the heading it stands under; `lines` are all lines it was put together from.

    `order` counts measures as they stand in the document. `programmes` are further rows of their
    own purpose and indicators under the same name.
    """

    printed_code: str
    area: str
    order: int
    cells: dict[Column, list[Line]] = field(default_factory=dict)
    programmes: list[dict[Column, list[Line]]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    wrapped: bool = False
    continued: list[Line] = field(default_factory=list)

    def text(self, column: Column) -> str:
        """The column's lines, each without spaces around it."""
        return "\n".join(
            " ".join(line.text.split()) for line in self.cells.get(column, []) if not line.blank
        )

    @property
    def first(self) -> int:
        return min(line.number for line in self.lines)

    @property
    def last(self) -> int:
        return max(line.number for line in self.lines)


@dataclass
class Heading:
    """A chapter of measures: its code, its title, its strategic goal and its specific goals."""

    code: str
    title: list[Line]
    strategic: list[Line] = field(default_factory=list)
    goals: dict[str, list[Line]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        return self.title[0].number


@dataclass
class Document:
    """What a layout found: chapters, measures, notes under the line, and lines it stands on."""

    headings: list[Heading] = field(default_factory=list)
    measures: list[Printed] = field(default_factory=list)
    footnotes: list[tuple[str, Line]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def column_of(head: str) -> Column | None:
    """The column whose head this is, or None."""
    small = " ".join(head.lower().split()).strip(" :/")
    return next((name for start, name in _HEADS if re.match(start, small)), None)


def columns_of(heads: Sequence[str]) -> dict[int, Column] | None:
    """Columns by place when the cells are heads of a table of measures; else None."""
    found = {place: column for place, head in enumerate(heads)
             if (column := column_of(head))}  # fmt: skip
    needed = {"holders", "deadline", "success"}
    return found if needed <= set(found.values()) and all(len(h) < 60 for h in heads) else None
