"""A plan of measures in blocks ("Ukrep 1.1.1: ..."), one cell of the table after another.

In plain text a line that begins with a space begins a cell and other lines continue it; in a
word-processor file the cells are those of the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mreza.rooms.plans.reading.block_cells import Cell, placed
from mreza.rooms.plans.reading.opening import Block, Line, Row, Source
from mreza.rooms.plans.reading.printed import (
    Column,
    Document,
    Heading,
    Printed,
    column_of,
    columns_of,
)
from mreza.rooms.plans.reading.words import joined

# What a converter to text leaves of bookmarks, pictures and footnotes.
_MARKS: Final = re.compile(r"\[(?:bookmark|image|footnoteRef):[^\]]*\]\s*")
MEASURE: Final = re.compile(
    r"\s*Ukrep\s*:?\s*(?P<code>\d+(?:\.\d+)+)(?P<stray>[.:;]*)\s*(?P<name>.*)", re.DOTALL
)
_GOAL: Final = re.compile(r"\s*(\d+(?:\.\d+)+)\.?:\s*(\S.*)", re.DOTALL)
_CHAPTER: Final = re.compile(r"\s*(\d{1,2})\.\s+(?:Cilj\s*:\s*)?([A-ZČŠŽ].*)", re.DOTALL)
_AIM: Final = re.compile(r"\s*\d{1,2}\.\s+Cilj\s*:")
_LONGEST_HEAD: Final = 300


def matches(source: Source) -> bool:
    """Whether the document is of this layout."""
    texts = [_MARKS.sub("", line.text) for line in source.lines]
    return any(MEASURE.match(text) for text in texts) and any(
        column_of(text) == "holders" and len(text) < 60 for text in texts
    )


def read(source: Source) -> Document:
    """Chapters, their goals, and measures, as printed."""
    reader = _Reader()
    for cells, is_row in _rows(source.blocks):
        reader.row(cells) if is_row else reader.cell(cells[0])
    reader.close()
    return reader.found


def _rows(blocks: Sequence[Block]) -> Iterator[tuple[list[Cell], bool]]:
    """Rows of tables as they are, running lines cell by cell."""
    open_cell: Cell = []
    for block in blocks:
        if isinstance(block, Row):
            if open_cell:
                yield [open_cell], False
                open_cell = []
            yield [[_clean(line) for line in cell if not line.blank] for cell in block.cells], True
        elif not block.blank:
            if open_cell and (_begins(block) or _begins_chapter(open_cell[0])):
                yield [open_cell], False
                open_cell = []
            open_cell.append(_clean(block))
    if open_cell:
        yield [open_cell], False


def _clean(line: Line) -> Line:
    return Line(line.number, " ".join(_MARKS.sub("", line.text).split()))


def _begins(line: Line) -> bool:
    """Whether the line begins a cell or stands outside the tables."""
    return (
        line.text[0].isspace() or _begins_chapter(line)
        or MEASURE.match(_MARKS.sub("", line.text)) is not None
    )  # fmt: skip


def _begins_chapter(line: Line) -> bool:
    """A heading of the text between tables; case matters, as days of months begin so too."""
    return bool(re.match(r"\d{1,2}\.\s+[A-ZČŠŽ]", line.text)) and len(line.text) < _LONGEST_HEAD


class _Reader:
    """Puts cells into chapters and measures; what is neither is left to be told as unread."""

    def __init__(self) -> None:
        self.found = Document()
        self.open: list[Cell] | None = None  # cells behind the name of the last measure
        self.heads: dict[int, Column] = {}
        self.titles: dict[str, list[tuple[str, Line]]] = {}

    def cell(self, cell: Cell) -> None:
        """A cell of running text."""
        text = "\n".join(line.text for line in cell)
        chapter = _CHAPTER.match(text) if len(text) < _LONGEST_HEAD else None
        if chapter:
            self.close()
            self._chapter(chapter, cell, _AIM.match(text) is not None)
        elif measure := MEASURE.match(text):
            self.close()
            self._measure(measure, cell)
            self.open = []
        elif self.found.headings and (goal := _GOAL.match(text)):
            self.close()
            self._goal(goal, cell)
        elif self.open is not None:
            self.open.append(cell)
        elif self.found.headings and (column_of(text) or text.strip(" :") == "Področje"):
            self._use(cell)

    def row(self, cells: list[Cell]) -> None:
        """A row of a table of a word-processor file."""
        texts = ["\n".join(line.text for line in cell) for cell in cells]
        heads = columns_of(texts)
        name = texts[self._place_of_name()] if len(texts) > self._place_of_name() else ""
        if heads:
            self.heads = heads
            for cell in cells:
                self._use(cell)
        elif measure := MEASURE.match(name):
            self._measure(measure, cells[self._place_of_name()])
            self._fill(self.found.measures[-1].cells, cells)
        elif sum(map(bool, texts)) == 1:
            self.cell(next(cell for cell in cells if cell))
        elif any(texts) and self.heads and self.found.measures:
            self.found.measures[-1].programmes.append({})
            self._fill(self.found.measures[-1].programmes[-1], cells)

    def _place_of_name(self) -> int:
        return next((place for place, name in self.heads.items() if name == "name"), 0)

    def _fill(self, into: dict[Column, list[Line]], cells: list[Cell]) -> None:
        measure = self.found.measures[-1]
        for place, column in self.heads.items():
            if column != "name" and place < len(cells) and cells[place]:
                into[column] = cells[place]
                measure.lines += cells[place]
                self._use(cells[place])

    def close(self) -> None:
        """The measure that was open is whole: its cells go to their columns."""
        if self.open is None:
            return
        measure, cells = self.found.measures[-1], self.open
        self.open = None
        rows = placed(cells)
        measure.cells |= rows[0] if rows else {}
        measure.programmes = rows[1:]
        for cell in cells:
            measure.lines += cell
            self._use(cell)

    def _use(self, cell: Cell) -> None:
        self.found.used |= {line.number for line in cell}

    def _chapter(self, chapter: re.Match[str], cell: Cell, aim: bool) -> None:
        """A chapter is one whose aim is named; its heading in the text may not call it an aim."""
        code, line = chapter[1], Line(cell[0].number, " ".join(chapter[2].split()))
        same = [one for one in self.found.headings if one.code == code]
        if aim and not same:
            self.found.headings.append(Heading(code, [line]))
            before = [one for title, one in self.titles.get(code, []) if title == line.text]
            self.found.used |= {one.number for one in before}
            self.found.headings[-1].title = [*before[:1], line][:1]
        if aim or (same and joined(same[0].title) == line.text):
            self._use(cell)
        self.titles.setdefault(code, []).append((line.text, line))

    def _goal(self, goal: re.Match[str], cell: Cell) -> None:
        text = " ".join(goal[2].split())
        self.found.headings[-1].goals[goal[1]] = [Line(cell[0].number, text)]
        self._use(cell)

    def _measure(self, match: re.Match[str], cell: Cell) -> None:
        chapter = self.found.headings[-1].code if self.found.headings else ""
        end = match.end("stray")
        whole = "\n".join(line.text for line in cell)
        printed = " ".join(whole[:end].split()).removeprefix("Ukrep").strip()
        measure = Printed(printed, chapter, len(self.found.measures))
        own = cell[whole[:end].count("\n") :]
        measure.cells["name"] = [
            Line(line.number, text.strip())
            for line, text in zip(own, whole[end:].split("\n"), strict=True)
            if text.strip()
        ]
        measure.lines += cell
        self._use(cell)
        self.found.measures.append(measure)
