"""A report as it goes onto paper: headings, tables, texts and pictures, all in words already.

PDF and DOCX are two ways to set the same `Paper`, so that they cannot say different things.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

Cell = str


@dataclass(frozen=True)
class Table:
    """`numbers` are the columns whose figures stand at the right."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing with what it shows in words, and the names of its colours (name, colour)."""

    title: str
    svg: str
    says: str
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Said:
    """What somebody wrote: under a title, paragraph by paragraph."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]  # label, text


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, in this order."""

    heading: str
    mark: str = ""
    tone: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    text: str = ""
    points: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    said: tuple[Said, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A whole report. `marks` say what it must not be taken for: illustrative, not frozen."""

    language: str
    title: str
    subtitle: str
    contents: str  # the heading of the table of contents
    foot: str
    keys: tuple[tuple[str, str], ...]
    marks: tuple[str, ...]
    sections: tuple[Section, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
