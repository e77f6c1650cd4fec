"""Paragraphs and tables of a DOCX in their order; sizes are looked at before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from mreza.kernel.text import Text
from mreza.rooms.plans.reading.opening import SEND_AGAIN, Block, Line, Row
from mreza.rooms.plans.reading.results import DamagedError

MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
MOST_XML: Final = 16 * 1024 * 1024  # one part; a parsed part takes many times its length
MOST_CELLS: Final = 60  # in a row; a plan has eight columns
_MAIN: Final = "word/document.xml"


def blocks(data: bytes, name: str) -> tuple[Block, ...]:
    """Everything in the body of the document. Raises `DamagedError`."""
    _check_archive(data, name)
    import docx  # not loaded for plain texts

    try:
        # Headers, footers and notes are left out: they repeat on pages or explain.
        return tuple(_body(docx.Document(io.BytesIO(data))))
    except DamagedError:
        raise
    except Exception as error:  # whatever a broken package raises, depending on where it is broken
        raise _broken(name) from error


def _check_archive(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _broken(name) from error
    if _MAIN not in {entry.filename for entry in entries}:
        what = Text("arhiv ni dokument DOCX", "the archive is no DOCX document")
        raise DamagedError(what, where=name, remedy=SEND_AGAIN)
    sizes = [entry.file_size for entry in entries]
    texts = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if len(entries) > MOST_ENTRIES or sum(sizes) > MOST_UNPACKED or max(texts) > MOST_XML:
        raise DamagedError(
            Text("dokument je razpakiran prevelik", "unpacked, the document is too large"),
            where=name,
            remedy=Text("Shranite ga brez slik in prilog ali kot besedilo",
                        "Save it without pictures and attachments, or as plain text"),
        )  # fmt: skip


def _broken(name: str) -> DamagedError:
    return DamagedError(Text("dokument DOCX je poškodovan", "the DOCX document is damaged"),
                        where=name, remedy=SEND_AGAIN)  # fmt: skip


def _body(document: Any) -> Iterator[Block]:
    from docx.table import Table

    numbers = count(1)
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item, numbers)
        else:
            yield from _lines(item.text, numbers)


def _rows(table: Any, numbers: Iterator[int]) -> Iterator[Row]:
    """Rows with as many cells as columns; a merged cell speaks once, where it stands first."""
    seen: set[Any] = set()
    for row in table.rows:
        # Asked before the cells are: one cell may say that it spans a thousand million columns.
        if sum(cell.grid_span for cell in row._tr.tc_lst) > MOST_CELLS:
            raise ValueError(f"a row of more than {MOST_CELLS} cells")
        cells: list[tuple[Line, ...]] = []
        for cell in row.cells:
            fresh = cell._tc not in seen
            seen.add(cell._tc)
            text = "\n".join(paragraph.text for paragraph in cell.paragraphs) if fresh else ""
            cells.append(tuple(_lines(text, numbers)) if text.strip() else ())
        yield Row(tuple(cells))


def _lines(text: str, numbers: Iterator[int]) -> Iterator[Line]:
    for line in text.split("\n"):
        yield Line(next(numbers), line)
