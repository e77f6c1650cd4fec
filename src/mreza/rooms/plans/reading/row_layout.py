"""A plan of chapters with tables of measures, each measure one row (A1, A2 ...).

In plain text the rows are flattened to running lines; in a word-processor file they are rows of
tables. Headings are the same in both: "1. ...", strategic goal, specific goals, activities.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from mreza.rooms.plans.reading.opening import Line, Row, Source, lines_of
from mreza.rooms.plans.reading.printed import (
    Column,
    Document,
    Heading,
    Printed,
    column_of,
    columns_of,
)
from mreza.rooms.plans.reading.row_cells import columns
from mreza.rooms.plans.reading.words import as_lines, ends_are_marked, joined, mended

CODE: Final = re.compile(r"\s*([A-Z]{1,2}\d{1,3})([.:;)]*)(?:\s+(.*))?$", re.DOTALL)
_CHAPTER: Final = re.compile(r"\s*(\d{1,2})\.\s+(?=[A-ZČŠŽ])(.+)")
_STRATEGIC: Final = re.compile(r"\s*Strateški\s+cilj\s*:\s*(.*)", re.IGNORECASE)
_SPECIFIC: Final = re.compile(r"\s*Specifični\s+cilji\s*:", re.IGNORECASE)
_ACTIVITIES: Final = re.compile(r"\s*Potrebne\s+aktivnosti", re.IGNORECASE)
_GOAL: Final = re.compile(r"\W*(\d{1,2}\.\d{1,2})\.?\s+(.+)")
_HEAD: Final = re.compile(r"\b(?:rok\w*)\s+nosil\w*\s+merilo", re.IGNORECASE)
_HEAD_END: Final = re.compile(r"\s*cilj\w*\s*$", re.IGNORECASE)
_NOTE_MARK: Final = re.compile(r"\s*\d{1,2}\s*$")
_NOTE: Final = re.compile(r"\s*\d{1,2} +\S.*")
_POINT: Final = re.compile(r"\s*\(?\s*k\s+točki\s+[\d.]+\s*\)?", re.IGNORECASE)
_LONGEST_CHAPTER: Final = 4  # lines of a chapter's title before its strategic goal


def matches(source: Source) -> bool:
    """Whether the document is of this layout."""
    texts = [line.text for line in source.lines]
    codes = sum(bool(CODE.match(text)) for text in texts)
    return codes >= 1 and any(_STRATEGIC.match(text) for text in texts)


def read(source: Source) -> Document:
    """Chapters and measures, as printed."""
    return _Reader(source).read()


@dataclass
class _Open:
    """A measure whose running lines are still coming."""

    measure: Printed
    lines: list[Line] = field(default_factory=list)


class _Reader:
    """Goes through the blocks once; what a line is depends on the part it stands in."""

    def __init__(self, source: Source) -> None:
        self.blocks = source.blocks
        self.marked = ends_are_marked([b for b in source.blocks if isinstance(b, Line)])
        self.found = Document()
        self.part: Callable[[Line], None] = self._before
        self.open: _Open | None = None
        self.heads: dict[int, Column] = {}
        self.goal = ""

    def read(self) -> Document:
        for place, block in enumerate(self.blocks):
            if isinstance(block, Row):
                self._row(block)
            elif not block.blank:
                self._line(block, place)
        self._close()
        return self.found

    def _line(self, line: Line, place: int) -> None:
        if chapter := self._chapter_at(line, place):
            self._close()
            self.found.headings.append(Heading(chapter[1], [Line(line.number, chapter[2])]))
            self._use(line, self._title)
        elif self.found.headings and (strategic := _STRATEGIC.match(line.text)):
            self._chapter.strategic.append(Line(line.number, strategic[1]))
            self._use(line, self._strategic)
        elif self.found.headings and _SPECIFIC.match(line.text):
            self._use(line, self._goals)
        elif self.found.headings and _ACTIVITIES.match(line.text):
            self._use(line, self._notes)
        elif self.found.headings and _HEAD.search(line.text):
            self._close()
            self._use(line, self._head)
        elif self.part not in (self._before, self._title) and (code := CODE.match(line.text)):
            self._begin(line, code)
        else:
            self.part(line)

    def _chapter_at(self, line: Line, place: int) -> re.Match[str] | None:
        """A numbered line soon followed by a strategic goal; within a row it is a sentence."""
        following = self.blocks[place + 1 : place + 1 + _LONGEST_CHAPTER]
        if any(isinstance(b, Line) and _STRATEGIC.match(b.text) for b in following):
            return _CHAPTER.match(line.text)
        return None

    @property
    def _chapter(self) -> Heading:
        return self.found.headings[-1]

    def _use(self, line: Line, part: Callable[[Line], None] | None = None) -> None:
        self.found.used.add(line.number)
        self.part = part or self.part

    def _before(self, line: Line) -> None:
        """The title page: nothing of it is a measure."""

    def _title(self, line: Line) -> None:
        self._chapter.title.append(line)
        self._use(line)

    def _strategic(self, line: Line) -> None:
        self._chapter.strategic.append(line)
        self._use(line)

    def _goals(self, line: Line) -> None:
        goal = _GOAL.match(line.text)
        if goal:
            self.goal = goal[1]
            self._chapter.goals[self.goal] = [Line(line.number, goal[2])]
        elif self.goal in self._chapter.goals:
            self._chapter.goals[self.goal].append(line)
        self._use(line)

    def _notes(self, line: Line) -> None:
        """Between the goals and the table: a footnote and its mark, or the head of the table."""
        if _NOTE_MARK.match(line.text):
            self._use(line)
        elif _NOTE.match(line.text):
            self.found.footnotes.append((self._chapter.code, line))
            self._use(line)

    def _head(self, line: Line) -> None:
        self._use(line)
        if _HEAD_END.match(line.text):
            self.part = self._body

    def _body(self, line: Line) -> None:
        """A further line of the measure that is open."""
        if self.open is not None:
            self.open.lines.append(line)

    def _begin(self, line: Line, code: re.Match[str]) -> None:
        self._close()
        measure = self._measure(code[1] + code[2])
        self.open = _Open(measure, [Line(line.number, code[3] or "")])
        measure.lines.append(line)
        self.found.used.add(line.number)
        self.part = self._body

    def _measure(self, code: str) -> Printed:
        measure = Printed(code, self._chapter.code, len(self.found.measures), wrapped=True)
        self.found.measures.append(measure)
        return measure

    def _close(self) -> None:
        """The measure that was open is whole: its words go to their columns."""
        if self.open is None:
            return
        measure, lines = self.open.measure, self.open.lines
        self.open = None
        found, rest = columns(mended(lines, marked=self.marked))
        measure.cells = {name: list(as_lines(words)) for name, words in found.items()}
        left = {word.line for word in rest}
        own = [line for line in lines[1:] if line.number not in left]
        measure.lines += own
        self.found.used |= {line.number for line in own}
        if rest:
            self._continue([line for line in lines if line.number in left])

    def _continue(self, lines: Sequence[Line]) -> None:
        """Lines behind the end of a row belong to the last measure whose name is not finished."""
        for measure in reversed(self.found.measures[:-1]):
            name = joined(measure.cells.get("name", []))
            if not measure.continued and not name.rstrip().endswith((".", "…", ")")):
                pieces = list(as_lines(mended(lines, marked=self.marked)))
                measure.cells["name"] += pieces
                measure.continued = pieces
                measure.lines += lines
                self.found.used |= {line.number for line in lines}
                return

    def _row(self, row: Row) -> None:
        """A row of a table: its heads, a measure, or a piece that goes on from the row before."""
        self._close()
        texts = [joined(cell) for cell in row.cells]
        heads = columns_of(texts)
        if heads and self.found.headings:
            self.heads = heads
            if "name" not in heads.values() and texts and not column_of(texts[0]):
                self.heads[0] = "name"  # one head of the document is left empty
            self.found.used |= {line.number for line in lines_of(row)}
        elif self.heads and any(texts):
            self._row_of_measure(row)

    def _row_of_measure(self, row: Row) -> None:
        cells = {name: [line for line in row.cells[place] if not line.blank]
                 for place, name in self.heads.items() if place < len(row.cells)}  # fmt: skip
        code = CODE.match("\n".join(line.text for line in cells.get("name", [])))
        if code:
            measure = self._measure(code[1] + code[2])
            cells["name"] = _without_code(cells["name"], code[1] + code[2])
        elif self.found.measures:
            measure = self._unfinished(cells)
        else:
            return
        for name, lines in cells.items():
            measure.cells.setdefault(name, []).extend(lines)
        lines = [line for line in lines_of(row) if not line.blank]
        measure.lines += lines
        self.found.used |= {line.number for line in lines}

    def _unfinished(self, cells: dict[Column, list[Line]]) -> Printed:
        for measure in reversed(self.found.measures):
            name = joined(measure.cells.get("name", []))
            if not name.endswith((".", "…", ")")):
                measure.continued = cells.get("name", [])
                return measure
        return self.found.measures[-1]


def _without_code(lines: Sequence[Line], code: str) -> list[Line]:
    first = lines[0]
    rest = first.text.strip()[len(code) :].strip()
    return [*([Line(first.number, rest)] if rest else []), *lines[1:]]


def title_of(heading: Heading) -> str:
    """The chapter's title without the reference to the strategy's own chapter."""
    return _POINT.sub("", joined(heading.title)).strip()
