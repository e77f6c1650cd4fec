"""Which column each cell behind a measure's name belongs to, where some of them are not printed.

Cells stand in the order of the columns. With one cell for each column they are taken as they
stand; else a cell goes to the first column from there on that may hold it, and behind the last
column a further row of the same measure begins.
"""

from __future__ import annotations

import re
from typing import Final

from mreza.rooms.plans.reading.opening import Line
from mreza.rooms.plans.reading.printed import Column

Cell = list[Line]
COLUMNS: Final[tuple[Column, ...]] = (
    "purpose", "holders", "participants", "funding", "amounts", "deadline", "success",
)  # fmt: skip
_LOOKS: Final[dict[Column, re.Pattern[str]]] = {
    "funding": re.compile(r"(?:proračun|op\b|ess|esrr|eu\b|react|evropsk|sredstva)", re.I),
    "amounts": re.compile(
        r"(?=.*(?:\d\s*(?:eur|mio|€|tisoč)|sredstva\s+(?:niso|so)\b))", re.I | re.S
    ),
    "deadline": re.compile(
        r"(?:(?:do\s+)?\d{1,2}\. ?\d{1,2}\. ?\d{4}|ukrepi?\s+\d+\.\d+|(?:stalna|letna)\s+naloga"
        r"|(?:do\s+)?(?:konca\s+)?(?:leta\s+)?20\d\d\b|(?=.*:\s*\d{1,2}\. ?\d{1,2}\. ?\d{4}))",
        re.I,
    ),
}
_LONGEST_PARTY: Final = 250


def placed(cells: list[Cell]) -> list[dict[Column, Cell]]:
    """The rows of a measure, each with its cells by column; usually one."""
    if len(cells) == len(COLUMNS):
        return [dict(zip(COLUMNS, cells, strict=True))]
    rows: list[dict[Column, Cell]] = []
    place = len(COLUMNS)
    for cell in cells:
        if place >= len(COLUMNS):
            rows.append({})
            place = 0
        while not _may_hold(COLUMNS[place], cell):
            place += 1
        rows[-1][COLUMNS[place]] = cell
        place += 1
    return rows


def _may_hold(column: Column, cell: Cell) -> bool:
    text = "\n".join(line.text for line in cell)
    looks = _LOOKS.get(column)
    if looks is not None:
        return bool(looks.match(text))
    if column in ("holders", "participants"):
        return len(text) < _LONGEST_PARTY and not any(look.match(text) for look in _LOOKS.values())
    return True
