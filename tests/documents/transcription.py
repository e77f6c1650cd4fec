"""How a transcribed table is read back against its source text, for every act.

Each table names the lines of the source it stands in. Its rows, written the Slovene way
(1.950.797; 117,92), must use up those lines exactly: in order, none altered, none left over.
So a changed digit, a swapped row, a row left out and a row invented all fail, naming the place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT.parent / "shared" / "seeds" / "zzzs-obcasnik-akti-navodila-2007-03.txt"
ACTS = ROOT / "src" / "mreza" / "acts"

Row = dict[str, str]
Cells = list[str]
FIGURE = re.compile(r"\d+(\.\d+)?")
# Page heads that fall between the rows.
LAYOUT = r"^\s*(Akti|Uradne objave|\S*[78] ?Občasnik ZZZS .*)\s*$"


def figure(value: str) -> str:
    """Pattern of one plain figure as printed: comma for decimals, dots that group thousands."""
    whole, _, decimals = value.partition(".")
    digits = f"{int(whole):,}".replace(",", r"\.?")  # article 28 prints 3633 without the dot
    return digits + (f",{decimals}" if decimals else "") + r"(?![\d.,])"


def words(text: str) -> str:
    """Pattern of a name wherever the flattened text broke it: between words or inside one."""
    return r"\s*".join(re.escape(letter) for letter in text if not letter.isspace())


def cell(value: str) -> str:
    """Pattern of one cell; an empty one may be printed as a dash."""
    if not value:
        return "-?"
    return figure(value) if FIGURE.fullmatch(value) else words(value)


def as_printed(row: Row, _: Row | None) -> Cells:
    """A row whose cells stand in the order of the columns, less the columns that are our codes."""
    codes = ("level", "unit", "office", "group", "activity")
    return [cell(value) for column, value in row.items() if column not in codes]


def relabelled(column: str, labels: dict[str, str]) -> Callable[[Row, Row | None], Cells]:
    """A row whose first column is our code for a printed label."""

    def printed(row: Row, _: Row | None) -> Cells:
        return [
            cell(labels.get(value, value) if key == column else value) for key, value in row.items()
        ]

    return printed


@dataclass(frozen=True)
class Place:
    """Lines of the source (from 1, both included) and how a row is printed there."""

    first: int
    last: int
    printed: Callable[[Row, Row | None], Cells] = as_printed
    between: list[str] = field(default_factory=list)

    def text(self, lines: list[str]) -> str:
        """The lines as one text, without what belongs to no row."""
        text = "\n".join(lines[self.first - 1 : self.last])
        for noise in [LAYOUT, *self.between]:
            text = re.sub(noise, "", text, flags=re.MULTILINE)
        return text


def read(act: str, name: str) -> list[Row]:
    """The rows of one table, cells as text."""
    with (ACTS / act / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unmatched(name: str, rows: list[Row], place: Place, text: str) -> Iterator[str]:
    """What is wrong first: the row that the text does not go on with, or text that is left over."""
    at, before = 0, None
    for number, row in enumerate(rows, start=2):
        pattern = re.compile(r"\s*" + r"\s*".join(place.printed(row, before)))
        if (found := pattern.match(text, at)) is None:
            yield f"{name}.csv line {number} {row} is not what stands here: {text[at : at + 90]!r}"
            return
        at, before = found.end(), row
    if rest := text[at:].strip():
        yield f"{name}.csv ends, the source goes on: {rest[:90]!r}"
