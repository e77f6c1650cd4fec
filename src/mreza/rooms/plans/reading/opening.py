"""Bytes of a file as numbered lines and rows of tables, or a clear word on why there are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from mreza.kernel.text import Text
from mreza.lake.encodings import examined
from mreza.lake.errors import UnreadableFileError
from mreza.rooms.plans.reading.results import DamagedError

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_LINES: Final = 50_000
_ZIP: Final = b"PK\x03\x04"
# What čšž become when UTF-8 is read as Windows-1250 or Latin and saved again, and lost letters.
_GARBLED: Final = re.compile(
    "Ä[\u0080-\u009fŤ\u008d\u0164]|Ĺ[\u0080-\u00ffˇľ]|Å[¡¾\u0080-\u00bf]|\ufffd"
)
_CONTROL: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f]")
SEND_AGAIN: Final = Text(
    "Pošljite dokument kot besedilo (UTF-8 ali Windows-1250) ali DOCX",
    "Send the document as plain text (UTF-8 or Windows-1250) or as DOCX",
)


@dataclass(frozen=True)
class Line:
    """A line of a text, or a paragraph of a word-processor file; numbers go from 1."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Row:
    """A row of a table in a word-processor file: the lines of each of its cells."""

    cells: tuple[tuple[Line, ...], ...]


Block = Line | Row


@dataclass(frozen=True)
class Source:
    """A document in its order. `encoding` is utf-8, utf-8-sig, cp1250, utf-16 or docx."""

    name: str
    blocks: tuple[Block, ...]
    encoding: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, those in tables too."""
        return tuple(line for block in self.blocks for line in lines_of(block))


def lines_of(block: Block) -> tuple[Line, ...]:
    """The lines of a block in their order."""
    if isinstance(block, Line):
        return (block,)
    return tuple(line for cell in block.cells for line in cell)


def opened(data: bytes, name: str) -> Source:
    """The document in the file. Raises `DamagedError`."""
    if not data.strip():
        raise DamagedError(Text("datoteka je prazna", "the file is empty"), where=name,
                           remedy=SEND_AGAIN)  # fmt: skip
    if len(data) > MOST_BYTES:
        raise DamagedError(
            Text("datoteka je večja od 20 MB", "the file is larger than 20 MB"), where=name,
            remedy=Text("Pošljite le besedilo načrta", "Send the text of the plan only"),
        )  # fmt: skip
    if data.startswith(_ZIP):
        from mreza.rooms.plans.reading.word_files import blocks

        source = Source(name, blocks(data, name), "docx")
    else:
        source = _text(data, name)
    _check(source)
    return source


def _text(data: bytes, name: str) -> Source:
    encoding = _encoding(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise _unknown_encoding(name) from error
    text = _CONTROL.sub(" ", re.sub("\r\n?|\x0c", "\n", text.removeprefix("\ufeff")))
    lines = text.split("\n")
    return Source(name, tuple(Line(n, line) for n, line in enumerate(lines, 1)), encoding)


def _encoding(data: bytes, name: str) -> str:
    """As the lake tells it; its remedies are those of tables, so the error is told anew."""
    with NamedTemporaryFile(suffix=".txt") as file:
        file.write(data)
        file.flush()
        try:
            return examined(Path(file.name), lambda part: None).encoding
        except UnreadableFileError as error:
            if b"\0" in data:
                what = Text("datoteka ni ne besedilo ne DOCX", "the file is neither text nor DOCX")
                raise DamagedError(what, where=name, remedy=SEND_AGAIN) from error
            raise _unknown_encoding(name) from error


def _unknown_encoding(name: str) -> DamagedError:
    return DamagedError(
        Text("kodiranja znakov ni mogoče prepoznati", "the encoding of the text cannot be told"),
        where=name,
        remedy=Text("Shranite besedilo kot UTF-8 in ga pošljite znova",
                    "Save the text as UTF-8 and send it again"),
    )  # fmt: skip


def _check(source: Source) -> None:
    lines = source.lines
    if len(lines) > MOST_LINES:
        raise DamagedError(
            Text(f"dokument ima {len(lines)} vrstic", f"the document has {len(lines)} lines"),
            where=source.name,
            remedy=Text(f"Načrt jih ima največ {MOST_LINES}", f"A plan has {MOST_LINES} at most"),
        )
    for line in lines:
        if _GARBLED.search(line.text) or "\0" in line.text:
            what = Text(f"črke v vrstici {line.number} so popačene",
                        f"letters in line {line.number} are garbled")  # fmt: skip
            raise DamagedError(what, where=source.name, remedy=Text(
                "Shranite izvirnik znova kot UTF-8 ali DOCX",
                "Save the original again as UTF-8 or DOCX"))  # fmt: skip
    if all(line.blank for line in lines):
        raise DamagedError(Text("v dokumentu ni besedila", "the document holds no text"),
                           where=source.name, remedy=SEND_AGAIN)  # fmt: skip
