"""Reading a national plan from its official document: `read(data, name)`.

Knows two layouts, by their headings and columns and not by their codes: chapters with tables of
measures one to a row (`row_layout`) and measures in blocks of cells (`block_layout`), both as plain
text and as DOCX. Nothing here knows Django or a database.
"""

from __future__ import annotations

from typing import Final

from mreza.kernel.text import Text
from mreza.rooms.plans.reading import block_layout, row_layout
from mreza.rooms.plans.reading.assembling import assembled
from mreza.rooms.plans.reading.opening import Source, opened
from mreza.rooms.plans.reading.printed import Document, Printed
from mreza.rooms.plans.reading.results import (
    DamagedError,
    Doubt,
    ForeignError,
    Layout,
    Passage,
    Reading,
    ReadingError,
)

__all__ = [
    "DamagedError",
    "Doubt",
    "ForeignError",
    "Layout",
    "Passage",
    "Reading",
    "ReadingError",
    "read",
]
_MISSING: Final = 0.2  # of measures without holder or indicator, above which columns were lost


def read(data: bytes, name: str) -> Reading:
    """The plan in a file. Raises `DamagedError`, and `ForeignError` for what is no such plan."""
    source = opened(data, name)
    layout: Layout = "rows" if row_layout.matches(source) else "blocks"
    if layout == "blocks" and not block_layout.matches(source):
        raise _foreign(name)
    found = row_layout.read(source) if layout == "rows" else block_layout.read(source)
    if not found.measures or not found.headings:
        raise _foreign(name)
    _check_columns(found, name)
    _check_end(found.measures[-1], source, layout)
    return assembled(source, layout, found)


def _foreign(name: str) -> ForeignError:
    return ForeignError(
        Text("dokument ni načrt ukrepov", "the document is no plan of measures"), where=name,
        remedy=Text(
            "Berejo se načrti s poglavji in preglednicami ukrepov (oznaka, rok, nosilec, merilo)",
            "Plans are read that have chapters and tables of measures (code, deadline, holder, "
            "measure of success)",
        ),
    )  # fmt: skip


def _check_columns(found: Document, name: str) -> None:
    lost = [one.printed_code for one in found.measures
            if not (one.text("holders") and one.text("success"))]  # fmt: skip
    if len(lost) > max(1, len(found.measures) * _MISSING):
        codes = ", ".join(lost[:5])
        raise DamagedError(
            Text(f"stolpcev ukrepov ni mogoče ločiti ({codes} …)",
                 f"the columns of measures cannot be told apart ({codes} …)"),
            where=name,
            remedy=Text("Besedilo je izgubilo postavitev; pošljite dokument kot DOCX",
                        "The text has lost its layout; send the document as DOCX"),
        )  # fmt: skip


def _check_end(last: Printed, source: Source, layout: Layout) -> None:
    """A document that is cut off ends inside a measure."""
    needed = "goals" if layout == "rows" else "success"
    if last.text("goals" if needed == "goals" else "success") and last.text("holders"):
        return
    raise DamagedError(
        Text(f"dokument je odrezan: konča se sredi ukrepa {last.printed_code.strip(' :.')}",
             f"the document is cut off: it ends inside measure {last.printed_code.strip(' :.')}"),
        where=source.name, remedy=Text("Pošljite celoten dokument", "Send the whole document"),
    )  # fmt: skip
